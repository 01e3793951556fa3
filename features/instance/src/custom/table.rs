//! Which configuration keys `config/custom` shows and changes, in PeerTube's order, and in which unit.

use Form::{Bytes, Milliseconds, Plain, Seconds};
use serde_json::{Map, Value};

/// How a value stands in the document, where the configuration file writes `5 MB` or `1 hour`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// As in the file.
    Plain,
    /// A number of bytes, -1 for no limit.
    Bytes,
    /// A number of milliseconds, -1 for no limit.
    Milliseconds,
    /// A number of seconds.
    Seconds,
}

/// A key of the configuration in the document.
#[derive(Debug)]
pub(super) struct Field {
    /// Dotted key of the configuration.
    pub key: &'static str,
    form: Form,
    /// PeerTube refuses a document without it.
    pub required: bool,
}

const fn required(key: &'static str, form: Form) -> Field {
    Field { key, form, required: true }
}

const fn optional(key: &'static str, form: Form) -> Field {
    Field { key, form, required: false }
}

/// All of them.
pub(super) const FIELDS: &[Field] = &[
    required("instance.name", Plain),
    required("instance.short_description", Plain),
    required("instance.description", Plain),
    required("instance.terms", Plain),
    required("instance.code_of_conduct", Plain),
    required("instance.creation_reason", Plain),
    required("instance.moderation_information", Plain),
    required("instance.administrator", Plain),
    required("instance.maintenance_lifetime", Plain),
    required("instance.business_model", Plain),
    required("instance.hardware_information", Plain),
    required("instance.default_language", Plain),
    required("instance.languages", Plain),
    required("instance.categories", Plain),
    required("instance.is_nsfw", Plain),
    required("instance.default_nsfw_policy", Plain),
    required("instance.server_country", Plain),
    required("instance.support.text", Plain),
    required("instance.social.bluesky_link", Plain),
    required("instance.social.mastodon_link", Plain),
    required("instance.social.x_link", Plain),
    required("instance.social.external_link", Plain),
    required("instance.default_client_route", Plain),
    required("instance.customizations.css", Plain),
    required("instance.customizations.javascript", Plain),
    required("theme.default", Plain),
    optional("theme.customization.primary_color", Plain),
    optional("theme.customization.on_primary_color", Plain),
    optional("theme.customization.foreground_color", Plain),
    optional("theme.customization.background_color", Plain),
    optional("theme.customization.background_secondary_color", Plain),
    optional("theme.customization.menu_foreground_color", Plain),
    optional("theme.customization.menu_background_color", Plain),
    optional("theme.customization.menu_border_radius", Plain),
    optional("theme.customization.header_foreground_color", Plain),
    optional("theme.customization.header_background_color", Plain),
    optional("theme.customization.input_border_radius", Plain),
    required("services.twitter.username", Plain),
    optional("client.header.hide_instance_name", Plain),
    optional("client.videos.miniature.prefer_author_display_name", Plain),
    optional("client.browse_videos.default_sort", Plain),
    optional("client.browse_videos.default_scope", Plain),
    optional("client.menu.login.redirect_on_single_external_auth", Plain),
    required("signup.enabled", Plain),
    required("signup.limit", Plain),
    required("signup.requires_approval", Plain),
    required("signup.requires_email_verification", Plain),
    required("signup.minimum_age", Plain),
    required("admin.email", Plain),
    required("contact_form.enabled", Plain),
    required("user.history.videos.enabled", Plain),
    required("user.video_quota", Bytes),
    required("user.video_quota_daily", Bytes),
    optional("user.default_channel_name", Plain),
    required("video_channels.max_per_user", Plain),
    required("transcoding.enabled", Plain),
    required("transcoding.original_file.keep", Plain),
    required("transcoding.remote_runners.enabled", Plain),
    required("transcoding.allow_additional_extensions", Plain),
    optional("transcoding.allow_audio_files", Plain),
    required("transcoding.threads", Plain),
    required("transcoding.concurrency", Plain),
    optional("transcoding.profile", Plain),
    required("transcoding.resolutions.0p", Plain),
    required("transcoding.resolutions.144p", Plain),
    required("transcoding.resolutions.240p", Plain),
    required("transcoding.resolutions.360p", Plain),
    required("transcoding.resolutions.480p", Plain),
    required("transcoding.resolutions.720p", Plain),
    required("transcoding.resolutions.1080p", Plain),
    required("transcoding.resolutions.1440p", Plain),
    required("transcoding.resolutions.2160p", Plain),
    required("transcoding.always_transcode_original_resolution", Plain),
    optional("transcoding.always_transcode_podcast_optimized_audio", Plain),
    required("transcoding.fps.max", Plain),
    required("transcoding.web_videos.enabled", Plain),
    required("transcoding.hls.enabled", Plain),
    optional("transcoding.hls.split_audio_and_video", Plain),
    required("live.enabled", Plain),
    required("live.allow_replay", Plain),
    optional("live.latency_setting.enabled", Plain),
    required("live.max_duration", Milliseconds),
    required("live.max_instance_lives", Plain),
    required("live.max_user_lives", Plain),
    required("live.transcoding.enabled", Plain),
    required("live.transcoding.remote_runners.enabled", Plain),
    required("live.transcoding.threads", Plain),
    optional("live.transcoding.profile", Plain),
    optional("live.transcoding.resolutions.0p", Plain),
    required("live.transcoding.resolutions.144p", Plain),
    required("live.transcoding.resolutions.240p", Plain),
    required("live.transcoding.resolutions.360p", Plain),
    required("live.transcoding.resolutions.480p", Plain),
    required("live.transcoding.resolutions.720p", Plain),
    required("live.transcoding.resolutions.1080p", Plain),
    required("live.transcoding.resolutions.1440p", Plain),
    required("live.transcoding.resolutions.2160p", Plain),
    required("live.transcoding.always_transcode_original_resolution", Plain),
    required("live.transcoding.fps.max", Plain),
    required("live.dvr.max_window", Seconds),
    required("video_studio.enabled", Plain),
    required("video_studio.remote_runners.enabled", Plain),
    optional("video_transcription.enabled", Plain),
    optional("video_transcription.remote_runners.enabled", Plain),
    required("video_file.update.enabled", Plain),
    required("import.videos.concurrency", Plain),
    required("import.videos.http.enabled", Plain),
    required("import.videos.torrent.enabled", Plain),
    required("import.video_channel_synchronization.enabled", Plain),
    optional("import.video_channel_synchronization.max_per_user", Plain),
    required("import.users.enabled", Plain),
    required("export.users.enabled", Plain),
    required("export.users.export_expiration", Milliseconds),
    required("export.users.max_user_video_quota", Bytes),
    required("trending.videos.algorithms.enabled", Plain),
    required("trending.videos.algorithms.default", Plain),
    optional("auto_blacklist.videos.of_users.enabled", Plain),
    required("blocklist.public_log.enabled", Plain),
    required("followers.instance.enabled", Plain),
    required("followers.instance.manual_approval", Plain),
    required("followers.channels.enabled", Plain),
    optional("followings.instance.auto_follow_back.enabled", Plain),
    optional("followings.instance.auto_follow_index.enabled", Plain),
    optional("followings.instance.auto_follow_index.index_url", Plain),
    required("broadcast_message.enabled", Plain),
    required("broadcast_message.message", Plain),
    required("broadcast_message.level", Plain),
    required("broadcast_message.dismissable", Plain),
    required("search.remote_uri.users", Plain),
    required("search.remote_uri.anonymous", Plain),
    required("search.search_index.enabled", Plain),
    required("search.search_index.url", Plain),
    required("search.search_index.disable_local_search", Plain),
    required("search.search_index.is_default_search", Plain),
    optional("storyboards.enabled", Plain),
    optional("storyboards.remote_runners.enabled", Plain),
    optional("defaults.publish.download_enabled", Plain),
    required("defaults.publish.comments_policy", Plain),
    required("defaults.publish.privacy", Plain),
    optional("defaults.publish.licence", Plain),
    required("defaults.live.save_replay", Plain),
    required("defaults.p2p.webapp.enabled", Plain),
    required("defaults.p2p.embed.enabled", Plain),
    required("defaults.player.theme", Plain),
    required("defaults.player.auto_play", Plain),
    required("email.body.signature", Plain),
    required("email.subject.prefix", Plain),
    required("video_comments.accept_remote_comments", Plain),
];

