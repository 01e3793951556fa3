//! The words that a letter is about: a comment, a moderator's reason, a message.

use crate::kind::Kind;
use crate::subject::Subjects;
use database::{Conn, Error, Sql};

/// They are quoted to this length.
const MOST_CHARACTERS: usize = 2_000;

/// The words, when there are any.
pub(super) async fn of(conn: &mut Conn, kind: Kind, about: Subjects) -> Result<Option<String>, Error> {
    let (sql, id) = match kind {
        Kind::CommentOnMyVideo | Kind::Mention => ("SELECT text FROM video_comment WHERE id = $1", about.comment_id),
        Kind::MyVideoBlocked => ("SELECT reason FROM video_block WHERE id = $1", about.block_id),
        Kind::NewAbuse => ("SELECT reason FROM abuse WHERE id = $1", about.abuse_id),
        Kind::AbuseMessage => (LAST_WORD, about.abuse_id),
        _ => return Ok(None),
    };
    let Some(id) = id else { return Ok(None) };
    let words = conn.optional::<Option<String>>(Sql::new(sql).bind(id)).await?.flatten();
    Ok(words.filter(|words| !words.is_empty()).map(|words| words.chars().take(MOST_CHARACTERS).collect()))
}

const LAST_WORD: &str =
    "SELECT message FROM abuse_message WHERE abuse_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1";
