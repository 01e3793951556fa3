//! Actors of other servers: from their document into rows, and renewed when they are stale.

use super::failure::Failure;
use super::{fetch, finger, keys, read};
use ::actor::remote::{Known, RemoteActor, RemoteImage, by_id, by_url};
use ::actor::{Kind, remote};
use activitypub::{Fetched, VerificationKey, identifier, signature};
use channel::remote::{RemoteChannel, remove_actor, store_channel};
use database::{Sql, Tx};
use futures::FutureExt;
use job_queue::NewJob;
use platform::http_client::Url;
use platform::{App, Result as Answer, buckets, event};
use serde_json::{Value, json};

/// A document is read again when it is older than this, in milliseconds: PeerTube's two days.
const STALE: i64 = 2 * 24 * 3_600_000;
/// Longest name, as far as it is a name at all.
const NAME: usize = 190;
/// Characters of a name to show, and of a text about oneself.
const SHOWN: usize = 120;
const ABOUT: usize = 1000;
/// Sizes of one picture.
const SIZES: usize = 10;

/// The actor of an address: as it is known, read anew when that was long ago.
///
/// # Errors
/// [`Failure`]; one that is known and cannot be read now is answered as it is known.
pub(crate) async fn ensure(app: &App, url: &Url) -> Result<Known, Failure> {
    let known = by_url(&mut app.db.reader().await?, url.as_str()).await?;
    let Some(known) = known else { return fetched(app, url).await };
    let is_fresh = known.fetched_at.is_some_and(|at| app.now() - at < STALE);
    if known.host.is_none() || is_fresh {
        return Ok(known);
    }
    match fetched(app, url).await {
        Err(Failure::Gone) => {
            forget(app, &known).await?;
            Err(Failure::Gone)
        }
        Err(Failure::Later(why)) => {
            tracing::debug!(actor = %url, why, "an actor cannot be read anew");
            Ok(known)
        }
        other => other,
    }
}

/// The actor of an address, read now.
pub(crate) async fn fetched(app: &App, url: &Url) -> Result<Known, Failure> {
    let document = fetch::document(app, url).await?;
    keep(app, &document).await
}

/// The actor of a handle.
pub(crate) async fn named(app: &App, name: &str, host: &str) -> Result<Known, Failure> {
    let sql = "SELECT url FROM actor WHERE host = $1 AND username_fold = $2 AND deleted_at IS NULL";
    let sql = Sql::new(sql).bind(host.to_lowercase()).bind(::actor::fold(name));
    let url: Option<String> = app.db.reader().await?.optional(sql).await?;
    match url {
        Some(url) => ensure(app, &identifier(&url)?).await,
        None => ensure(app, &finger::address(app, name, host).await?).await,
    }
}

/// Removes an actor that is gone.
pub(crate) async fn forget(app: &App, known: &Known) -> Result<(), Failure> {
    let now = app.now();
    if let Some((id, _)) = &known.key {
        keys::forget(app, id);
    }
    app.db.write(known.id, move |tx, id| remove_actor(tx, id, now).boxed()).await?;
    Ok(())
}

/// What a document says.
#[derive(Clone)]
struct Parsed {
    actor: RemoteActor,
    /// The account of a channel.
    owner: Option<Url>,
    support: Option<String>,
}

/// Stores the actor of a document, a channel's owner before it.
pub(crate) async fn keep(app: &App, document: &Fetched) -> Result<Known, Failure> {
    let parsed = parse(document)?;
    let owner = match &parsed.owner {
        Some(url) => {
            let known = by_url(&mut app.db.reader().await?, url.as_str()).await?;
            let owner = match known {
                Some(known) => known,
                None => {
                    let document = fetch::document(app, url).await?;
                    let owner = parse(&document)?;
                    if owner.owner.is_some() {
                        return Err(Failure::refused("a channel that belongs to a channel"));
                    }
                    store(app, owner, None).await?
                }
            };
            Some(owner.account_id.ok_or_else(|| Failure::refused("a channel that belongs to no account"))?)
        }
        None => None,
    };
    store(app, parsed, owner).await
}