impl Field {
    /// The dotted path in the document: camel case, with PeerTube's capitals for NSFW.
    pub fn path(&self) -> String {
        let mut out = String::new();
        for (n, word) in self.key.split('_').enumerate() {
            match (n, word.strip_prefix("nsfw")) {
                (0, _) => out.push_str(word),
                (_, Some(rest)) => {
                    out.push_str("NSFW");
                    out.push_str(rest);
                }
                _ => {
                    let mut letters = word.chars();
                    out.extend(letters.next().map(|c| c.to_ascii_uppercase()));
                    out.push_str(letters.as_str());
                }
            }
        }
        out
    }

    /// The value as the document shows it, from the value as the file writes it.
    pub fn show(&self, value: &Value) -> Value {
        let number = match self.form {
            Plain => None,
            Bytes => config::bytes(value),
            Milliseconds => config::milliseconds(value),
            Seconds => config::milliseconds(value).map(|ms| ms / 1_000),
        };
        number.map_or_else(|| value.clone(), Value::from)
    }

    /// The value as the file writes it, from the value in the document; `None` when it is none of this key's.
    pub fn read(&self, value: &Value) -> Option<Value> {
        let value = match self.form {
            Seconds => Value::from(value.as_u64()?.checked_mul(1_000)?),
            Bytes | Milliseconds => Value::from(value.as_i64().or_else(|| value.as_str()?.parse().ok())?),
            Plain => value.clone(),
        };
        config::check_saved(self.key, &value).is_ok().then_some(value)
    }
}

