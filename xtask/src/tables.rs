//! Who owns which table. Only the owner's code writes it; who needs a change calls the owner, with the caller's `Tx`.
//!
//! The list is explicit: a migration that creates a table adds its line here. Tests may write what they like (they
//! forge old rows and broken ones), and so may `sepiola doctor`, which repairs across all tables.

use crate::rust_source::StringLiteral;

/// `(table, owning crate)`, in the order of the crates' floors.
pub const OWNERS: &[(&str, &str)] = &[
    ("job", "job-queue"),
    ("job_pause", "job-queue"),
    ("email", "email"),
    ("setting", "platform"),
    ("event", "platform"),
    ("audit", "platform"),
    ("event_cursor", "platform"),
    ("actor", "actor"),
    ("account", "actor"),
    ("actor_image", "actor"),
    ("peer", "delivery"),
    ("outgoing_activity", "delivery"),
    ("delivery", "delivery"),
    ("users", "user"),
    ("oauth_client", "user"),
    ("oauth_token", "user"),
    ("user_secret", "user"),
    ("account_mute", "moderation"),
    ("server_mute", "moderation"),
    ("mute_log", "moderation"),
    ("mute_subscription", "moderation"),
    ("mute_change", "moderation"),
    ("channel", "channel"),
    ("channel_collaborator", "channel"),
    ("channel_activity", "channel"),
    ("ownership_change", "ownership"),
    ("actor_follow", "follow"),
    ("video", "video"),
    ("video_tag", "video"),
    ("video_block", "video"),
    ("video_password", "video"),
    ("video_schedule", "video"),
    ("video_thumbnail", "video"),
    ("video_storyboard", "video"),
    ("video_chapter", "video"),
    ("video_rate", "video"),
    ("video_caption", "video"),
    ("video_embed_domain", "video"),
    ("video_tracker", "video"),
    ("video_share", "video"),
    ("player_setting", "video"),
    ("video_source", "video"),
    ("streaming_playlist", "video"),
    ("video_file", "video"),
    ("upload", "video"),
    ("doomed_file", "video"),
    ("video_copy", "video"),
    ("watched_words_list", "watched-words"),
    ("watched_words_subscription", "watched-words"),
    ("automatic_tag_policy", "watched-words"),
    ("video_automatic_tag", "watched-words"),
    ("rendition", "transcoding"),
    ("transcoding_run", "transcoding"),
    ("video_stat", "viewing"),
    ("viewing", "viewing"),
    ("viewing_section", "viewing"),
    ("watch_history", "viewing"),
    ("video_comment", "comment"),
    ("video_comment_tag", "comment"),
    ("video_comment_mention", "comment"),
    ("user_registration", "registration"),
    ("notification_setting", "notification"),
    ("notification", "notification"),
    ("video_announcement", "notification"),
    ("notification_fan_out", "notification"),
    ("remote_file", "playback"),
    ("playlist", "playlist"),
    ("playlist_element", "playlist"),
    ("playlist_thumbnail", "playlist"),
    ("abuse", "abuse"),
    ("abuse_message", "abuse"),
    ("inbox_activity", "federation"),
    ("inbox_lane", "federation"),
    ("told", "outbox"),
    ("video_import", "import"),
    ("channel_sync", "import"),
    ("channel_walk", "import"),
    ("channel_walk_video", "import"),
    ("local_import", "import"),
    ("transcription", "transcription"),
    ("custom_page", "instance"),
    ("hub_topic", "feed"),
    ("hub_subscription", "feed"),
    ("hub_request", "feed"),
];

/// Folders whose code may write every table.
const EXEMPT: &[&str] =
    &["bench/", "migrations/", "server/src/access_table.rs", "server/src/cli/doctor", "server/src/doctor", "xtask/"];

/// What a string literal writes.
#[derive(Debug, PartialEq, Eq)]
pub enum Write {
    /// A table by its name, in lower case.
    Table(String),
    /// A name put in at run time: SQL is static text here.
    Assembled,
}

