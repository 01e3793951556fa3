//! Values that are one of a few words or numbers.

use serde_json::Value;

use crate::value::{Setting, choice, setting::integer};

choice! {
    /// How email leaves.
    pub enum MailTransport {
        /// A mail server.
        Smtp = "smtp",
        /// A local command.
        Sendmail = "sendmail",
    }
}

choice! {
    /// Least important log line that is written.
    pub enum LogLevel {
        /// Everything.
        Debug = "debug",
        /// What happened.
        Info = "info",
        /// What may need attention.
        Warn = "warn",
        /// What failed.
        Error = "error",
    }
}

choice! {
    /// A ranking of popular videos.
    pub enum TrendingAlgorithm {
        /// Recent views, likes and comments, fading with age.
        Hot = "hot",
        /// `hot`, with what the reader liked before.
        Best = "best",
        /// Views in the last days.
        MostViewed = "most-viewed",
        /// Likes since publication.
        MostLiked = "most-liked",
    }
}

choice! {
    /// Whose copies of our videos are used.
    pub enum AcceptRedundancyFrom {
        /// Nobody's.
        Nobody = "nobody",
        /// Those of instances we follow.
        Followings = "followings",
        /// Everybody's.
        Anybody = "anybody",
    }
}

choice! {
    /// What is shown of sensitive videos.
    pub enum NsfwPolicy {
        /// They are left out of lists.
        DoNotList = "do_not_list",
        /// Listed with a blurred picture.
        Blur = "blur",
        /// Listed with a warning.
        Warn = "warn",
        /// Listed like any other.
        Display = "display",
    }
}

choice! {
    /// How a message on every page looks.
    pub enum BroadcastLevel {
        /// News.
        Info = "info",
        /// Something to mind.
        Warning = "warning",
        /// Something is broken.
        Error = "error",
    }
}

choice! {
    /// Order of the page of all videos.
    pub enum BrowseSort {
        /// Newest here first.
        PublishedAt = "-publishedAt",
        /// Newest anywhere first.
        OriginallyPublishedAt = "-originallyPublishedAt",
        /// By name.
        Name = "name",
        /// Most viewed in the last days first; needs the `most-viewed` ranking.
        Trending = "-trending",
        /// Hottest first; needs the `hot` ranking.
        Hot = "-hot",
        /// Most liked first; needs the `most-liked` ranking.
        Likes = "-likes",
        /// Most viewed first.
        Views = "-views",
    }
}

choice! {
    /// Whose videos the page of all videos shows.
    pub enum BrowseScope {
        /// Those published here.
        Local = "local",
        /// Those of other instances too.
        Federated = "federated",
    }
}

choice! {
    /// Theme of the player.
    pub enum PlayerTheme {
        /// The older look.
        Galaxy = "galaxy",
        /// The newer look.
        Lucide = "lucide",
    }
}

choice! {
    /// Program that recognises speech.
    pub enum TranscriptionEngine {
        /// whisper-ctranslate2.
        WhisperCtranslate2 = "whisper-ctranslate2",
        /// openai-whisper.
        OpenaiWhisper = "openai-whisper",
        /// whisper.cpp, which PeerTube does not know.
        WhisperCpp = "whisper.cpp",
    }
}

choice! {
    /// Where the data is kept.
    pub enum DatabaseKind {
        /// A file in the data folder.
        Sqlite = "sqlite",
        /// The server described in `database`.
        Postgres = "postgres",
    }
}

choice! {
    /// How log lines are written.
    pub enum LogFormat {
        /// For people.
        Text = "text",
        /// One JSON object a line.
        Json = "json",
    }
}

choice! {
    /// How strictly ffmpeg is locked in.
    pub enum Sandbox {
        /// As well as the host allows.
        Auto = "auto",
        /// Refuse to start where the host does not allow it.
        Required = "required",
        /// Not at all.
        Off = "off",
    }
}

choice! {
    /// When a low rendition is made alone before the others.
    pub enum QuickPass {
        /// When the machine would be slow for the source.
        Auto = "auto",
        /// For every video.
        Always = "always",
        /// For none.
        Never = "never",
    }
}

/// Declares a choice that PeerTube writes as a number.
macro_rules! numbered_choice {
    ($(#[doc = $doc:literal])+ pub enum $name:ident { $($(#[doc = $variant_doc:literal])+ $variant:ident = $number:literal,)+ }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[doc = $variant_doc])+ $variant = $number,)+ }

        impl $name {
            /// The number as it stands in the configuration and in API answers.
            pub fn id(self) -> u32 {
                self as u32
            }
        }

        impl Setting for $name {
            fn expected() -> String {
                format!("one of {}", [$(concat!($number, " (", stringify!($variant), ")")),+].join(", "))
            }

            fn parse(value: &Value) -> Option<Self> {
                match integer(value)? { $($number => Some(Self::$variant),)+ _ => None }
            }

            fn render(&self) -> Value {
                self.id().into()
            }
        }
    };
}

numbered_choice! {
    /// Who may comment.
    pub enum CommentsPolicy {
        /// Everybody.
        Enabled = 1,
        /// Nobody.
        Disabled = 2,
        /// Everybody, shown after approval.
        RequiresApproval = 3,
    }
}

numbered_choice! {
    /// Privacy of a new video.
    pub enum DefaultPrivacy {
        /// Listed for everybody.
        Public = 1,
        /// Only for those who know the address.
        Unlisted = 2,
        /// Only for its owner.
        Private = 3,
        /// Only for users of this instance.
        Internal = 4,
    }
}
