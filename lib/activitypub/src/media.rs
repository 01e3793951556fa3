//! The media types of ActivityPub documents (ActivityPub, section 3.2).

/// What documents are sent as.
pub const ACTIVITY_JSON: &str = "application/activity+json";
/// What is asked for when a document is fetched.
pub const ACCEPT: &str = "application/activity+json, application/ld+json";

/// Whether an answer says to be an ActivityPub document. A file that somebody uploaded to an honest server is not served as
/// one, so it cannot speak for that server (CVE-2024-23832 and its kin).
pub fn is_activity(content_type: &str) -> bool {
    let mut parts = content_type.split(';').map(str::trim);
    let essence = parts.next().unwrap_or("");
    if essence.eq_ignore_ascii_case(ACTIVITY_JSON) {
        return true;
    }
    essence.eq_ignore_ascii_case("application/ld+json")
        && parts.any(|p| {
            p.split_once('=').is_some_and(|(name, value)| {
                name.trim().eq_ignore_ascii_case("profile")
                    && value
                        .trim()
                        .trim_matches('"')
                        .split_ascii_whitespace()
                        .any(|v| v == "https://www.w3.org/ns/activitystreams")
            })
        })
}

/// Whether a client that sends this `Accept` prefers a document to a page: one of the ActivityPub types is listed, and not
/// with a lower weight than `text/html`.
pub fn prefers_activity(accept: &str) -> bool {
    let (mut activity, mut html) = (0, 0);
    for entry in accept.split(',') {
        let mut parts = entry.split(';').map(str::trim);
        let essence = parts.next().unwrap_or("").to_ascii_lowercase();
        let weight = parts.find_map(|p| p.strip_prefix("q=")).map_or(1000, thousandths);
        match essence.as_str() {
            "application/activity+json" | "application/ld+json" => activity = activity.max(weight),
            "text/html" => html = html.max(weight),
            _ => {}
        }
    }
    activity > 0 && activity >= html
}

/// A weight as RFC 9110 writes it (section 12.4.2), in thousandths; nonsense weighs nothing.
fn thousandths(text: &str) -> u32 {
    text.parse::<f32>().ok().filter(|q| (0.0..=1.0).contains(q)).map_or(0, |q| (q * 1000.0).round() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_known_by_their_type() {
        for yes in [
            "application/activity+json",
            "application/activity+json; charset=utf-8",
            "Application/Activity+JSON",
            "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"",
            "application/ld+json;charset=utf-8;profile=https://www.w3.org/ns/activitystreams",
        ] {
            assert!(is_activity(yes), "{yes}");
        }
        for no in ["", "application/json", "application/ld+json", "text/html", "application/ld+json; profile=\"x\""] {
            assert!(!is_activity(no), "{no}");
        }
    }

    #[test]
    fn pages_and_documents_are_told_apart() {
        for yes in [
            ACCEPT,
            "application/activity+json,text/html;q=0.9,*/*;q=0.8",
            "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"",
        ] {
            assert!(prefers_activity(yes), "{yes}");
        }
        for no in [
            "",
            "*/*",
            "text/html",
            "application/json",
            "text/html,application/activity+json;q=0.5",
            "application/activity+json;q=0",
            "application/activity+json;q=-3",
        ] {
            assert!(!prefers_activity(no), "{no}");
        }
    }
}
