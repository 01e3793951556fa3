//! Views of videos of this server, as others are told of them: one for each view, whoever counted it.

use crate::document::Audience;
use activitypub::signature::host_of;
use database::{Error, Sql, Tx};
use platform::http_client::Url;
use platform::random;
use serde_json::{Value, json};

/// A video of this server that others know of, with what telling about it takes.
#[derive(Debug, Clone)]
pub struct Known {
    /// The server's own actor, which tells.
    pub server: (i64, String),
    /// The video's address.
    pub url: String,
    /// Its UUID.
    pub uuid: String,
    /// Whom it is said to.
    pub audience: Audience,
    /// Where those receive who follow its account, its channel or the server.
    pub inboxes: Vec<String>,
}

/// A video of this server that others were told of and may see now; `None` when there is none.
///
/// # Errors
/// The database's.
pub async fn known(tx: &mut Tx, video_id: i64) -> Result<Option<Known>, Error> {
    let sql = "SELECT v.url, v.uuid, v.privacy, aa.id AS account_id, aa.url AS account_url, ca.id AS channel_id, \
               ca.url AS channel_url, s.id AS server_id, s.url AS server_url FROM video v JOIN channel c ON c.id = v.channel_id \
               JOIN actor ca ON ca.id = c.actor_id JOIN account ac ON ac.id = c.account_id JOIN actor aa ON aa.id = ac.actor_id \
               JOIN actor s ON s.host IS NULL AND s.username_fold = $2 WHERE v.id = $1 AND v.is_local AND NOT v.blocked \
               AND EXISTS (SELECT t.id FROM told t WHERE t.noun = 'video' AND t.local_id = v.id)";
    let rows = tx.rows(Sql::new(sql).bind(video_id).bind(::actor::INSTANCE_NAME)).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let actors = [row.get("account_id")?, row.get("channel_id")?, row.get("server_id")?];
    let (account, channel): (String, String) = (row.get("account_url")?, row.get("channel_url")?);
    Ok(Some(Known {
        server: (actors[2], row.get("server_url")?),
        url: row.get("url")?,
        uuid: row.get("uuid")?,
        audience: Audience::of(row.get("privacy")?, &account, Some(&channel)),
        inboxes: delivery::inboxes_of_followers(tx, &actors).await?,
    }))
}

/// A View by a server. `name` tells it from the server's others; what `more` says is added.
#[must_use]
pub fn view(server: &str, video_id: i64, name: &str, video: &str, audience: &Audience, more: Value) -> Value {
    let mut view = json!({
        "id": format!("{server}/views/videos/{video_id}/{name}"),
        "type": "View",
        "actor": server,
        "object": video,
    });
    if let (Some(view), Value::Object(more)) = (view.as_object_mut(), more) {
        view.extend(more);
    }
    audience.address(view)
}

/// Tells who follows a video of this server of one view, but not the server that told it (its host, with its port).
///
/// # Errors
/// The database's.
pub async fn tell(tx: &mut Tx, now: i64, video_id: i64, but_not: Option<&str>) -> Result<(), Error> {
    let Some(known) = known(tx, video_id).await? else { return Ok(()) };
    let host = |inbox: &String| inbox.parse::<Url>().ok().and_then(|url| host_of(&url).ok());
    let inboxes: Vec<String> =
        known.inboxes.into_iter().filter(|inbox| but_not.is_none() || host(inbox).as_deref() != but_not).collect();
    let (actor, url) = known.server;
    let view = view(&url, video_id, &random::uuid().to_string(), &known.url, &known.audience, json!({}));
    delivery::queue(tx, now, actor, &inboxes, &delivery::with_context(view)).await
}
