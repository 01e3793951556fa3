//! Following a channel elsewhere, stopping to, listing, and asking for its videos.

use super::json::{self, VideoChannelSync, VideoChannelSyncCreated};
use super::walk;
use crate::store::sync::{Filter, SyncRow};
use crate::{store, target};
use actor::Handle;
use axum::http::StatusCode;
use channel::ChannelRow;
use database::Conn;
use futures::FutureExt;
use platform::fields::{Fields, read};
use platform::{App, Caller, Page, Problem, Result, Right};
use video::quota;
use wire::ResultList;

const WRONG: &str = "Invalid value";
/// Walks that may be under way for one channel: what it follows, and lists somebody asked for.
const WALKS: i64 = 20;

fn gone() -> Problem {
    Problem::not_found("Video channel sync not found")
}

/// The address of a channel elsewhere, as it was written.
fn address(fields: &mut Fields) -> Option<String> {
    let web = |v: &serde_json::Value| v.as_str().filter(|text| target::read(text).is_some()).map(str::to_owned);
    fields.required("externalChannelUrl", WRONG, web)
}

async fn managed(conn: &mut Conn, caller: &Caller, channel: Option<ChannelRow>) -> Result<ChannelRow> {
    let channel = channel.filter(|c| c.host.is_none() && c.user_id.is_some());
    let channel = channel.ok_or_else(|| Problem::not_found("Video channel not found"))?;
    channel::must_manage(conn, caller, &channel).await?;
    Ok(channel)
}

/// Follows a channel.
///
/// # Errors
/// 403 where that is switched off and for other people's channels; 400 for wrong fields and above the number allowed; 404.
pub(super) async fn create(app: &App, caller: &Caller, mut fields: Fields) -> Result<VideoChannelSyncCreated> {
    let config = app.config();
    if !config.import.video_channel_synchronization.enabled {
        let sentence = "Synchronization is impossible as video channel synchronization is not enabled on the server";
        return Err(Problem::forbidden(sentence));
    }
    let url = address(&mut fields);
    let channel_id = fields.required("videoChannelId", WRONG, read::int(1, i64::MAX));
    fields.finish()?;
    let (now, most) = (app.now(), i64::from(config.import.video_channel_synchronization.max_per_user));
    let id = app
        .db
        .write((caller.clone(), url, channel_id), move |tx, (caller, url, channel_id)| {
            async move {
                let channel = channel::owned(tx, channel_id.unwrap_or(0)).await?;
                let channel = managed(tx, &caller, channel).await?;
                if store::sync::count_locked(tx, channel.account_id).await? >= most {
                    let sentence = format!("You cannot create more than {most} channel synchronizations");
                    return Err(Problem::bad_request(sentence));
                }
                Ok(store::sync::insert(tx, now, channel.id, url.as_deref().unwrap_or("")).await?)
            }
            .boxed()
        })
        .await?;
    let mut conn = app.db.reader().await?;
    let row = store::sync::find(&mut conn, id).await?;
    let shown = json::syncs(&mut conn, row.as_slice(), &config.webserver.host()).await?;
    shown.into_iter().next().map(|video_channel_sync| VideoChannelSyncCreated { video_channel_sync }).ok_or_else(gone)
}

async fn found(conn: &mut Conn, caller: &Caller, id: i64) -> Result<SyncRow> {
    let sync = store::sync::find(conn, id).await?.ok_or_else(gone)?;
    let channel = channel::owned(conn, sync.channel_id).await?;
    managed(conn, caller, channel).await?;
    Ok(sync)
}

fn number(id: &str) -> Result<i64> {
    let mut fields = Fields::param("id", id);
    let id = fields.required("id", WRONG, read::int(0, i64::MAX));
    fields.finish()?;
    Ok(id.unwrap_or(0))
}