/// The value at a dotted path of a document.
pub(super) fn at<'a>(document: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(document, |value, name| value.as_object()?.get(name))
}

/// Puts a value at a dotted path, making the objects on the way.
pub(super) fn put(document: &mut Map<String, Value>, path: &str, value: Value) {
    match path.split_once('.') {
        None => drop(document.insert(path.to_owned(), value)),
        Some((name, rest)) => {
            let below = document.entry(name).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(below) = below {
                put(below, rest, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn field(key: &str) -> &'static Field {
        FIELDS.iter().find(|f| f.key == key).expect("a key of the table")
    }

    #[test]
    fn every_key_exists_and_reads_what_it_shows() {
        let values = config::editable_values(&config::Config::default());
        for field in FIELDS {
            let value = values.get(field.key).unwrap_or_else(|| panic!("{} is no key that may be changed", field.key));
            assert!(field.read(&field.show(value)).is_some(), "{}: {}", field.key, field.show(value));
        }
    }

    #[test]
    fn names_and_units_are_the_documents() {
        assert_eq!(field("instance.default_nsfw_policy").path(), "instance.defaultNSFWPolicy");
        assert_eq!(field("instance.is_nsfw").path(), "instance.isNSFW");
        assert_eq!(field("transcoding.web_videos.enabled").path(), "transcoding.webVideos.enabled");
        assert_eq!(field("transcoding.resolutions.0p").path(), "transcoding.resolutions.0p");
        assert_eq!(field("live.dvr.max_window").show(&json!("1 hour")), 3600);
        assert_eq!(field("user.video_quota").show(&json!("5MB")), 5_242_880);
        assert_eq!(field("user.video_quota").read(&json!(-1)), Some(json!(-1)));
        assert_eq!(field("live.dvr.max_window").read(&json!("an hour")), None);
    }
}