async fn store(app: &App, parsed: Parsed, owner: Option<i64>) -> Result<Known, Failure> {
    let now = app.now();
    keys::forget(app, &parsed.actor.key.0);
    let input = (parsed, owner, app.config().webserver.origin());
    let known = app.db.write(input, move |tx, (parsed, owner, origin)| write(tx, parsed, owner, origin, now).boxed());
    known.await?.ok_or(Failure::Gone)
}

async fn write(tx: &mut Tx, parsed: Parsed, owner: Option<i64>, origin: String, now: i64) -> Answer<Option<Known>> {
    // The index of searches is told of names and texts that differ; most readings find nothing new.
    let is_channel = owner.is_some();
    let before = shown(tx, is_channel, &parsed.actor.url).await?;
    let stored = remote::store(tx, &parsed.actor, &origin, now).await?;
    let id = match owner {
        Some(account_id) => {
            let channel = RemoteChannel {
                display_name: parsed.actor.display_name.clone(),
                description: parsed.actor.description.clone(),
                support: parsed.support,
            };
            store_channel(tx, stored.actor_id, account_id, &channel, now).await?
        }
        None => remote::store_account(tx, stored.actor_id, &parsed.actor, now).await?,
    };
    if before != shown(tx, is_channel, &parsed.actor.url).await? {
        let name = if is_channel { "channel.updated" } else { "account.updated" };
        event::emit(tx, now, name, id).await?;
    }
    let mut doomed = false;
    for name in stored.dropped {
        video::store::doom(tx, now, buckets::AVATARS, &video::place::key(&name)?, false, now).await?;
        doomed = true;
    }
    if doomed {
        job_queue::enqueue(tx, now, NewJob::new(video::sweep::REMOVE_FILES, json!({}), now)).await?;
    }
    Ok(by_id(tx, stored.actor_id).await?)
}

/// Handle, name and description of a channel or an account.
type Shown = (String, String, Option<String>);

async fn shown(tx: &mut Tx, is_channel: bool, url: &str) -> Result<Option<Shown>, database::Error> {
    let sql = match is_channel {
        true => {
            "SELECT a.username, c.name, c.description FROM actor a JOIN channel c ON c.actor_id = a.id \
             WHERE a.url = $1 AND a.deleted_at IS NULL"
        }
        false => {
            "SELECT a.username, ac.name, ac.description FROM actor a JOIN account ac ON ac.actor_id = a.id \
             WHERE a.url = $1 AND a.deleted_at IS NULL"
        }
    };
    let rows = tx.rows(Sql::new(sql).bind(url)).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    Ok(Some((row.get("username")?, row.get("name")?, row.get("description")?)))
}

fn parse(fetched: &Fetched) -> Result<Parsed, Failure> {
    let document = fetched.document();
    let missing = |what: &str| Failure::Refused(format!("an actor without a good `{what}`"));
    let kind = read::list(document, "type").iter().filter_map(Value::as_str).find_map(Kind::parse);
    let kind = kind.ok_or_else(|| missing("type"))?;
    let username = document.get("preferredUsername").and_then(Value::as_str).filter(|name| is_name(name));
    let username = username.ok_or_else(|| missing("preferredUsername"))?.to_owned();
    let own = |url: &Url| fetched.authority().owns(url);
    let inbox = read::address(document, "inbox").filter(own).ok_or_else(|| missing("inbox"))?;
    let shared = document.get("endpoints").and_then(|e| read::address(e, "sharedInbox")).filter(own);
    let owner = match kind {
        Kind::Group => Some(owner(fetched).ok_or_else(|| missing("attributedTo"))?),
        _ => None,
    };
    Ok(Parsed {
        actor: RemoteActor {
            kind,
            display_name: read::text(document, "name", SHOWN).unwrap_or_else(|| username.clone()),
            username,
            host: signature::host_of(fetched.id())?,
            url: fetched.id().as_str().to_owned(),
            key: key(fetched)?,
            inbox_url: inbox.into(),
            shared_inbox_url: shared.map(Into::into),
            outbox_url: read::address(document, "outbox").filter(own).map(Into::into),
            followers_url: read::address(document, "followers").filter(own).map(Into::into),
            description: about(document),
            created_at: read::time(document, "published"),
            avatars: images(document, "icon"),
            banners: images(document, "image"),
        },
        owner,
        support: read::text(document, "support", ABOUT),
    })
}