/// Stops to follow a channel; what was imported stays.
///
/// # Errors
/// 400 for what is no number, 404, 403 for other people's.
pub(super) async fn delete(app: &App, caller: &Caller, id: &str) -> Result<StatusCode> {
    let id = number(id)?;
    app.db
        .write((caller.clone(), id), |tx, (caller, id)| {
            async move {
                let sync = found(tx, &caller, id).await?;
                Ok::<_, Problem>(store::sync::delete(tx, sync.id).await?)
            }
            .boxed()
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A page of what the channels of an account follow.
///
/// # Errors
/// 400 for wrong parameters, 404, 403 for other people's.
pub(super) async fn list(
    app: &App,
    caller: &Caller,
    name: &str,
    query: Option<&str>,
) -> Result<ResultList<VideoChannelSync>> {
    let sorts = &["externalChannelUrl", "videoChannel", "createdAt", "lastSyncAt", "state"];
    let mut fields = Fields::query(query);
    let page = Page::read(&mut fields, "-createdAt", sorts);
    let wrong = "Should have a valid includeCollaborations boolean";
    let together = fields.optional("includeCollaborations", wrong, read::boolean).unwrap_or(false);
    fields.finish()?;
    let host = app.config().webserver.host();
    let mut conn = app.db.reader().await?;
    let account = actor::account_by_handle(&mut conn, &Handle::parse(name, &host)).await?;
    let account = account.filter(|a| a.host.is_none()).ok_or_else(|| Problem::not_found("Account not found"))?;
    if account.id != caller.account_id && !caller.may(Right::ManageUsers) {
        let sentence = "Only a user with sufficient right can manage this account resource.";
        return Err(Problem::forbidden(sentence));
    }
    let filter = Filter { account_id: account.id, with_collaborations: together };
    let total = store::sync::count(&mut conn, filter).await?;
    let rows = store::sync::page(&mut conn, filter, &page).await?;
    Ok(ResultList { total, data: json::syncs(&mut conn, &rows, &host).await? })
}

/// What is to be walked through.
#[derive(Clone)]
struct Wanted {
    channel: ChannelRow,
    url: String,
    sync: Option<SyncRow>,
}

/// Has all videos of a list imported into a channel.
///
/// # Errors
/// 403 where imports are switched off, and for other people's channels; 400 for wrong fields; 404; 413 without quota.
pub(super) async fn import_videos(app: &App, caller: &Caller, handle: &str, mut fields: Fields) -> Result<StatusCode> {
    let handle = Handle::parse(handle, &app.config().webserver.host());
    let mut conn = app.db.reader().await?;
    let channel = channel::by_handle(&mut conn, &handle).await?;
    let channel = managed(&mut conn, caller, channel).await?;
    let url = address(&mut fields);
    let sync = fields.optional("videoChannelSyncId", WRONG, read::int(1, i64::MAX));
    fields.finish()?;
    must_be_enabled(app)?;
    let sync = match sync {
        Some(id) => Some(store::sync::find(&mut conn, id).await?.ok_or_else(gone)?),
        None => None,
    };
    if sync.as_ref().is_some_and(|sync| sync.channel_id != channel.id) {
        return Err(Problem::forbidden("This channel sync is not owned by this channel"));
    }
    drop(conn);
    begin(app, Wanted { channel, url: url.unwrap_or_default(), sync }).await
}

/// Has all videos of a channel that is followed imported.
///
/// # Errors
/// As [`import_videos`].
pub(super) async fn trigger(app: &App, caller: &Caller, id: &str) -> Result<StatusCode> {
    let id = number(id)?;
    let mut conn = app.db.reader().await?;
    let sync = found(&mut conn, caller, id).await?;
    must_be_enabled(app)?;
    let channel = channel::owned(&mut conn, sync.channel_id).await?.ok_or_else(gone)?;
    drop(conn);
    begin(app, Wanted { channel, url: sync.external_url.clone(), sync: Some(sync) }).await
}

fn must_be_enabled(app: &App) -> Result<()> {
    let sentence = "Channel import is impossible as video upload via HTTP is not enabled on the server";
    match app.config().import.videos.http.enabled {
        true => Ok(()),
        false => Err(Problem::forbidden(sentence)),
    }
}

async fn begin(app: &App, wanted: Wanted) -> Result<StatusCode> {
    let now = app.now();
    if let Some(payer) = wanted.channel.user_id {
        quota::check(&mut app.db.reader().await?, now, payer, 1, None).await?;
    }
    app.db
        .write(wanted, move |tx, Wanted { channel, url, sync }| {
            async move {
                channel::lock(tx, channel.id).await?;
                // Asked for twice, it is done once.
                if store::walk::same(tx, channel.id, &url).await?.is_some() {
                    return Ok(());
                }
                if store::walk::under_way(tx, channel.id).await? >= WALKS {
                    let sentence = "Too many lists are being imported into this channel; wait until one is done";
                    return Err(Problem::conflict(sentence));
                }
                if let Some(sync) = &sync {
                    store::sync::mark(tx, now, sync.id).await?;
                }
                walk::begin(tx, now, (channel.id, sync.map(|s| s.id)), &url, true).await
            }
            .boxed()
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
