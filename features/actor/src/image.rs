//! Pictures of actors: the rows, and the copy of avatars and banners beside the actor that lists are made from.

use crate::{INSTANCE_NAME, fold};
use database::{Conn, Error, Sql, Tx};
use platform::clock::iso;
use serde::{Deserialize, Serialize};
use wire::ActorImage;

/// What a picture is for; the first numbers are PeerTube's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageKind {
    /// Square.
    Avatar = 1,
    /// Wide.
    Banner = 2,
    /// The instance's, in the tab of a browser.
    Favicon = 11,
    /// The instance's, in the head of its pages on narrow screens.
    HeaderSquare = 12,
    /// The instance's, in the head of its pages.
    HeaderWide = 13,
    /// The instance's, where a link to it is shown elsewhere.
    OpenGraph = 14,
}

/// The logos of an instance by their names in the API, in the order clients are told of them.
pub const LOGOS: [(ImageKind, &str); 4] = [
    (ImageKind::Favicon, "favicon"),
    (ImageKind::HeaderSquare, "header-square"),
    (ImageKind::HeaderWide, "header-wide"),
    (ImageKind::OpenGraph, "opengraph"),
];

impl ImageKind {
    /// A logo by its name in the API.
    pub fn logo(name: &str) -> Option<Self> {
        LOGOS.iter().find(|(_, n)| *n == name).map(|(kind, _)| *kind)
    }

    /// Whether it is one of the instance's logos.
    pub fn is_logo(self) -> bool {
        LOGOS.iter().any(|(kind, _)| *kind == self)
    }

    /// Where files of this kind are served.
    fn folder(self) -> &'static str {
        match self {
            ImageKind::Avatar => "/lazy-static/avatars",
            ImageKind::Banner => "/lazy-static/banners",
            _ => "/static/uploads/images",
        }
    }
}

/// A picture in one size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// Name in the bucket.
    pub file_name: String,
    /// Pixels.
    pub width: i64,
    /// Pixels.
    pub height: i64,
    /// Milliseconds since 1970.
    pub created_at: i64,
    /// Where another server has it; none for our own.
    #[serde(skip)]
    pub remote_url: Option<String>,
    /// The beginning of this instance's addresses, for what another server has: it is shown from here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_from: Option<String>,
}

/// Puts pictures in place of an actor's present ones of that kind (none takes them away); the names of the files that nothing
/// needs any more, which the caller has removed.
pub async fn set_images(tx: &mut Tx, actor_id: i64, kind: ImageKind, images: &[Image]) -> Result<Vec<String>, Error> {
    let sql = "DELETE FROM actor_image WHERE actor_id = $1 AND kind = $2 RETURNING file_name";
    let old = tx.all::<String>(Sql::new(sql).bind(actor_id).bind(kind as i64)).await?;
    for image in images {
        let sql = "INSERT INTO actor_image (actor_id, kind, file_name, width, height, created_at, remote_url) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let sql = Sql::new(sql).bind(actor_id).bind(kind as i64).bind(&image.file_name);
        let sql = sql.bind(image.width).bind(image.height).bind(image.created_at);
        tx.execute(sql.bind(image.remote_url.clone())).await?;
    }
    let mut sorted = images.to_vec();
    sorted.sort_by_key(|i| i.width);
    let copy = match sorted.is_empty() {
        true => None,
        false => Some(serde_json::to_string(&sorted).map_err(|e| Error::Schema(format!("pictures: {e}")))?),
    };
    let sql = match kind {
        ImageKind::Avatar => "UPDATE actor SET avatars = $1 WHERE id = $2",
        ImageKind::Banner => "UPDATE actor SET banners = $1 WHERE id = $2",
        // Logos are asked for with the instance only.
        _ => return Ok(old),
    };
    tx.execute(Sql::new(sql).bind(copy).bind(actor_id)).await?;
    Ok(old)
}

