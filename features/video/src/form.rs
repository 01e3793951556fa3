//! The form of a video, shared by upload, resumable upload and edit: every field of PeerTube's, bounded.

use platform::fields::{Fields, read};
use platform::{Problem, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use wire::constants;

const INVALID: &str = "Invalid value";
/// Password protected.
pub const PRIVACY_PASSWORD: i64 = 5;

/// The names of all fields.
pub const NAMES: &[&str] = &[
    "name",
    "channelId",
    "privacy",
    "category",
    "licence",
    "language",
    "description",
    "support",
    "tags",
    "nsfw",
    "nsfwFlags",
    "nsfwSummary",
    "waitTranscoding",
    "downloadEnabled",
    "commentsPolicy",
    "originallyPublishedAt",
    "scheduleUpdate",
    "videoPasswords",
    "generateTranscription",
    "filename",
    "lastModified",
];

/// What was sent. `None`: not sent. `Some(None)`: cleared.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Edit {
    /// Title.
    pub name: Option<String>,
    /// Channel to publish in.
    pub channel_id: Option<i64>,
    /// 1 to 5.
    pub privacy: Option<i64>,
    /// Category number.
    pub category: Option<Option<i64>>,
    /// Licence number.
    pub licence: Option<Option<i64>>,
    /// Language code.
    pub language: Option<Option<String>>,
    /// Markdown.
    pub description: Option<Option<String>>,
    /// Markdown.
    pub support: Option<Option<String>>,
    /// Up to five.
    pub tags: Option<Vec<String>>,
    /// Sensitive content.
    pub nsfw: Option<bool>,
    /// Kinds of sensitive content, as bits.
    pub nsfw_flags: Option<i64>,
    /// Why it is sensitive.
    pub nsfw_summary: Option<Option<String>>,
    /// Publish only when it plays.
    pub wait_transcoding: Option<bool>,
    /// Viewers may download.
    pub download_enabled: Option<bool>,
    /// 1 enabled, 2 disabled, 3 after approval.
    pub comments_policy: Option<i64>,
    /// Milliseconds since 1970.
    pub originally_published_at: Option<Option<i64>>,
    /// A change of privacy planned for later; `Some(None)` forgets it.
    pub schedule: Option<Option<Schedule>>,
    /// Passwords of a protected video.
    pub passwords: Option<Vec<String>>,
    /// Have a program write subtitles once it is published; of a new video only.
    pub generate_transcription: Option<bool>,
}

/// A change of privacy planned for later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// Milliseconds since 1970.
    pub update_at: i64,
    /// The privacy it gets then; public when none was named.
    pub privacy: Option<i64>,
}

/// A new video's form with all defaults in place; stored with a resumable upload.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields of Edit, made definite")]
pub struct Complete {
    pub name: String,
    pub channel_id: i64,
    pub privacy: i64,
    pub category: Option<i64>,
    pub licence: Option<i64>,
    pub language: Option<String>,
    pub description: Option<String>,
    pub support: Option<String>,
    pub tags: Vec<String>,
    pub nsfw: bool,
    pub nsfw_flags: i64,
    pub nsfw_summary: Option<String>,
    pub wait_transcoding: bool,
    pub download_enabled: bool,
    pub comments_policy: i64,
    pub originally_published_at: Option<i64>,
    pub schedule: Option<Schedule>,
    pub passwords: Vec<String>,
    // Uploads that began before there was such a choice.
    #[serde(default)]
    pub generate_transcription: bool,
}

/// Reads the fields; `new` demands those a new video must have. Wrong ones are recorded in `fields`.
pub fn read(fields: &mut Fields, new: bool) -> Edit {
    let name = "Should have a video name between 3 and 120 characters long";
    let known = |table: &'static constants::Numbered| {
        move |v: &Value| read::int(1, i64::MAX)(v).filter(|id| constants::label(table, *id).is_some())
    };
    Edit {
        name: match new {
            true => fields.required("name", name, |v| text(v, 3, 120)),
            false => fields.optional("name", name, |v| text(v, 3, 120)),
        },
        channel_id: match new {
            true => fields.required("channelId", INVALID, read::int(1, i64::MAX)),
            false => fields.optional("channelId", INVALID, read::int(1, i64::MAX)),
        },
        privacy: fields.optional("privacy", INVALID, known(constants::PRIVACIES)),
        category: fields.patch("category", INVALID, known(constants::CATEGORIES)),
        licence: fields.patch("licence", INVALID, known(constants::LICENCES)),
        language: fields
            .patch("language", INVALID, |v| v.as_str().filter(|c| constants::language(c).is_some()).map(str::to_owned)),
        description: fields.patch("description", INVALID, |v| text(v, 3, 10_000)),
        support: fields.patch("support", INVALID, |v| text(v, 3, 1000)),
        tags: fields
            .patch("tags", "Should have an array of up to 5 tags between 2 and 30 characters each", tags)
            .map(Option::unwrap_or_default),
        nsfw: fields.optional("nsfw", "Should have a valid nsfw boolean", read::boolean),
        nsfw_flags: fields.optional("nsfwFlags", INVALID, read::int(0, 7)),
        nsfw_summary: fields.patch("nsfwSummary", INVALID, |v| text(v, 3, 250)),
        wait_transcoding: fields.optional(
            "waitTranscoding",
            "Should have a valid waitTranscoding boolean",
            read::boolean,
        ),
        download_enabled: fields.optional(
            "downloadEnabled",
            "Should have a valid downloadEnabled boolean",
            read::boolean,
        ),
        comments_policy: fields.optional("commentsPolicy", INVALID, read::int(1, 3)),
        originally_published_at: fields.patch("originallyPublishedAt", INVALID, read::date),
        schedule: schedule(fields),
        passwords: None,
        generate_transcription: fields.optional(
            "generateTranscription",
            "Should have a valid generateTranscription boolean",
            read::boolean,
        ),
    }
}

