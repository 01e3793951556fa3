//! A new comment: a thread or a reply.

use crate::facts::{self, CommentFacts};
use crate::row::CommentRow;
use crate::store::{self, NewRow};
use crate::{mentions, policy};
use catalog::VideoRow;
use database::Tx;
use futures::FutureExt as _;
use platform::id::Ref;
use platform::{App, Caller, Problem, Result, event};
use watched_words::{Owner, Tagger};

#[derive(Clone)]
struct New {
    caller: Caller,
    video_id: i64,
    parent_id: Option<i64>,
    text: String,
    /// What the instance's lists found, and those of the video's owner.
    tags: [(Owner, Vec<String>); 2],
    names: Vec<String>,
}

/// Writes a comment of the caller on a video they see; below `parent`, or as a thread.
pub(crate) async fn create(
    app: &App,
    caller: &Caller,
    video: &VideoRow,
    parent: Option<i64>,
    text: String,
) -> Result<CommentRow> {
    let host = app.config().webserver.host();
    let owner = Owner::Account(video.account.id);
    let mut conn = app.db.reader().await?;
    // Before the transaction: looking through a long text for many words takes its time.
    let tags = [
        (Owner::Instance, Tagger::of(&mut conn, Owner::Instance, &host).await?.tags(&[&text])),
        (owner, Tagger::of(&mut conn, owner, &host).await?.tags(&[&text])),
    ];
    drop(conn);
    let names = mentions::in_text(&text, &host);
    let new = New { caller: caller.clone(), video_id: video.id, parent_id: parent, text, tags, names };
    let now = app.now();
    let id = app.db.write(new, move |tx, new| write(tx, new, now).boxed()).await?;
    let row = store::get(&mut app.db.reader().await?, id).await?;
    row.ok_or_else(|| Problem::not_found("Video not found"))
}

async fn write(tx: &mut Tx, new: New, now: i64) -> Result<i64> {
    let video = facts::video(tx, &new.caller, Ref::Id(new.video_id)).await?;
    policy::may_comment(&video)?;
    let parent = match new.parent_id {
        Some(id) => Some(facts::comment(tx, video.id, id).await?),
        None => None,
    };
    if parent.as_ref().is_some_and(|p| !policy::sees(&new.caller, p, &video)) {
        return Err(facts::unknown_comment());
    }
    let tagged = watched_words::holds(tx, video.owner_account, &new.tags[1].1).await?;
    let held = policy::must_be_held(&new.caller, &video, tagged);
    let thread = |p: &CommentFacts| p.thread_id.unwrap_or(p.id);
    let row = NewRow {
        video_id: video.id,
        account_id: new.caller.account_id,
        thread_id: parent.as_ref().map(thread),
        parent_id: parent.as_ref().map(|p| p.id),
        text: &new.text,
        held,
    };
    let id = store::insert(tx, &row, now).await?;
    for (owner, tags) in new.tags {
        let tags: Vec<_> = tags.into_iter().map(|tag| (id, tag)).collect();
        store::replace_tags(tx, owner, &[id], &tags).await?;
    }
    store::insert_mentions(tx, id, new.caller.account_id, &new.names).await?;
    if held {
        event::emit(tx, now, "comment.held", id).await?;
    } else {
        video::store::change_comments(tx, &[(video.id, 1)]).await?;
        event::emit(tx, now, "comment.created", id).await?;
    }
    Ok(id)
}