/// The pictures in `actor.avatars` or `actor.banners` as clients see them, smallest first. `actor_url` is the address of that
/// actor: its files are on the same host.
pub fn images(copy: Option<&str>, kind: ImageKind, actor_url: &str) -> Vec<ActorImage> {
    let Some(copy) = copy else { return Vec::new() };
    let images: Vec<Image> = serde_json::from_str(copy).unwrap_or_default();
    shapes(&images, kind, actor_url)
}

/// Pictures as clients see them, in the order given.
pub fn shapes(images: &[Image], kind: ImageKind, actor_url: &str) -> Vec<ActorImage> {
    let shape = |image: &Image| {
        let path = format!("{}/{}", kind.folder(), image.file_name);
        ActorImage {
            height: image.height,
            width: image.width,
            file_url: format!("{}{path}", image.shown_from.as_deref().unwrap_or_else(|| origin(actor_url))),
            path,
            created_at: iso(image.created_at),
            updated_at: iso(image.created_at),
        }
    };
    images.iter().map(shape).collect()
}

/// The local actor that stands for the instance; `None` before the first start is over.
pub async fn instance(conn: &mut Conn) -> Result<Option<i64>, Error> {
    let sql = "SELECT id FROM actor WHERE host IS NULL AND username_fold = $1 AND kind = 'Application'";
    conn.optional(Sql::new(sql).bind(fold(INSTANCE_NAME))).await
}

/// The pictures of the instance.
#[derive(Debug, Clone, Default)]
pub struct InstanceImages {
    /// Its avatar, smallest first.
    pub avatars: Vec<ActorImage>,
    /// Its banner, smallest first.
    pub banners: Vec<ActorImage>,
    /// Its logos; a width and height of 0 is a drawing's, which has none.
    pub logos: Vec<(ImageKind, ActorImage)>,
}

/// The pictures of the instance; one statement.
pub async fn instance_images(conn: &mut Conn) -> Result<InstanceImages, Error> {
    let sql = "SELECT i.kind, i.file_name, i.width, i.height, i.created_at, a.url FROM actor a \
               JOIN actor_image i ON i.actor_id = a.id WHERE a.host IS NULL AND a.username_fold = $1 \
               AND a.kind = 'Application' ORDER BY i.kind, i.width";
    let mut found = InstanceImages::default();
    for row in conn.rows(Sql::new(sql).bind(fold(INSTANCE_NAME))).await? {
        let number: i64 = row.get("kind")?;
        let kinds = [ImageKind::Avatar, ImageKind::Banner].into_iter().chain(LOGOS.map(|(kind, _)| kind));
        let Some(kind) = kinds.into_iter().find(|k| *k as i64 == number) else { continue };
        let image = Image {
            file_name: row.get("file_name")?,
            width: row.get("width")?,
            height: row.get("height")?,
            created_at: row.get("created_at")?,
            remote_url: None,
            shown_from: None,
        };
        let url: String = row.get("url")?;
        for shape in shapes(&[image], kind, &url) {
            match kind {
                ImageKind::Avatar => found.avatars.push(shape),
                ImageKind::Banner => found.banners.push(shape),
                _ => found.logos.push((kind, shape)),
            }
        }
    }
    Ok(found)
}

/// `https://host` of an address.
fn origin(url: &str) -> &str {
    let host = url.find("://").map_or(0, |at| at + 3);
    url[host..].find('/').map_or(url, |at| &url[..host + at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_on_the_actors_host() {
        assert_eq!(origin("https://a.example:8443/accounts/x"), "https://a.example:8443");
        assert_eq!(origin("https://a.example"), "https://a.example");
        let copy = r#"[{"file_name":"f.png","width":48,"height":48,"created_at":0}]"#;
        let shapes = images(Some(copy), ImageKind::Avatar, "http://a.example/accounts/x");
        assert_eq!(shapes[0].path, "/lazy-static/avatars/f.png");
        assert_eq!(shapes[0].file_url, "http://a.example/lazy-static/avatars/f.png");
        assert_eq!(shapes[0].created_at, "1970-01-01T00:00:00.000Z");
        assert!(images(None, ImageKind::Banner, "x").is_empty());
    }
}
