//! Putting activities into lanes, in the caller's transaction.

use crate::store;
use database::{Conn, Error, Sql, Tx};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Has an activity sent to some inboxes by a local actor; both happen exactly when the caller's transaction commits. An inbox that is
/// named twice gets it once; what is no address, and inboxes of muted servers, get nothing. The activity must be whole, `@context`
/// (`activitypub::context_of`) included; it is signed when it is sent.
pub async fn queue(
    tx: &mut Tx,
    now: i64,
    from_actor_id: i64,
    inboxes: &[String],
    activity: &Value,
) -> Result<(), Error> {
    let lanes = without_muted(tx, by_host(inboxes)).await?;
    if lanes.is_empty() {
        return Ok(());
    }
    let updates = replaced(activity);
    let places = store::open(tx, &lanes, now).await?;
    if let Some(object) = updates {
        let inboxes: Vec<&str> = lanes.values().flatten().map(String::as_str).collect();
        store::drop_replaced(tx, from_actor_id, object, &inboxes).await?;
    }
    let activity_id = store::insert_activity(tx, from_actor_id, updates, &activity.to_string(), now).await?;
    store::insert_deliveries(tx, activity_id, &places, now).await?;
    tx.wake();
    Ok(())
}

/// An activity with the declaration of its words, which comes first.
#[must_use]
pub fn with_context(activity: Value) -> Value {
    let mut whole = Map::new();
    whole.insert("@context".into(), activitypub::context_of(&activity));
    if let Value::Object(members) = activity {
        whole.extend(members);
    }
    Value::Object(whole)
}

/// Has an activity sent to every server that follows the actor, by the actor.
pub async fn queue_to_followers(tx: &mut Tx, now: i64, actor_id: i64, activity: &Value) -> Result<(), Error> {
    let inboxes = inboxes_of_followers(tx, &[actor_id]).await?;
    queue(tx, now, actor_id, &inboxes, activity).await
}

/// Where accepted followers elsewhere of any of these actors receive, each server once where it has a shared inbox.
pub async fn inboxes_of_followers(conn: &mut Conn, actor_ids: &[i64]) -> Result<Vec<String>, Error> {
    let mut sql = Sql::new(
        "SELECT DISTINCT coalesce(a.shared_inbox_url, a.inbox_url) AS inbox FROM actor_follow f \
         JOIN actor a ON a.id = f.follower_id WHERE f.state = 'accepted' AND a.host IS NOT NULL \
         AND a.deleted_at IS NULL AND a.inbox_url IS NOT NULL AND f.target_id IN ",
    );
    sql.list(actor_ids.iter().copied());
    conn.all(sql).await
}

/// Tells that a server was heard from: what waits for it because it could not be reached is tried at once.
pub async fn alive(tx: &mut Tx, now: i64, host: &str) -> Result<(), Error> {
    if store::due_now(tx, &host.to_lowercase(), now).await? {
        tx.wake();
    }
    Ok(())
}

/// Inboxes by the host (with the port where it is not the usual one) of the lane they are in.
fn by_host(inboxes: &[String]) -> BTreeMap<String, BTreeSet<String>> {
    let mut lanes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for inbox in inboxes {
        let host = activitypub::identifier(inbox).and_then(|url| activitypub::signature::host_of(&url));
        if let Ok(host) = host {
            lanes.entry(host).or_default().insert(inbox.clone());
        }
    }
    lanes
}

async fn without_muted(
    conn: &mut Conn,
    mut lanes: BTreeMap<String, BTreeSet<String>>,
) -> Result<BTreeMap<String, BTreeSet<String>>, Error> {
    let hosts: Vec<&String> = lanes.keys().collect();
    let muted = store::muted(conn, &hosts).await?;
    lanes.retain(|host, _| !muted.contains(host));
    Ok(lanes)
}

/// What an activity tells anew, by which older ones that wait are found: the object of an Update; the number of viewers of the
/// moment, which is told again and again under one id.
fn replaced(activity: &Value) -> Option<&str> {
    match activity.get("type")?.as_str()? {
        "Update" => {
            let object = activity.get("object")?;
            object.as_str().or_else(|| object.get("id")?.as_str())
        }
        "View" => activity.get("expires").and(activity.get("id")?.as_str()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn inboxes_are_gathered_by_server_and_only_addresses_count() {
        let inboxes = [
            "https://a.example/inbox",
            "https://A.example/inbox",
            "https://a.example:8443/inbox",
            "x",
            "ftp://b.example",
        ];
        let lanes = by_host(&inboxes.map(str::to_owned));
        assert_eq!(lanes.keys().collect::<Vec<_>>(), ["a.example", "a.example:8443"]);
    }

    #[test]
    fn updates_and_viewers_of_the_moment_replace_each_other() {
        let object = json!({"id": "https://a.example/1"});
        assert_eq!(replaced(&json!({"type": "Update", "object": object})), Some("https://a.example/1"));
        assert_eq!(replaced(&json!({"type": "Update", "object": "https://a.example/1"})), Some("https://a.example/1"));
        assert_eq!(replaced(&json!({"type": "Create", "object": object})), None);
        let view = json!({"type": "View", "id": "https://a.example/views/1", "object": object});
        assert_eq!(replaced(&view), None, "every view counts");
        let mut viewers = view;
        viewers["expires"] = json!("2026-01-01T00:00:00Z");
        assert_eq!(replaced(&viewers), Some("https://a.example/views/1"));
    }
}
