//! On whose pages a video's player may stand: everywhere, or on listed domains (and always on our own).

use crate::manage::{known, managed};
use crate::policy;
use crate::store;
use crate::update::UPDATED_EVENT;
use channel::activity::{Action, Subject, record};
use database::Conn;
use futures::FutureExt;
use platform::id::Ref;
use platform::{App, Caller, Problem, Result, event};
use serde_json::Value;

/// Everywhere.
pub const EVERYWHERE: i64 = 1;
/// On listed domains.
pub const LISTED: i64 = 2;
/// Most domains of a video.
const MOST: usize = 200;

/// Where a video may be embedded.
#[derive(Debug, Clone)]
pub struct Rule {
    /// [`EVERYWHERE`] or [`LISTED`].
    pub policy: i64,
    /// Hosts in lower case, some with a port.
    pub domains: Vec<String>,
}

/// A host as people write it, `example.com` or `example.com:8080`, in lower case.
#[must_use]
pub fn domain(value: &Value) -> Option<String> {
    let text = value.as_str()?.trim().to_lowercase();
    let (name, port) = text.split_once(':').map_or((text.as_str(), None), |(name, port)| (name, Some(port)));
    let label = |l: &str| {
        (1..=63).contains(&l.len())
            && !l.starts_with('-')
            && !l.ends_with('-')
            && l.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
    };
    let good_port = port.is_none_or(|p| p.parse::<u16>().is_ok_and(|p| p > 0));
    (name.len() <= 253 && name.split('.').all(label) && good_port).then_some(text)
}

/// A list of hosts, each once.
#[must_use]
pub fn domains(value: &Value) -> Option<Vec<String>> {
    let list = value.as_array().filter(|l| l.len() <= MOST)?;
    let mut domains: Vec<String> = Vec::with_capacity(list.len());
    for item in list {
        let domain = domain(item)?;
        if !domains.contains(&domain) {
            domains.push(domain);
        }
    }
    Some(domains)
}

/// Where a video may be embedded, for who may change it.
///
/// # Errors
/// 404, 403.
pub async fn rule(conn: &mut Conn, caller: &Caller, which: Ref) -> Result<Rule> {
    let video = managed(conn, caller, which).await?;
    Ok(store::embed_rule(conn, video.id).await?)
}

/// Changes where a video may be embedded.
///
/// # Errors
/// 404, 403; 400 for domains where none have a meaning.
pub async fn set(app: &App, caller: &Caller, which: Ref, rule: Rule) -> Result<()> {
    app.db
        .write((caller.clone(), rule, app.now()), move |tx, (caller, rule, now)| {
            async move {
                let video = managed(tx, &caller, which).await?;
                if rule.policy == EVERYWHERE && !rule.domains.is_empty() {
                    let sentence = "Domains should be empty when policy is in \"all allowed\" mode";
                    return Err(Problem::bad_request(sentence));
                }
                store::set_embed_rule(tx, now, video.id, &rule).await?;
                let log = (video.channel_id, caller.user_id);
                record(tx, log, Action::UpdateEmbedPolicy, Subject::Video(video.id), now).await?;
                Ok(event::emit(tx, now, UPDATED_EVENT, video.id).await?)
            }
            .boxed()
        })
        .await
}

/// Whether a video may be embedded on a domain; where not, also whether the caller may watch it there all the same.
///
/// # Errors
/// 404.
pub async fn allowed(
    conn: &mut Conn,
    caller: Option<&Caller>,
    which: Ref,
    domain: &str,
    own_host: &str,
) -> Result<(bool, Option<bool>)> {
    let video = known(conn, which).await?;
    let rule = store::embed_rule(conn, video.id).await?;
    if rule.policy == EVERYWHERE || domain == own_host || rule.domains.iter().any(|d| d == domain) {
        return Ok((true, None));
    }
    let may = match caller {
        Some(caller) => policy::manages(conn, caller, &video).await?,
        None => false,
    };
    Ok((false, Some(may)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn domains_are_hosts() {
        for (text, read) in
            [("Example.com", "example.com"), ("a-b.example:8080", "a-b.example:8080"), ("localhost", "localhost")]
        {
            assert_eq!(domain(&json!(text)).as_deref(), Some(read));
        }
        for bad in ["", "https://example.com", "a b", "a/b", "-a.com", "a..b", "a:0", "a:x", "<b>.com"] {
            assert_eq!(domain(&json!(bad)), None, "{bad}");
        }
        assert_eq!(domains(&json!(["a.com", "A.com"])), Some(vec!["a.com".to_owned()]));
        assert_eq!(domains(&json!("a.com")), None);
        assert_eq!(domains(&json!(vec!["a.com"; MOST + 1])), None);
    }
}
