//! Settings that do not go together, as the web interface is told of them: in PeerTube's words and order. The configuration's own
//! rules, which hold for files as well, come after these.

use config::Config;
use serde_json::Value;

/// The truth value at a place of a document; what is not there is off.
fn on(sent: &Value, pointer: &str) -> bool {
    sent.pointer(pointer).and_then(Value::as_bool).unwrap_or(false)
}

/// Why a document that an administrator sends would not do, although each of its fields would; `None` when it would.
/// `has_mail` says whether there is a mail server.
pub(super) fn combination(sent: &Value, has_mail: bool) -> Option<String> {
    let transcoding = on(sent, "/transcoding/enabled");
    let refused = if !has_mail && on(sent, "/signup/requiresEmailVerification") {
        "SMTP is not configured but you require signup email verification."
    } else if transcoding && !on(sent, "/transcoding/webVideos/enabled") && !on(sent, "/transcoding/hls/enabled") {
        "You need to enable at least web_videos transcoding or hls transcoding"
    } else if on(sent, "/import/videoChannelSynchronization/enabled") && !on(sent, "/import/videos/http/enabled") {
        "You need to enable HTTP video import in order to enable channel synchronization"
    } else if on(sent, "/live/enabled") && on(sent, "/live/allowReplay") && !transcoding {
        "You cannot allow live replay if transcoding is not enabled"
    } else if on(sent, "/videoStudio/enabled") && !transcoding {
        "You cannot enable video studio if transcoding is not enabled"
    } else if on(sent, "/search/searchIndex/enabled") && !on(sent, "/search/remoteUri/users") {
        "You cannot enable search index without enabling remote URI search for users."
    } else {
        return default_sort(sent);
    };
    Some(refused.to_owned())
}

/// A ranking that lists are sorted by at first must be one that is worked out.
fn default_sort(sent: &Value) -> Option<String> {
    let sort = sent.pointer("/client/browseVideos/defaultSort")?.as_str()?;
    let ranking = match sort {
        "-trending" => "most-viewed",
        "-hot" => "hot",
        "-likes" => "most-liked",
        _ => return None,
    };
    let enabled = sent.pointer("/trending/videos/algorithms/enabled")?.as_array()?;
    let missing = !enabled.iter().any(|e| e == ranking);
    missing.then(|| {
        format!("Trending videos algorithm {ranking} should be enabled if browse videos default sort is {sort}")
    })
}

/// Why a configuration would not do, beyond its own rules; `None` when it would.
pub(super) fn conflict(c: &Config) -> Option<&'static str> {
    let index = &c.search.search_index;
    if !index.enabled && (index.disable_local_search || index.is_default_search) {
        return Some("The search index can only replace the local search while it is on");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_does_not_go_together() {
        let on = json!({"enabled": true});
        let good = json!({"transcoding": {"enabled": true, "hls": on, "webVideos": {"enabled": false}}, "live": on,
            "trending": {"videos": {"algorithms": {"enabled": ["hot"]}}}, "search": {"remoteUri": {"users": true}}});
        assert_eq!(combination(&good, false), None);
        for (pointer, value, expected) in [
            ("signup", json!({"requiresEmailVerification": true}), "SMTP is not configured"),
            ("transcoding", json!({"enabled": true}), "at least web_videos transcoding or hls"),
            ("import", json!({"videoChannelSynchronization": on}), "HTTP video import"),
            (
                "client",
                json!({"browseVideos": {"defaultSort": "-trending"}}),
                "algorithm most-viewed should be enabled",
            ),
        ] {
            let mut sent = good.clone();
            sent[pointer] = value;
            let why = combination(&sent, false).unwrap_or_default();
            assert!(why.contains(expected), "{why}");
        }
        for (pointer, value, expected) in [
            ("live", json!({"enabled": true, "allowReplay": true}), "live replay"),
            ("videoStudio", on.clone(), "video studio"),
        ] {
            let mut sent = good.clone();
            sent[pointer] = value;
            assert_eq!(combination(&sent, false), None);
            sent["transcoding"]["enabled"] = json!(false);
            let why = combination(&sent, false).unwrap_or_default();
            assert!(why.contains(expected), "{why}");
        }
        let mut sent = good.clone();
        sent["search"] = json!({"searchIndex": on, "remoteUri": {"users": false}});
        assert!(combination(&sent, false).is_some_and(|why| why.contains("remote URI search")));
        sent = good.clone();
        sent["signup"] = json!({"requiresEmailVerification": true});
        assert_eq!(combination(&sent, true), None);
        sent["client"] = json!({"browseVideos": {"defaultSort": "-hot"}});
        assert_eq!(combination(&sent, true), None);
    }
}
