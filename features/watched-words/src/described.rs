//! A video that got a name or a description: it is tagged, and waits for a moderator where a policy of the instance wants it.

use crate::policies::leads;
use crate::store::Policy;
use crate::{Owner, tag_video};
use database::{Sql, Tx};
use platform::{Result, Right, Role};
use video::block::{self, Kind};
use video::hooks::Described;

/// Looks at a video in the transaction that changes it; whether it waits for a moderator because of its tags.
pub async fn described(tx: &mut Tx, video: Described, now: i64) -> Result<bool> {
    let tags = tag_video(tx, video.video_id, &video.own_host).await?;
    if !leads(tx, Owner::Instance, Policy::BlockVideo, &tags).await? {
        return Ok(false);
    }
    let role = tx.optional::<i64>(Sql::new("SELECT role FROM users WHERE id = $1").bind(video.user_id)).await?;
    if !must_wait(role.and_then(Role::from_number)) {
        return Ok(false);
    }
    block::hold(tx, now, video.video_id, Kind::AutomaticTag).await?;
    Ok(true)
}

/// What moderators write needs no look of a moderator.
fn must_wait(writer: Option<Role>) -> bool {
    !writer.is_some_and(|role| role.has(Right::ManageVideoBlocks))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moderators_do_not_wait() {
        for (writer, expected) in
            [(Some(Role::User), true), (None, true), (Some(Role::Moderator), false), (Some(Role::Administrator), false)]
        {
            assert_eq!(must_wait(writer), expected, "{writer:?}");
        }
    }
}
