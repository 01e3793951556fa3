//! Comments of other servers: from notes into rows, with what they answer.

use super::failure::Failure;
use super::{actor, fetch, read, video, wanted};
use activitypub::identifier;
use activitypub::signature::host_of;
use comment::remote::{RemoteComment, Stored, by_url, store_comment};
use platform::App;
use platform::http_client::Url;
use serde_json::Value;

/// Comments that are fetched until one is known, or the video.
const DEEPEST: usize = 50;
/// Characters of a comment.
const TEXT: usize = 10_000;

/// What a comment is below: a video, and perhaps a comment that it answers.
#[derive(Debug, Clone, Copy)]
struct Below {
    video_id: i64,
    parent_id: Option<i64>,
}

/// A note that was read, not stored yet.
struct Note {
    url: Url,
    author: Url,
    answers: Url,
    text: String,
    published_at: i64,
}

/// Stores a note that is proven to be of its id's origin, with those it answers; `None` when it is not below a video that takes it.
pub(crate) async fn keep(app: &App, id: &Url, document: &Value) -> Result<Option<Stored>, Failure> {
    if !app.config().video_comments.accept_remote_comments {
        return Ok(None);
    }
    let mut chain = vec![parse(app, id, document)?];
    let mut below = loop {
        let next = chain[chain.len() - 1].answers.clone();
        if let Some(below) = known(app, &next).await? {
            break below;
        }
        if chain.len() >= DEEPEST {
            return Err(Failure::refused("it answers too deep"));
        }
        let fetched = fetch::document(app, &next).await?;
        if read::is_a(fetched.document(), "Video") {
            wanted::must_be_followed(app, &host_of(fetched.id())?).await?;
            let stored = video::keep(app, fetched.id(), fetched.document(), false).await?;
            break Below { video_id: stored.id, parent_id: None };
        }
        chain.push(parse(app, fetched.id(), fetched.document())?);
    };
    let mut stored = None;
    for note in chain.into_iter().rev() {
        let author = actor::ensure(app, &note.author).await?;
        let account_id = author.account_id.ok_or_else(|| Failure::refused("a comment by no account"))?;
        let comment = RemoteComment {
            quarantined: wanted::is_quarantined(app, &note.url),
            url: note.url.into(),
            account_id,
            video_id: below.video_id,
            parent_id: below.parent_id,
            text: note.text,
            published_at: note.published_at,
        };
        stored = store_comment(app, comment).await?;
        match stored {
            Some(stored) => below.parent_id = Some(stored.id),
            None => return Ok(None),
        }
    }
    Ok(stored)
}

/// What is known here under an address: a comment, or a video.
async fn known(app: &App, url: &Url) -> Result<Option<Below>, Failure> {
    let mut conn = app.db.reader().await?;
    if let Some(comment) = by_url(&mut conn, &app.config().webserver.origin(), url.as_str()).await? {
        return match comment.is_deleted {
            true => Err(Failure::refused("what it answers was removed")),
            false => Ok(Some(Below { video_id: comment.video_id, parent_id: Some(comment.id) })),
        };
    }
    match ::video::remote::known(&mut conn, url.as_str()).await? {
        Some(video) => Ok(Some(Below { video_id: video.id, parent_id: None })),
        None if fetch::is_own(app, url) => Err(Failure::refused("it answers nothing of ours")),
        None => Ok(None),
    }
}

fn parse(app: &App, id: &Url, document: &Value) -> Result<Note, Failure> {
    fetch::admissible(app, id)?;
    if !read::is_a(document, "Note") {
        return Err(Failure::refused("it is no comment"));
    }
    let author = read::list(document, "attributedTo").iter().filter_map(activitypub::authority::id_of).next();
    let author = author.and_then(|url| identifier(url).ok()).filter(|url| url.origin() == id.origin());
    let is_public = read::has_everybody(document, "to") || read::has_everybody(document, "cc");
    if !is_public {
        return Err(Failure::refused("a comment that is not for everybody"));
    }
    // Lemmy gives the Markdown beside the HTML that it made of it.
    let written = [document.get("source"), Some(document)].into_iter().flatten();
    let markdown = written.filter(|d| d.get("mediaType").and_then(Value::as_str) == Some("text/markdown"));
    let text = match markdown.filter_map(|d| d.get("content")?.as_str()).next() {
        Some(content) => read::cleaned(content, TEXT),
        None => {
            let content = document.get("content").and_then(Value::as_str).unwrap_or("");
            read::cleaned(&super::html::plain(content), TEXT)
        }
    };
    Ok(Note {
        url: id.clone(),
        author: author.ok_or_else(|| Failure::refused("a comment without an author of its own origin"))?,
        answers: read::address(document, "inReplyTo").ok_or_else(|| Failure::refused("it answers nothing"))?,
        text: text.ok_or_else(|| Failure::refused("a comment without text"))?,
        published_at: read::time(document, "published").unwrap_or_else(|| app.now()),
    })
}
