//! Whom this server follows: following servers, channels and accounts elsewhere, and following them no more.

use crate::activity;
use crate::ask::{self, Wish};
use crate::store::{self, State};
use actor::Handle;
use axum::extract::{Path, State as Shared};
use axum::http::StatusCode;
use database::{Conn, Error, Sql};
use futures::FutureExt as _;
use moderation::is_host;
use platform::fields::read;
use platform::{App, Problem, Result};
use serde_json::Value;
use user::BodyFields;
use utoipa::ToSchema;

/// Most of each kind in one request.
const MOST: usize = 100;

/// Whom to follow; one at least.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the request, nothing makes it")]
pub(crate) struct Follow {
    /// Servers, by their hosts; at most 100.
    hosts: Vec<String>,
    /// Actors, as `name@host`; at most 100.
    handles: Vec<String>,
}

/// Follows servers and actors elsewhere, in the background.
#[utoipa::path(post, path = "/api/v1/server/following", operation_id = "addInstanceFollowing", tag = "Instance Follows",
    request_body = Follow, responses((status = 204, description = "They will be asked"),
        (status = 400, description = "No host and no handle, or wrong ones")))]
pub(crate) async fn follow(Shared(app): Shared<App>, BodyFields(mut fields): BodyFields) -> Result<StatusCode> {
    let config = app.config();
    let (own, hostname) = (config.webserver.host(), &config.webserver.hostname);
    fields.listed("hosts");
    fields.listed("handles");
    let one_of_each = |texts: &[String]| texts.iter().enumerate().all(|(n, text)| !texts[..n].contains(text));
    let hosts = fields.optional("hosts", "Should have an array of unique hosts", |v| {
        let hosts = read_all(v)?;
        (one_of_each(&hosts) && hosts.iter().all(|h| is_host(h, hostname))).then_some(hosts)
    });
    let handles = fields.optional("handles", "Should have an array of handles", |v| {
        let handles = read_all(v)?;
        let parsed = handles.iter().map(|h| parse(h, hostname)).collect::<Option<Vec<_>>>()?;
        one_of_each(&handles).then_some(parsed)
    });
    fields.finish()?;
    let whole = |host: &String| (actor::INSTANCE_NAME.to_owned(), host.to_lowercase());
    let hosts: Vec<_> = hosts.iter().flatten().map(whole).collect();
    let wishes: Vec<(String, String)> = hosts.into_iter().chain(handles.unwrap_or_default()).collect();
    if wishes.is_empty() {
        return Err(Problem::bad_request("You must provide at least one handle or one host."));
    }
    let write = app.db.write((wishes, own, app.now()), |tx, (wishes, own, now)| {
        async move {
            let follower = own_actor(tx).await?;
            for (name, host) in wishes.iter().filter(|(_, host)| *host != own) {
                ask::later(tx, &Wish { follower, name, host, only_channel: false, automatic: false }, now).await?;
            }
            Ok(StatusCode::NO_CONTENT)
        }
        .boxed()
    });
    write.await
}

fn read_all(v: &Value) -> Option<Vec<String>> {
    read::texts(1, 400, MOST)(v)
}

/// `name@host`; folded.
fn parse(text: &str, hostname: &str) -> Option<(String, String)> {
    let text = text.strip_prefix('@').unwrap_or(text);
    let (name, host) = text.split_once('@')?;
    (actor::is_actor_name(name) && is_host(host, hostname)).then(|| (actor::fold(name), host.to_lowercase()))
}

/// The server's own actor.
pub(crate) async fn own_actor(conn: &mut Conn) -> Result<i64, Problem> {
    let sql = Sql::new("SELECT id FROM actor WHERE host IS NULL AND username_fold = $1").bind(actor::INSTANCE_NAME);
    Ok(conn.optional(sql).await?.ok_or(Error::NoRow)?)
}

/// No longer follows a server or an actor elsewhere.
#[utoipa::path(delete, path = "/api/v1/server/following/{hostOrHandle}", operation_id = "removeInstanceFollowing",
    tag = "Instance Follows", params(("hostOrHandle" = String, Path, description = "`host` or `name@host`")),
    responses((status = 204, description = "Not followed any more"), (status = 400, description = "Neither host nor handle"),
        (status = 404, description = "Not followed")))]
pub(crate) async fn unfollow(Shared(app): Shared<App>, Path(whom): Path<String>) -> Result<StatusCode> {
    let config = app.config();
    let hostname = &config.webserver.hostname;
    let handle = match whom.contains('@') {
        true => parse(&whom, hostname),
        false => is_host(&whom, hostname).then(|| (actor::INSTANCE_NAME.to_owned(), whom.to_lowercase())),
    };
    let (name, host) = handle.ok_or_else(|| Problem::invalid_param("hostOrHandle", &whom, "Invalid value"))?;
    let handle = Handle { name, host: Some(host) };
    let write = app.db.write((handle, whom, app.now()), |tx, (handle, whom, now)| {
        async move {
            let found = activity::of_server(tx, &handle.name, handle.host.as_deref().unwrap_or_default()).await?;
            let found = found.ok_or_else(|| Problem::not_found(format!("Follow {whom} not found.")))?;
            if found.state != State::Rejected {
                activity::undo(tx, found.id, now).await?;
            }
            if store::delete(tx, found.id).await? == Some(State::Accepted) {
                actor::count_follow(tx, found.follower.id, found.target.id, -1).await?;
            }
            Ok(StatusCode::NO_CONTENT)
        }
        .boxed()
    });
    write.await
}
