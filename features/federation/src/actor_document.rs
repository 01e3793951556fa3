//! Actors of this server: accounts (Person), channels (Group) and the server itself (Application).

use crate::collection::Wanted;
use crate::document::{members, page};
use actor::{Handle, ImageKind};
use database::{Conn, Error, FromRow, Row, Sql};
use platform::clock::iso;
use platform::{App, Problem, Result};
use serde_json::{Value, json};

/// An actor with what it says of itself.
pub(crate) struct Actor {
    pub id: i64,
    pub kind: String,
    pub username: String,
    pub url: String,
    /// The account's or the channel's row.
    pub own_id: i64,
    pub public_key: Option<String>,
    pub created_at: i64,
    pub name: String,
    pub description: Option<String>,
    pub support: Option<String>,
    pub email: Option<String>,
    /// Of a channel: the account it belongs to.
    pub owner_url: Option<String>,
    /// Its avatar and its banner, as [`actor::images`] reads them.
    avatars: Option<String>,
    banners: Option<String>,
}

impl FromRow for Actor {
    fn from_row(row: &Row) -> std::result::Result<Self, Error> {
        Ok(Actor {
            id: row.get("id")?,
            kind: row.get("kind")?,
            username: row.get("username")?,
            url: row.get("url")?,
            own_id: row.get("own_id")?,
            public_key: row.get("public_key")?,
            created_at: row.get("created_at")?,
            name: row.get("name")?,
            description: row.get("description")?,
            support: row.get("support")?,
            email: row.get("email")?,
            owner_url: row.get("owner_url")?,
            avatars: row.get("avatars")?,
            banners: row.get("banners")?,
        })
    }
}

const ACCOUNT: &str = "SELECT a.id, a.kind, a.username, a.url, ac.id AS own_id, a.public_key, a.created_at, ac.name, ac.description, \
     CAST(NULL AS TEXT) AS support, CAST(NULL AS TEXT) AS email, CAST(NULL AS TEXT) AS owner_url, a.avatars, a.banners \
     FROM actor a JOIN account ac ON ac.actor_id = a.id WHERE a.host IS NULL AND a.deleted_at IS NULL AND a.username_fold = $1";
const CHANNEL: &str = "SELECT a.id, a.kind, a.username, a.url, c.id AS own_id, a.public_key, a.created_at, c.name, c.description, \
     c.support, c.public_email AS email, o.url AS owner_url, a.avatars, a.banners \
     FROM actor a JOIN channel c ON c.actor_id = a.id JOIN account ac ON ac.id = c.account_id JOIN actor o ON o.id = ac.actor_id \
     WHERE a.host IS NULL AND a.deleted_at IS NULL AND a.username_fold = $1";

/// The local account or channel of a handle.
pub(crate) async fn find(app: &App, conn: &mut Conn, handle: &str, is_channel: bool) -> Result<Actor> {
    let handle = Handle::parse(handle, &app.config().webserver.host());
    let sql = Sql::new(if is_channel { CHANNEL } else { ACCOUNT }).bind(handle.name);
    let found = if handle.host.is_none() { conn.optional(sql).await? } else { None };
    found.ok_or_else(|| Problem::not_found(if is_channel { "Video channel not found" } else { "Account not found" }))
}

impl Actor {
    /// Whether it is the server's own.
    pub(crate) fn is_application(&self) -> bool {
        self.kind == actor::Kind::Application.as_str()
    }
    /// Whether it is a channel's.
    pub(crate) fn is_channel(&self) -> bool {
        self.kind == actor::Kind::Group.as_str()
    }

