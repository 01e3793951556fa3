//! What users choose for themselves, kept as one JSON text: nothing searches in it.

use config::Config;
use serde::{Deserialize, Serialize};

/// A user's choices; the JSON names are PeerTube's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Preferences {
    /// Theme, or `instance-default`.
    pub theme: String,
    /// `do_not_list`, `blur`, `warn` or `display`.
    pub nsfw_policy: String,
    /// Bits of kinds always shown.
    pub nsfw_flags_displayed: i64,
    /// Bits of kinds never shown.
    pub nsfw_flags_hidden: i64,
    /// Bits of kinds shown with a warning.
    pub nsfw_flags_warned: i64,
    /// Bits of kinds shown blurred.
    pub nsfw_flags_blurred: i64,
    /// Share with other viewers.
    pub p2p_enabled: bool,
    /// Remember what was watched.
    pub videos_history_enabled: bool,
    /// Start by itself.
    pub auto_play_video: bool,
    /// Go on with a recommendation.
    pub auto_play_next_video: bool,
    /// Go on in a playlist.
    pub auto_play_next_video_playlist: bool,
    /// Languages of listed videos; `None` for all.
    pub video_languages: Option<Vec<String>>,
    /// Language of the interface.
    pub language: Option<String>,
    /// Hide a dialogue for administrators.
    pub no_instance_config_warning_modal: bool,
    /// Hide a dialogue for administrators.
    pub no_welcome_modal: bool,
    /// Hide a dialogue for new users.
    pub no_account_setup_warning_modal: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Preferences::of_new_user(&Config::default())
    }
}

impl Preferences {
    /// What a new user starts with.
    pub fn of_new_user(config: &Config) -> Self {
        Preferences {
            theme: "instance-default".into(),
            nsfw_policy: config.instance.default_nsfw_policy.as_str().into(),
            nsfw_flags_displayed: 0,
            nsfw_flags_hidden: 0,
            nsfw_flags_warned: 0,
            nsfw_flags_blurred: 0,
            p2p_enabled: config.defaults.p2p.webapp.enabled,
            videos_history_enabled: config.user.history.videos.enabled,
            auto_play_video: config.defaults.player.auto_play,
            auto_play_next_video: false,
            auto_play_next_video_playlist: true,
            video_languages: None,
            language: None,
            no_instance_config_warning_modal: false,
            no_welcome_modal: false,
            no_account_setup_warning_modal: false,
        }
    }

    /// Reads the stored text; what is missing or odd has its default.
    pub(crate) fn parse(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    pub(crate) fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|_| "{}".into())
    }
}
