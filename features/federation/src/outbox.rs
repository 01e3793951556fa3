//! What an actor has published: an account created its videos, their channel and the server announced them.

use crate::actor_document::Actor;
use crate::collection::Wanted;
use crate::document::{Audience, create};
use catalog::visibility::privacy;
use database::{Conn, Sql};
use platform::{App, Problem, Result};
use serde_json::{Map, Value, json};

/// Most activities on a page.
const MOST: i64 = 50;

/// Which part is wanted; pages and sizes that are none are refused here.
pub(crate) fn wanted(page: Option<&str>, size: Option<&str>) -> Result<Wanted> {
    let mut wrong = Map::new();
    let mut whole = |name: &str, text: Option<&str>, least: i64, most: i64, message: &str| {
        let number = text.map(|text| text.parse::<i64>().ok().filter(|n| (least..=most).contains(n)));
        if let (Some(None), Some(text)) = (number, text) {
            let error = json!({"type": "field", "value": text, "msg": message, "path": name, "location": "query"});
            wrong.insert(name.to_owned(), error);
        }
        number.flatten()
    };
    let page = whole("page", page, 1, 1_000_000, "Invalid value");
    let size = whole("size", size, 0, MOST, "Should have a valid page size (max: 50)");
    if wrong.is_empty() {
        Ok(Wanted { page, size: size.unwrap_or(crate::collection::PAGE) })
    } else {
        Err(Problem::invalid(wrong))
    }
}

/// The outbox of an actor, newest first.
pub(crate) async fn of(app: &App, conn: &mut Conn, actor: &Actor, wanted: Wanted) -> Result<Value> {
    let with_unlisted = app.config().federation.videos.federate_unlisted;
    let filter = |sql: &mut Sql| {
        sql.push(
            " FROM video v JOIN channel c ON c.id = v.channel_id JOIN actor ca ON ca.id = c.actor_id \
             JOIN account ac ON ac.id = c.account_id JOIN actor aa ON aa.id = ac.actor_id \
             WHERE v.is_local AND v.listed AND NOT v.blocked AND v.privacy IN ",
        );
        let privacies: &[i64] = if with_unlisted { &[privacy::PUBLIC, privacy::UNLISTED] } else { &[privacy::PUBLIC] };
        sql.list(privacies.iter().copied());
        if actor.is_channel() {
            sql.push(" AND v.channel_id = ").arg(actor.own_id);
        } else if !actor.is_application() {
            sql.push(" AND c.account_id = ").arg(actor.own_id);
        }
    };
    let mut sql = Sql::new("SELECT count(*)");
    filter(&mut sql);
    let total = conn.one(sql).await?;
    let mut items = Vec::new();
    if wanted.page.is_some() {
        let (start, size) = wanted.window();
        let mut sql = Sql::new("SELECT v.url, v.privacy, ca.url AS channel_url, aa.url AS account_url");
        filter(&mut sql);
        sql.push(" ORDER BY v.published_at DESC, v.id DESC LIMIT ").arg(size).push(" OFFSET ").arg(start);
        for row in conn.rows(sql).await? {
            let url: String = row.get("url")?;
            let (account, channel): (String, String) = (row.get("account_url")?, row.get("channel_url")?);
            let audience = Audience::of(row.get("privacy")?, &account, Some(&channel));
            items.push(if actor.is_application() || actor.is_channel() {
                announce(&url, actor.id, &actor.url, &audience)
            } else {
                create(&url, &account, &json!(url), &audience)
            });
        }
    }
    Ok(wanted.shape(&format!("{}/outbox", actor.url), total, items))
}

/// The announcement of a video by an actor.
pub(crate) fn announce(video_url: &str, actor_id: i64, actor_url: &str, audience: &Audience) -> Value {
    audience.address(json!({
        "type": "Announce",
        "id": format!("{video_url}/announces/{actor_id}"),
        "actor": actor_url,
        "object": video_url,
    }))
}