/// What an actor says of itself. Mastodon and Lemmy write HTML, which begins with an element; PeerTube writes Markdown.
fn about(document: &Value) -> Option<String> {
    let text = document.get("summary")?.as_str()?;
    match text.trim_start().starts_with("<p>") {
        true => read::cleaned(&super::html::plain(text), ABOUT),
        false => read::cleaned(text, ABOUT),
    }
}

/// As PeerTube's validator has it.
fn is_name(name: &str) -> bool {
    (1..=NAME).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b':'))
}

/// The first key that the document owns. PeerTube makes the keys of a new channel a moment after the channel.
fn key(fetched: &Fetched) -> Result<(String, String), Failure> {
    let keys = read::list(fetched.document(), "publicKey");
    if keys.iter().all(|key| key.get("publicKeyPem").is_none_or(Value::is_null)) {
        return Err(Failure::Later("an actor that has no key yet".into()));
    }
    for key in keys.iter().take(SIZES) {
        let id = key.get("id").and_then(Value::as_str).and_then(|id| identifier(id).ok());
        if let Some(key) = id.and_then(|id| VerificationKey::of(fetched, &id).ok()) {
            return Ok((key.id().as_str().to_owned(), key.pem().to_owned()));
        }
    }
    Err(Failure::refused("an actor without a key of its own"))
}

/// Whose channel it is: the first person (or program) of the same origin it is attributed to.
fn owner(fetched: &Fetched) -> Option<Url> {
    let named = read::list(fetched.document(), "attributedTo").iter().take(SIZES);
    let is_group = |v: &Value| v.is_object() && read::is_a(v, "Group");
    let mut urls = named.filter(|v| !is_group(v)).filter_map(activitypub::authority::id_of);
    urls.find_map(|url| identifier(url).ok().filter(|url| fetched.authority().owns(url) && url != fetched.id()))
}

/// The sizes of a picture that browsers show; drawings are not taken.
fn images(document: &Value, name: &str) -> Vec<RemoteImage> {
    let one = |value: &Value| {
        let url = identifier(value.get("url")?.as_str()?).ok()?;
        let extension = extension(value.get("mediaType").and_then(Value::as_str), &url)?;
        let size = |name: &str| read::count(value, name).filter(|n| *n <= 20_000).unwrap_or(0);
        Some(RemoteImage { url: url.into(), extension, width: size("width"), height: size("height") })
    };
    read::list(document, name).iter().take(SIZES).filter_map(one).collect()
}

/// The extension of a picture's file, by its media type or, without one, by its address.
pub(crate) fn extension(media_type: Option<&str>, url: &Url) -> Option<&'static str> {
    const KINDS: [(&str, &[&str], &str); 4] = [
        ("image/jpeg", &[".jpg", ".jpeg"], ".jpg"),
        ("image/png", &[".png"], ".png"),
        ("image/webp", &[".webp"], ".webp"),
        ("image/gif", &[".gif"], ".gif"),
    ];
    let path = url.path().to_ascii_lowercase();
    let is_it = |(kind, endings, _): &&(&str, &[&str], &str)| match media_type {
        Some(given) => {
            given.eq_ignore_ascii_case(kind) || (given.eq_ignore_ascii_case("image/jpg") && *kind == "image/jpeg")
        }
        None => endings.iter().any(|e| path.ends_with(e)),
    };
    KINDS.iter().find(is_it).map(|(_, _, extension)| *extension)
}
