//! Playlists and their places.

use crate::actor_document::{Actor, addresses};
use crate::collection::Wanted;
use crate::document::{Audience, members};
use crate::serve::Found;
use catalog::visibility::privacy;
use database::{Conn, Row, Sql};
use platform::clock::iso;
use platform::id::Ref;
use platform::{App, Problem, Result};
use serde_json::{Map, Value, json};

/// The public playlists of an account or a channel.
pub(crate) async fn of_actor(conn: &mut Conn, actor: &Actor, wanted: Wanted) -> Result<Value> {
    let (count, list) = if actor.is_channel() {
        (
            "SELECT count(*) FROM playlist WHERE privacy = 1 AND channel_id = $1",
            "SELECT url FROM playlist WHERE privacy = 1 AND channel_id = $1 ORDER BY channel_position, id LIMIT $2 OFFSET $3",
        )
    } else {
        (
            "SELECT count(*) FROM playlist WHERE privacy = 1 AND account_id = $1",
            "SELECT url FROM playlist WHERE privacy = 1 AND account_id = $1 ORDER BY created_at, id LIMIT $2 OFFSET $3",
        )
    };
    addresses(conn, &format!("{}/playlists", actor.url), actor.own_id, count, list, wanted).await
}

const SELECT: &str = "SELECT p.id, p.uuid, p.url, p.name, p.description, p.privacy, p.channel_position, p.elements, p.created_at, p.updated_at, \
     a.url AS account_url, a.host, ca.url AS channel_url FROM playlist p JOIN account ac ON ac.id = p.account_id \
     JOIN actor a ON a.id = ac.actor_id LEFT JOIN channel c ON c.id = p.channel_id LEFT JOIN actor ca ON ca.id = c.actor_id";

/// A playlist that everybody may read.
async fn readable(conn: &mut Conn, id: &str) -> Result<Row> {
    let which = Ref::parse(id).ok_or_else(|| {
        Problem::invalid_param("playlistId", id, "Should have a valid playlist id (id, short UUID or UUID)")
    })?;
    let mut sql = Sql::new(SELECT);
    match which {
        Ref::Id(id) => sql.push(" WHERE p.id = ").arg(id),
        Ref::Uuid(uuid) => sql.push(" WHERE p.uuid = ").arg(uuid.to_string()),
    };
    let row = conn.rows(sql).await?.into_iter().next();
    let row = row.ok_or_else(|| Problem::not_found("Video playlist not found"))?;
    match row.get::<i64>("privacy")? {
        privacy::PUBLIC => Ok(row),
        // Who knows the number only does not know the link.
        privacy::UNLISTED if matches!(which, Ref::Uuid(_)) => Ok(row),
        privacy::UNLISTED => Err(Problem::not_found("Playlist not found")),
        _ => Err(Problem::unauthorized("Authentication is required").code_less()),
    }
}

/// A playlist's document; its pages are documents of the same kind.
pub(crate) async fn find(app: &App, conn: &mut Conn, id: &str, wanted: Wanted) -> Result<Found> {
    let row = readable(conn, id).await?;
    let (url, uuid): (String, String) = (row.get("url")?, row.get("uuid")?);
    if row.get::<Option<String>>("host")?.is_some() {
        return Ok(Found::Elsewhere(url));
    }
    let origin = app.config().webserver.origin();
    let mut items = Vec::new();
    if wanted.page.is_some() {
        let (start, size) = wanted.window();
        let sql = "SELECT id FROM playlist_element WHERE playlist_id = $1 ORDER BY position LIMIT $2 OFFSET $3";
        let sql = Sql::new(sql).bind(row.get::<i64>("id")?).bind(size).bind(start);
        let ids: Vec<i64> = conn.all(sql).await?;
        items.extend(ids.into_iter().map(|id| json!(format!("{origin}/video-playlists/{uuid}/videos/{id}"))));
    }
    let channel: Option<String> = row.get("channel_url")?;
    let mut document = Map::new();
    if let Value::Object(collection) = wanted.shape(&url, row.get("elements")?, items) {
        document.extend(collection);
    }
    document.insert("type".into(), json!("Playlist"));
    let rest = members([
        ("audience", channel.as_ref().map(|url| json!(url))),
        ("name", Some(json!(row.get::<String>("name")?))),
        ("content", Some(json!(row.get::<Option<String>>("description")?))),
        ("mediaType", Some(json!("text/markdown"))),
        ("uuid", Some(json!(uuid))),
        ("videoChannelPosition", Some(json!(row.get::<Option<i64>>("channel_position")?))),
        ("published", Some(json!(iso(row.get("created_at")?)))),
        ("updated", Some(json!(iso(row.get("updated_at")?)))),
        ("attributedTo", Some(json!(channel.iter().collect::<Vec<_>>()))),
        ("icon", icon(conn, row.get("id")?, &origin).await?),
    ]);
    if let Value::Object(rest) = rest {
        document.extend(rest);
    }
    let audience = Audience::of(row.get("privacy")?, &row.get::<String>("account_url")?, channel.as_deref());
    Ok(Found::Document(audience.address(Value::Object(document))))
}

/// The smallest picture that is wide enough, else the largest.
async fn icon(conn: &mut Conn, playlist_id: i64, origin: &str) -> Result<Option<Value>> {
    let sql = "SELECT file_name, width, height FROM playlist_thumbnail WHERE playlist_id = $1 \
               ORDER BY CASE WHEN width >= 280 THEN width ELSE 1000000 - width END, id LIMIT 1";
    let rows = conn.rows(Sql::new(sql).bind(playlist_id)).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let file: String = row.get("file_name")?;
    Ok(Some(json!({
        "type": "Image",
        "url": format!("{origin}/lazy-static/thumbnails/{file}"),
        "mediaType": "image/jpeg",
        "width": row.get::<i64>("width")?,
        "height": row.get::<i64>("height")?,
    })))
}

/// One place of a playlist. The place of a video that not everybody may see names none.
pub(crate) async fn element(app: &App, conn: &mut Conn, playlist: &str, element: i64) -> Result<Found> {
    let row = readable(conn, playlist).await?;
    let url: String = row.get("url")?;
    let id = format!("{url}/videos/{element}");
    if row.get::<Option<String>>("host")?.is_some() {
        return Ok(Found::Elsewhere(id));
    }
    let sql = "SELECT e.position, e.start_at, e.stop_at, v.url FROM playlist_element e LEFT JOIN video v ON v.id = e.video_id \
               AND v.privacy IN ($3, $4) AND NOT v.blocked WHERE e.playlist_id = $1 AND e.id = $2";
    let sql = Sql::new(sql).bind(row.get::<i64>("id")?).bind(element).bind(privacy::PUBLIC).bind(privacy::UNLISTED);
    let rows = conn.rows(sql).await?;
    let place = rows.first().ok_or_else(|| Problem::not_found("Video playlist element not found"))?;
    let time = |value: Option<i64>| value.filter(|t| *t > 0).map(|t| json!(t));
    let origin = app.config().webserver.origin();
    Ok(Found::Document(members([
        ("id", Some(json!(format!("{origin}/video-playlists/{}/videos/{element}", row.get::<String>("uuid")?)))),
        ("type", Some(json!("PlaylistElement"))),
        ("url", Some(json!(place.get::<Option<String>>("url")?))),
        ("position", Some(json!(place.get::<i64>("position")?))),
        ("startTimestamp", time(place.get("start_at")?)),
        ("stopTimestamp", time(place.get("stop_at")?)),
    ])))
}