/// Text of so many characters once the white space around it is gone.
fn text(v: &Value, min: usize, max: usize) -> Option<String> {
    let trimmed = v.as_str()?.trim();
    let n = trimmed.encode_utf16().count();
    (min..=max).contains(&n).then(|| trimmed.to_owned())
}

fn tags(v: &Value) -> Option<Vec<String>> {
    let mut tags = read::texts(2, 30, 5)(v)?;
    let mut seen = Vec::new();
    tags.retain(|t| {
        let fold = t.to_lowercase();
        let fresh = !seen.contains(&fold);
        seen.push(fold);
        fresh
    });
    Some(tags)
}

fn schedule(fields: &mut Fields) -> Option<Option<Schedule>> {
    let value = fields.raw("scheduleUpdate")?.clone();
    if value.is_null() || value == Value::String(String::new()) {
        return Some(None);
    }
    let Some(update_at) = value.get("updateAt").and_then(read::date) else {
        fields.wrong("scheduleUpdate.updateAt", "Should have a schedule update date that conforms to ISO 8601");
        return None;
    };
    let privacy = match value.get("privacy") {
        None | Some(Value::Null) => None,
        Some(p) => match read::int(1, 4)(p) {
            Some(p) => Some(p),
            None => {
                fields.wrong("scheduleUpdate.privacy", INVALID);
                return None;
            }
        },
    };
    Some(Some(Schedule { update_at, privacy }))
}

/// Rules between fields: passwords and sensitive content. `was_nsfw` and `had_passwords` tell of the video before the edit.
pub fn check(fields: &Fields, edit: &mut Edit, was_nsfw: bool, had_passwords: bool) -> Result<()> {
    let sent = fields.raw("videoPasswords").filter(|v| !v.is_null());
    if edit.privacy == Some(PRIVACY_PASSWORD) || (edit.privacy.is_none() && had_passwords && sent.is_some()) {
        match sent {
            None if had_passwords => {}
            None => return Err(Problem::bad_request("Video passwords are missing.")),
            Some(v) => edit.passwords = Some(passwords(v)?),
        }
    }
    if !edit.nsfw.unwrap_or(was_nsfw) {
        if edit.nsfw_flags.is_some_and(|f| f != 0) {
            return Err(Problem::bad_request("Cannot set nsfwFlags if the video is not NSFW"));
        }
        if matches!(edit.nsfw_summary, Some(Some(_))) {
            return Err(Problem::bad_request("Cannot set nsfwSummary if the video is not NSFW"));
        }
        if edit.nsfw == Some(false) {
            edit.nsfw_flags = Some(0);
            edit.nsfw_summary = Some(None);
        }
    }
    Ok(())
}

/// Passwords of a protected video: at least one, all different.
pub(crate) fn passwords(v: &Value) -> Result<Vec<String>> {
    if v.as_array().is_some_and(Vec::is_empty) {
        return Err(Problem::bad_request("At least one video password is required."));
    }
    let list = read::texts(2, 100, crate::passwords::MOST)(v).ok_or_else(|| {
        Problem::bad_request(
            "Invalid video password. Password length should be at least 2 characters and no more than 100 characters.",
        )
    })?;
    if (1..list.len()).any(|at| list[..at].contains(&list[at])) {
        return Err(Problem::bad_request("Duplicate video passwords are not allowed."));
    }
    Ok(list)
}

/// Puts the instance's defaults in place of what was not sent.
pub fn complete(edit: Edit, config: &config::Config) -> Result<Complete> {
    let (Some(name), Some(channel_id)) = (edit.name, edit.channel_id) else {
        return Err(Problem::bad_request("Incorrect request parameters: name, channelId"));
    };
    let defaults = &config.defaults.publish;
    Ok(Complete {
        name,
        channel_id,
        privacy: edit.privacy.unwrap_or(defaults.privacy as i64),
        category: edit.category.flatten(),
        licence: edit.licence.unwrap_or(defaults.licence.map(i64::from)),
        language: edit.language.flatten(),
        description: edit.description.flatten(),
        support: edit.support.flatten(),
        tags: edit.tags.unwrap_or_default(),
        nsfw: edit.nsfw.unwrap_or(false),
        nsfw_flags: edit.nsfw_flags.unwrap_or(0),
        nsfw_summary: edit.nsfw_summary.flatten(),
        wait_transcoding: edit.wait_transcoding.unwrap_or(false),
        download_enabled: edit.download_enabled.unwrap_or(defaults.download_enabled),
        comments_policy: edit.comments_policy.unwrap_or(defaults.comments_policy as i64),
        originally_published_at: edit.originally_published_at.flatten(),
        schedule: edit.schedule.flatten(),
        passwords: edit.passwords.unwrap_or_default(),
        generate_transcription: edit.generate_transcription.unwrap_or(true),
    })
}
