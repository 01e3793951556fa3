//! Somebody elsewhere wants to follow an actor here.

use super::process::Deed;
use crate::document::with_context;
use crate::remote::failure::Failure;
use ::actor::remote::{Known, by_url};
use ::follow::State;
use ::follow::incoming::{Requested, named, request};
use database::{Conn, Sql, Tx};
use futures::FutureExt as _;
use platform::Result as Answer;
use serde_json::{Value, json};

/// What was asked, for the answer.
#[derive(Clone)]
struct Asked {
    follower: Known,
    target: Known,
    /// The request, as answers name it.
    follow: Value,
    origin: String,
    /// What becomes of it; `None` refuses it without a row.
    state: Option<State>,
}

/// Answers a request to follow; asked again it is answered again.
pub(super) async fn asked(deed: &Deed<'_>) -> Result<(), Failure> {
    let config = deed.app.config();
    let object = deed.activity.object_id()?;
    let mut conn = deed.app.db.reader().await?;
    let target = by_url(&mut conn, object.as_str()).await?.filter(|target| target.host.is_none());
    let target = target.ok_or_else(|| Failure::refused("nobody here is to be followed under that address"))?;
    let is_server = target.kind == ::actor::Kind::Application.as_str();
    let is_open = if is_server { config.followers.instance.enabled } else { config.followers.channels.enabled };
    let state = match is_open && !is_muted(&mut conn, &deed.actor, &target).await? {
        false => None,
        true if is_server && config.followers.instance.manual_approval => Some(State::Pending),
        true => Some(State::Accepted),
    };
    drop(conn);
    let asked = Asked {
        follow: json!({
            "type": "Follow",
            "id": deed.activity.id().as_str(),
            "actor": deed.actor.url,
            "object": target.url,
        }),
        follower: deed.actor.clone(),
        target,
        origin: config.webserver.origin(),
        state,
    };
    let now = deed.app.now();
    deed.app.db.write(asked, move |tx, asked| decide(tx, asked, now).boxed()).await?;
    Ok(())
}

async fn decide(tx: &mut Tx, asked: Asked, now: i64) -> Answer<()> {
    let stands = match asked.state {
        Some(state) => {
            let requested = request(tx, asked.follower.id, asked.target.id, state, now).await?;
            named(tx, requested.id, asked.follow["id"].as_str().unwrap_or_default()).await?;
            Some(requested)
        }
        None => None,
    };
    let (kind, id) = match stands {
        Some(Requested { state: State::Pending, .. }) => return Ok(()),
        Some(Requested { id, state: State::Accepted, .. }) => {
            ("Accept", format!("{}/accepts/follows/{id}", asked.origin))
        }
        Some(Requested { id, state: State::Rejected, .. }) => {
            ("Reject", format!("{}/rejects/follows/{id}", asked.origin))
        }
        None => ("Reject", format!("{}/rejects/follows/{}-{}", asked.origin, asked.follower.id, asked.target.id)),
    };
    let answer = json!({"type": kind, "id": id, "actor": asked.target.url, "object": asked.follow});
    let inbox: Vec<String> = asked.follower.inbox_url.into_iter().collect();
    delivery::queue(tx, now, asked.target.id, &inbox, &with_context(answer)).await?;
    Ok(())
}

/// Whether the instance or the owner of what is to be followed does not want to hear of the follower.
async fn is_muted(conn: &mut Conn, follower: &Known, target: &Known) -> Result<bool, database::Error> {
    let sql = "SELECT coalesce((SELECT c.account_id FROM channel c WHERE c.actor_id = $1), \
               (SELECT ac.id FROM account ac WHERE ac.actor_id = $1))";
    let owner: Option<i64> = conn.one(Sql::new(sql).bind(target.id)).await?;
    let sql = "SELECT CAST(1 AS BIGINT) WHERE EXISTS (SELECT 1 FROM account_mute WHERE target_account_id = $1 \
               AND (owner_account_id IS NULL OR owner_account_id = $2)) OR EXISTS (SELECT 1 FROM server_mute \
               WHERE host = $3 AND (owner_account_id IS NULL OR owner_account_id = $2))";
    let sql = Sql::new(sql).bind(follower.account_id.unwrap_or(0)).bind(owner.unwrap_or(0));
    Ok(conn.optional::<i64>(sql.bind(follower.host.clone().unwrap_or_default())).await?.is_some())
}
