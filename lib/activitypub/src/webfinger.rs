//! How a name becomes an address: WebFinger (RFC 7033) and host-meta (RFC 6415).

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The media type of WebFinger's answers.
pub const JRD_JSON: &str = "application/jrd+json";

/// What is known of a resource (a JSON Resource Descriptor).
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq)]
pub struct Descriptor {
    /// Whom this is about, `acct:name@host`.
    pub subject: String,
    /// The same under other names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Where to find what.
    #[serde(default)]
    pub links: Vec<Link>,
}

/// One link of a [`Descriptor`].
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq)]
pub struct Link {
    /// What the link is for.
    pub rel: String,
    /// The target's media type.
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// The target with a place to put a value in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// More about the target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub properties: Option<Value>,
}

impl Descriptor {
    /// The actor's document: the first `self` link that is an ActivityPub document.
    pub fn actor(&self) -> Option<&str> {
        let is_actor = |link: &&Link| link.rel == "self" && link.kind.as_deref().is_some_and(crate::media::is_activity);
        self.links.iter().find(is_actor).and_then(|link| link.href.as_deref())
    }
}

/// The name and the host of `acct:name@host`, `name@host` or `@name@host`; `None` when it is none of them. Of the host only its
/// length and letters are looked at.
pub fn account(resource: &str) -> Option<(&str, &str)> {
    let handle = resource.strip_prefix("acct:").unwrap_or(resource);
    let (name, host) = handle.strip_prefix('@').unwrap_or(handle).rsplit_once('@')?;
    let of_a_host = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | ':' | '[' | ']');
    let good = !name.is_empty() && name.len() <= 255 && !name.contains(['@', '/', '?', '#', ' ']);
    (good && !host.is_empty() && host.len() <= 255 && host.chars().all(of_a_host)).then_some((name, host))
}

/// The host-meta document, in XML, that says where a server answers WebFinger. `origin` is the server's own address.
pub fn host_meta(origin: &str) -> String {
    let origin = origin.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <XRD xmlns=\"http://docs.oasis-open.org/ns/xri/xrd-1.0\">\n  \
         <Link rel=\"lrdd\" type=\"application/xrd+xml\" template=\"{origin}/.well-known/webfinger?resource={{uri}}\"/>\n\
         </XRD>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn handles_are_taken_apart() {
        for (text, name, host) in [
            ("acct:alice@one.example", "alice", "one.example"),
            ("@alice@one.example:9000", "alice", "one.example:9000"),
            ("alice@[::1]:9000", "alice", "[::1]:9000"),
        ] {
            assert_eq!(account(text), Some((name, host)));
        }
        for not in
            ["", "alice", "@", "acct:@one.example", "acct:alice@", "a@b@c", "a/b@one", "alice@one/../two", "a@one two"]
        {
            assert_eq!(account(not), None, "{not}");
        }
    }

    #[test]
    fn descriptors_lead_to_actors() {
        let read: Descriptor = serde_json::from_value(json!({
            "subject": "acct:alice@one.example",
            "links": [
                {"rel": "http://webfinger.net/rel/profile-page", "type": "text/html", "href": "https://one.example/@alice"},
                {"rel": "self", "type": "text/html", "href": "https://one.example/wrong"},
                {"rel": "self", "type": "application/activity+json", "href": "https://one.example/accounts/alice"},
                {"rel": "http://ostatus.org/schema/1.0/subscribe", "template": "https://one.example/follow?uri={uri}"}
            ]
        }))
        .unwrap();
        assert_eq!(read.actor(), Some("https://one.example/accounts/alice"));
        let written = serde_json::to_value(&read).unwrap();
        assert_eq!(
            written["links"][3],
            json!({"rel": "http://ostatus.org/schema/1.0/subscribe", "template": "https://one.example/follow?uri={uri}"})
        );
        assert!(written.get("aliases").is_none());
    }

    #[test]
    fn host_meta_names_webfinger() {
        let xml = host_meta("https://one.example");
        assert!(xml.contains(r#"template="https://one.example/.well-known/webfinger?resource={uri}""#));
        assert!(!host_meta("https://one.example\"><evil").contains("<evil"));
    }
}