/// Plays one migration on a list of table names (lower case): tables created, dropped and renamed, in its order.
pub fn apply(schema: &mut Vec<String>, sql: &str) {
    let without_comments: String =
        sql.lines().map(|line| line.split("--").next().unwrap_or("")).collect::<Vec<_>>().join("\n");
    let words = words(&without_comments);
    let name = |at: usize| words.get(at).map(|w| w.to_lowercase()).unwrap_or_default();
    for at in 0..words.len() {
        if follows(&words, at, &["create", "table"]) {
            schema.push(name(if follows(&words, at + 2, &["if", "not", "exists"]) { at + 5 } else { at + 2 }));
        } else if follows(&words, at, &["drop", "table"]) {
            let dropped = name(if follows(&words, at + 2, &["if", "exists"]) { at + 4 } else { at + 2 });
            schema.retain(|table| *table != dropped);
        } else if follows(&words, at, &["alter", "table"]) && follows(&words, at + 3, &["rename", "to"]) {
            let (old, new) = (name(at + 2), name(at + 5));
            schema.iter_mut().filter(|table| **table == old).for_each(|table| new.clone_into(table));
        }
    }
}

/// What the SQL in one string literal writes; English sentences write nothing.
pub fn writes(text: &str) -> Vec<Write> {
    let words = words(text);
    let mut found = Vec::new();
    for at in positions(&words, &["into"]) {
        let is_insert = at >= 2 && words[..at - 1].iter().rev().take(3).any(|w| is(w, "insert") || is(w, "replace"));
        if is_insert {
            found.extend(target(&words, at));
        }
    }
    for at in positions(&words, &["delete", "from"]) {
        found.extend(target(&words, at));
    }
    for at in positions(&words, &["update"]) {
        // UPDATE [OR action] [ONLY] table [[AS] alias] SET; not FOR UPDATE, ON UPDATE, DO UPDATE SET.
        let mut name = at;
        if follows(&words, name, &["or"]) {
            name += 2;
        }
        if follows(&words, name, &["only"]) {
            name += 1;
        }
        let set_follows = words.iter().skip(name + 1).take(3).any(|w| is(w, "set"));
        if set_follows && !words.get(name).is_some_and(|w| is(w, "set")) {
            found.extend(target(&words, name));
        }
    }
    found
}

fn target(words: &[&str], at: usize) -> Option<Write> {
    let name = words.get(at)?;
    if name.starts_with(['{', '$', '?']) {
        return Some(Write::Assembled);
    }
    Some(Write::Table(name.to_lowercase()))
}

/// Words of an SQL text: names, keywords, and `{` as a word of its own. A schema before a table's name is dropped.
fn words(text: &str) -> Vec<&str> {
    let of_a_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '{' | '}');
    text.split(|c: char| !of_a_name(c))
        .filter(|w| !w.is_empty())
        .map(|w| if w.starts_with('{') { w } else { w.rsplit('.').find(|part| !part.is_empty()).unwrap_or(w) })
        .collect()
}

fn is(word: &str, keyword: &str) -> bool {
    word.eq_ignore_ascii_case(keyword)
}

fn follows(words: &[&str], at: usize, keywords: &[&str]) -> bool {
    keywords.iter().enumerate().all(|(n, k)| words.get(at + n).is_some_and(|w| is(w, k)))
}

/// Indices of the word after each occurrence of `keywords`.
fn positions(words: &[&str], keywords: &[&str]) -> Vec<usize> {
    (0..words.len()).filter(|at| follows(words, *at, keywords)).map(|at| at + keywords.len()).collect()
}

/// Whether a Rust file's SQL is looked at: crates' own code is, tests and tools are not.
pub fn applies_to(path: &str) -> bool {
    let is_test = path.contains("/tests/") || path.starts_with("tests/") || path.ends_with("/tests.rs");
    path.ends_with(".rs") && !is_test && !EXEMPT.iter().any(|prefix| path.starts_with(prefix))
}

/// Writes in one file of crate `owner` to tables that are somebody else's, as `(line, sentence)`.
pub fn check_file(owner: &str, strings: &[StringLiteral], owners: &[(&str, &str)]) -> Vec<(usize, String)> {
    let mut wrong = Vec::new();
    for literal in strings {
        for write in writes(&literal.text) {
            match write {
                Write::Assembled => {
                    wrong.push((
                        literal.line,
                        "a table's name is put into SQL at run time: SQL is static text".to_owned(),
                    ));
                }
                Write::Table(table) => {
                    let other =
                        owners.iter().find(|(name, _)| *name == table).filter(|(_, crate_name)| *crate_name != owner);
                    if let Some((_, theirs)) = other {
                        wrong.push((
                            literal.line,
                            format!("`{owner}` writes `{table}`, which belongs to `{theirs}`: call it instead"),
                        ));
                    }
                }
            }
        }
    }
    wrong
}

