//! A video whose file is still on its way here: everything about it but the file, in state 3 ("to import"). [`crate::arrive`] adds
//! the file.

use crate::create::Created;
use crate::form::Complete;
use crate::hooks::{self, Described};
use crate::staging::claim_all;
use crate::store::{self, Chapter, NewVideoRow, Thumbnail};
use crate::{block, chapters, policy, quota, states};
use channel::activity::{Action, Subject, record};
use database::Tx;
use platform::{App, Problem, Result, random};

/// Everything needed to make such a video.
#[derive(Debug, Clone)]
pub struct Awaited {
    /// Who asked for it.
    pub user_id: i64,
    /// What is said about it.
    pub form: Complete,
    /// Its pictures.
    pub pictures: Vec<Thumbnail>,
    /// The announcements of their files ([`crate::staging`]).
    pub staged: Vec<i64>,
    /// Chapters, where its description names none.
    pub chapters: Vec<Chapter>,
    uuid: String,
    url: String,
    hold_new: bool,
    own_host: String,
}

impl Awaited {
    /// A video without pictures and chapters.
    pub fn new(app: &App, user_id: i64, form: Complete) -> Self {
        let config = app.config();
        let uuid = random::uuid().to_string();
        Awaited {
            user_id,
            form,
            pictures: Vec::new(),
            staged: Vec::new(),
            chapters: Vec::new(),
            url: format!("{}/videos/watch/{uuid}", config.webserver.origin()),
            uuid,
            hold_new: config.auto_blacklist.videos.of_users.enabled,
            own_host: config.webserver.host(),
        }
    }
}

/// Makes the video.
///
/// # Errors
/// 404 for a channel that is gone, 413 when its owner has no quota left.
pub async fn announce(tx: &mut Tx, now: i64, new: Awaited) -> Result<Created> {
    let channel_id = new.form.channel_id;
    let channel = store::channel(tx, channel_id).await?;
    let channel = channel.ok_or_else(|| Problem::not_found("Video channel not found"))?;
    let payer = channel.user_id.unwrap_or(new.user_id);
    store::lock_user(tx, payer).await?;
    quota::check(tx, now, payer, 1, None).await?;
    if !claim_all(tx, now, &new.staged).await? {
        return Err(Problem::internal("staged files came due before their rows were written"));
    }
    let row = NewVideoRow {
        uuid: new.uuid.clone(),
        url: new.url,
        channel_id,
        state: states::TO_IMPORT,
        files_private: policy::is_guarded(new.form.privacy),
        duration: 0,
        aspect_ratio: None,
        form: new.form,
    };
    let id = store::insert_video(tx, now, &row).await?;
    store::replace_tags(tx, id, &row.form.tags).await?;
    chapters::begin(tx, id, row.form.description.as_deref(), &new.chapters).await?;
    store::replace_passwords(tx, now, id, &row.form.passwords).await?;
    if let Some(schedule) = row.form.schedule {
        store::replace_schedule(tx, id, schedule.update_at, schedule.privacy).await?;
    }
    for picture in &new.pictures {
        store::insert_thumbnail(tx, now, id, picture).await?;
    }
    record(tx, (channel_id, new.user_id), Action::Create, Subject::Video(id), now).await?;
    block::hold_new(tx, now, id, new.user_id, new.hold_new).await?;
    let described = Described { video_id: id, user_id: new.user_id, own_host: new.own_host };
    hooks::described(tx, &described, now).await?;
    Ok(Created::new(id, &new.uuid))
}

/// Records that the file of a video does not come, or (`again`) that it is waited for once more.
///
/// # Errors
/// The database's.
pub async fn file_fails(tx: &mut Tx, now: i64, video_id: i64, again: bool) -> Result<()> {
    let (from, to) = match again {
        true => (states::IMPORT_FAILED, states::TO_IMPORT),
        false => (states::TO_IMPORT, states::IMPORT_FAILED),
    };
    match store::get(tx, video_id).await? {
        Some(video) if video.state == from => Ok(store::set_state(tx, now, video_id, to, false).await?),
        _ => Ok(()),
    }
}
