//! Of what a feed is: an account, a channel, a video, a playlist, or the whole instance, and how it presents itself.

use crate::markdown::to_plain;
use crate::model::Metadata;
use actor::{AccountRow, Handle, ImageKind, images};
use channel::ChannelRow;
use database::Conn;
use platform::fields::{Fields, read};
use platform::{App, Problem, Result};
use wire::ActorImage;

/// The account and the channel that a feed is narrowed to.
#[derive(Debug, Default)]
pub(crate) struct Subject {
    pub account: Option<AccountRow>,
    pub channel: Option<ChannelRow>,
}

impl Subject {
    /// Reads `accountId`, `accountName`, `videoChannelId` and `videoChannelName`.
    ///
    /// # Errors
    /// 400 names wrong ids, 404 for who is not there.
    pub async fn read(app: &App, conn: &mut Conn, query: Option<&str>) -> Result<Self> {
        let mut fields = Fields::query(query);
        let account_id = fields.optional("accountId", "Invalid value", read::int(0, i64::MAX));
        let channel_id = fields.optional("videoChannelId", "Invalid value", read::int(0, i64::MAX));
        let account_name = fields.optional("accountName", "Invalid value", read::text(0, 500));
        let channel_name = fields.optional("videoChannelName", "Invalid value", read::text(0, 500));
        fields.finish()?;
        let host = app.config().webserver.host();
        let handle = |name: Option<String>| name.filter(|n| !n.is_empty()).map(|n| Handle::parse(&n, &host));
        let mut subject = Subject::default();
        if let Some(id) = account_id {
            subject.account = Some(account(conn, id).await?);
        }
        if let Some(id) = channel_id {
            subject.channel = Some(channel(conn, id).await?);
        }
        if let Some(handle) = handle(account_name) {
            let found = actor::account_by_handle(conn, &handle).await?;
            subject.account = Some(found.ok_or_else(no_account)?);
        }
        if let Some(handle) = handle(channel_name) {
            let found = ::channel::by_handle(conn, &handle).await?;
            subject.channel = Some(found.ok_or_else(no_channel)?);
        }
        Ok(subject)
    }
}

fn no_account() -> Problem {
    Problem::not_found("Account not found")
}

fn no_channel() -> Problem {
    Problem::not_found("Video channel not found")
}

/// An account by its number.
///
/// # Errors
/// 404.
pub(crate) async fn account(conn: &mut Conn, id: i64) -> Result<AccountRow> {
    actor::accounts_by_ids(conn, &[id]).await?.pop().ok_or_else(no_account)
}

/// A channel by its number.
///
/// # Errors
/// 404.
pub(crate) async fn channel(conn: &mut Conn, id: i64) -> Result<ChannelRow> {
    ::channel::by_ids(conn, &[id]).await?.pop().ok_or_else(no_channel)
}

/// The page of an account here.
pub(crate) fn account_page(origin: &str, name: &str, host: Option<&str>) -> String {
    format!("{origin}/a/{name}{}/video-channels", at(host))
}

/// The page of a channel here.
pub(crate) fn channel_page(origin: &str, name: &str, host: Option<&str>) -> String {
    format!("{origin}/c/{name}{}/videos", at(host))
}

fn at(host: Option<&str>) -> String {
    host.map(|h| format!("@{h}")).unwrap_or_default()
}

/// The largest of some pictures.
pub(crate) fn largest(pictures: &[ActorImage]) -> Option<String> {
    pictures.iter().max_by_key(|i| i.width).map(|i| i.file_url.clone())
}

/// How a feed of videos presents itself: as its channel, else as its account, else as the instance.
pub(crate) async fn metadata(app: &App, conn: &mut Conn, subject: &Subject) -> Result<Metadata> {
    let config = app.config();
    let origin = config.webserver.origin();
    if let Some(c) = &subject.channel {
        let page = channel_page(&origin, &c.username, c.host.as_deref());
        let own = largest(&images(c.avatars.as_deref(), ImageKind::Avatar, &c.url));
        return Ok(Metadata {
            title: c.display_name.clone(),
            description: to_plain(c.description.as_deref().unwrap_or("")),
            image: or_of_instance(conn, own.clone()).await?,
            owner_image: own,
            owner_link: Some(page.clone()),
            link: page,
            email: c.public_email.clone(),
        });
    }
    if let Some(a) = &subject.account {
        let page = account_page(&origin, &a.username, a.host.as_deref());
        let own = largest(&a.pictures());
        return Ok(Metadata {
            title: a.display_name.clone(),
            description: to_plain(a.description.as_deref().unwrap_or("")),
            image: or_of_instance(conn, own.clone()).await?,
            owner_image: own,
            owner_link: Some(page.clone()),
            link: page,
            email: None,
        });
    }
    Ok(Metadata {
        title: config.instance.name.clone(),
        description: to_plain(&config.instance.short_description),
        link: origin,
        image: or_of_instance(conn, None).await?,
        owner_image: None,
        owner_link: None,
        email: None,
    })
}

/// A picture, else the instance's avatar. Our own drawing is no picture that readers of RSS take.
pub(crate) async fn or_of_instance(conn: &mut Conn, own: Option<String>) -> Result<Option<String>> {
    match own {
        Some(own) => Ok(Some(own)),
        None => Ok(largest(&actor::instance_images(conn).await?.avatars)),
    }
}