/// Tables without an owner, and owners without a table. `schema` is what the migrations leave behind.
pub fn check_list(schema: &[String], owners: &[(&str, &str)]) -> Vec<String> {
    let mut wrong = Vec::new();
    for table in schema {
        if !owners.iter().any(|(name, _)| name == table) {
            wrong.push(format!("table `{table}` has no owner: add it to xtask/src/tables.rs"));
        }
    }
    for (n, (table, owner)) in owners.iter().enumerate() {
        if !schema.iter().any(|name| name == table) {
            wrong.push(format!("xtask/src/tables.rs gives `{table}` to `{owner}`, but no migration creates it"));
        }
        if owners[..n].iter().any(|(name, _)| name == table) {
            wrong.push(format!("xtask/src/tables.rs names `{table}` twice"));
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIXTURE: &[(&str, &str)] = &[("video", "video"), ("account", "actor")];

    fn table(name: &str) -> Vec<Write> {
        vec![Write::Table(name.to_owned())]
    }

    #[test]
    fn finds_what_is_written() {
        assert_eq!(writes("INSERT INTO video (id, name) VALUES (?, ?)"), table("video"));
        assert_eq!(writes("insert or ignore into \"video\"(id) values (1)"), table("video"));
        assert_eq!(writes("REPLACE INTO video VALUES (1)"), table("video"));
        assert_eq!(writes("UPDATE video SET views = views + 1"), table("video"));
        assert_eq!(writes("UPDATE OR IGNORE public.video AS v SET name = $1"), table("video"));
        assert_eq!(writes("UPDATE ONLY video SET name = $1"), table("video"));
        assert_eq!(writes("WITH old AS (SELECT 1)\n  DELETE FROM video\n WHERE id = ?"), table("video"));
    }

    #[test]
    fn reading_and_english_write_nothing() {
        for text in [
            "SELECT * FROM video WHERE id = ? FOR UPDATE",
            "SELECT id FROM job FOR UPDATE SKIP LOCKED",
            "REFERENCES video (id) ON UPDATE CASCADE ON DELETE CASCADE",
            "Update video",
            "looked into video",
            "delete the video from account",
        ] {
            assert_eq!(writes(text), [], "{text}");
        }
    }

    #[test]
    fn an_upsert_writes_its_own_table_only() {
        assert_eq!(
            writes("INSERT INTO video (id) VALUES (?) ON CONFLICT (id) DO UPDATE SET name = excluded.name"),
            table("video")
        );
    }

    #[test]
    fn a_name_put_in_at_run_time_is_seen() {
        assert_eq!(writes("UPDATE {table} SET x = 1"), [Write::Assembled]);
        assert_eq!(writes("DELETE FROM {}"), [Write::Assembled]);
    }

    #[test]
    fn only_the_owner_writes() {
        let found = |owner: &str| {
            let strings = crate::rust_source::split("\nlet q = \"DELETE FROM account WHERE id = ?\";").strings;
            check_file(owner, &strings, FIXTURE)
        };
        assert_eq!(found("actor"), []);
        assert_eq!(found("video")[0].0, 2);
        assert!(found("video")[0].1.contains("belongs to `actor`"));
    }

    #[test]
    fn tests_and_the_doctor_may_write_everything() {
        assert!(applies_to("features/video/src/store.rs"));
        assert!(applies_to("server/src/features.rs"));
        assert!(!applies_to("features/video/tests/it/create.rs"));
        assert!(!applies_to("server/src/cli/doctor.rs"));
        assert!(!applies_to("migrations/0001_start.sqlite.sql"));
    }

    #[test]
    fn plays_migrations() {
        let mut schema = vec!["old".to_owned()];
        apply(&mut schema, "-- CREATE TABLE not_me\nCREATE TABLE video (id INTEGER);\nDROP TABLE IF EXISTS old;");
        assert_eq!(schema, ["video"]);
        apply(
            &mut schema,
            "CREATE TABLE IF NOT EXISTS \"New\" (id INT); DROP TABLE video; ALTER TABLE new RENAME TO video;",
        );
        assert_eq!(schema, ["video"]);
    }

    #[test]
    fn every_table_has_one_owner() {
        let schema = ["video".to_owned(), "tag".to_owned()];
        let wrong = check_list(&schema, FIXTURE);
        assert_eq!(wrong.len(), 2);
        assert!(wrong[0].contains("`tag` has no owner"));
        assert!(wrong[1].contains("`account` to `actor`"));
        assert!(check_list(&schema, &[("video", "a"), ("tag", "a"), ("tag", "b")])[0].contains("twice"));
    }
}