    /// The actor's document.
    pub(crate) fn document(&self, app: &App) -> Value {
        let (url, origin) = (&self.url, app.config().webserver.origin());
        let (short, inside) = if self.is_channel() { ("c", "videos") } else { ("a", "video-channels") };
        let client = format!("{origin}/{short}/{}", self.username);
        let of = |part: &str| Some(json!(format!("{url}/{part}")));
        let only_channel = |value: Value| self.is_channel().then_some(value);
        members([
            ("type", Some(json!(self.kind))),
            ("id", Some(json!(url))),
            ("following", of("following")),
            ("followers", of("followers")),
            ("playlists", of("playlists")),
            ("inbox", of("inbox")),
            ("outbox", of("outbox")),
            ("preferredUsername", Some(json!(self.username))),
            ("name", Some(json!(self.name))),
            ("endpoints", Some(json!({"sharedInbox": format!("{origin}/inbox")}))),
            (
                "publicKey",
                Some(json!({"id": format!("{url}#main-key"), "owner": url, "publicKeyPem": self.public_key})),
            ),
            ("published", Some(json!(iso(self.created_at)))),
            ("indexable", Some(json!(true))),
            ("discoverable", Some(json!(true))),
            ("icon", pictures(self.avatars.as_deref(), ImageKind::Avatar, url)),
            ("image", pictures(self.banners.as_deref(), ImageKind::Banner, url)),
            // PeerTube before 8 takes the first only, and only a plain address; newer ones take the links.
            ("url", Some(json!([url, page(&format!("{client}/{inside}")), page(&client), page(url)]))),
            ("playerSettings", self.is_channel().then(|| of("player-settings")).flatten()),
            ("summary", Some(json!(self.description))),
            ("support", only_channel(json!(self.support))),
            ("postingRestrictedToMods", only_channel(json!(true))),
            ("email", only_channel(json!(self.email))),
            ("attributedTo", only_channel(json!([self.owner_url]))),
        ])
    }

    /// Who follows it.
    pub(crate) async fn followers(&self, conn: &mut Conn, wanted: Wanted) -> Result<Value> {
        let count = "SELECT count(*) FROM actor_follow WHERE state = 'accepted' AND target_id = $1";
        let list = "SELECT a.url FROM actor_follow f JOIN actor a ON a.id = f.follower_id \
                    WHERE f.state = 'accepted' AND f.target_id = $1 ORDER BY f.created_at, f.id LIMIT $2 OFFSET $3";
        addresses(conn, &format!("{}/followers", self.url), self.id, count, list, wanted).await
    }

    /// Whom it follows.
    pub(crate) async fn following(&self, conn: &mut Conn, wanted: Wanted) -> Result<Value> {
        let count = "SELECT count(*) FROM actor_follow WHERE state = 'accepted' AND follower_id = $1";
        let list = "SELECT a.url FROM actor_follow f JOIN actor a ON a.id = f.target_id \
                    WHERE f.state = 'accepted' AND f.follower_id = $1 ORDER BY f.created_at, f.id LIMIT $2 OFFSET $3";
        addresses(conn, &format!("{}/following", self.url), self.id, count, list, wanted).await
    }
}

/// A picture in its sizes, if there is one.
fn pictures(copy: Option<&str>, kind: ImageKind, actor_url: &str) -> Option<Value> {
    let media_type = |url: &str| match url.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "png" => "image/png",
        "webp" => "image/webp",
        "gif" => "image/gif",
        _ => "image/jpeg",
    };
    let images = actor::images(copy, kind, actor_url);
    let one = |image: &wire::ActorImage| {
        json!({
            "type": "Image",
            "mediaType": media_type(&image.file_url),
            "url": image.file_url,
            "width": image.width,
            "height": image.height,
        })
    };
    (!images.is_empty()).then(|| images.iter().map(one).collect())
}

/// A collection of addresses that belong to one row: both statements take its number, the list its window too.
pub(crate) async fn addresses(
    conn: &mut Conn,
    base: &str,
    id: i64,
    count: &'static str,
    list: &'static str,
    wanted: Wanted,
) -> Result<Value> {
    let total = conn.one(Sql::new(count).bind(id)).await?;
    let (start, size) = wanted.window();
    let mut items: Vec<String> = Vec::new();
    if wanted.page.is_some() {
        items = conn.all(Sql::new(list).bind(id).bind(size).bind(start)).await?;
    }
    Ok(wanted.shape(base, total, items.into_iter().map(Value::String).collect()))
}
