//! What a job is asked to make: everything out of an upload, one kind of files anew, everything out of another source.

use serde_json::{Value, json};
use video::publish::NewMedia;

/// The two kinds of files, as clients name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A publication.
    Hls,
    /// Plain MP4 files.
    WebVideo,
}

impl Kind {
    pub(crate) fn parse(text: &str) -> Option<Kind> {
        match text {
            "hls" => Some(Kind::Hls),
            "web-video" => Some(Kind::WebVideo),
            _ => None,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Kind::Hls => "hls",
            Kind::WebVideo => "web-video",
        }
    }
}

/// What is to be made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Order {
    /// One kind alone, whatever the administrator has chosen; else what is chosen.
    pub only: Option<Kind>,
    /// Whether the source is another one than what is listed was made from.
    pub replaces: Option<NewMedia>,
}

impl Order {
    /// What a job's payload says.
    pub(crate) fn read(payload: &Value) -> Order {
        let only = payload["only"].as_str().and_then(Kind::parse);
        Order { only, replaces: NewMedia::read(&payload["replaces"]) }
    }

    /// The payload of a job that makes one kind of files anew.
    pub(crate) fn anew(video_id: i64, kind: Kind) -> Value {
        json!({ "video_id": video_id, "only": kind.as_str() })
    }
}
