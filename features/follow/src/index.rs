//! Following the servers of a public list (`followings.instance.auto_follow_index`).

use crate::ask::{self, Wish};
use crate::server_following::own_actor;
use database::{Conn, Error, Sql};
use futures::FutureExt as _;
use moderation::is_host;
use platform::clock::iso;
use platform::http_client::{HeaderMap, Limits, Url};
use platform::{App, Problem};
use serde_json::Value;
use std::collections::HashSet;
use std::time::Duration;

/// The answer of a list.
const LIMITS: Limits = Limits { bytes: 4 * 1024 * 1024, redirects: 3, total: Duration::from_secs(30) };
/// Servers asked for, and looked at, in one go.
const MOST: usize = 1000;

/// Looks at the list from time to time, until the shutdown.
pub async fn follow(app: App) {
    let mut since = None;
    loop {
        let config = app.config();
        if config.followings.instance.auto_follow_index.enabled && config.federation.enabled {
            let begin = app.now();
            match look(&app, since).await {
                Ok(asked) => {
                    since = Some(begin);
                    tracing::info!(asked, "servers of the public list will be followed");
                }
                Err(problem) => tracing::warn!(%problem, "the public list of servers cannot be read"),
            }
        }
        tokio::select! {
            () = app.shutdown.cancelled() => return,
            () = tokio::time::sleep(config.testing.scheduler.auto_follow_index) => {}
        }
    }
}

/// Has the servers of the list followed that are not yet; how many. `since` leaves out what the list had before that time (in
/// milliseconds since 1970).
///
/// # Errors
/// When the list cannot be read.
pub async fn look(app: &App, since: Option<i64>) -> Result<usize, Problem> {
    let config = app.config();
    let address = &config.followings.instance.auto_follow_index.index_url;
    let mut url: Url = address.parse().map_err(Problem::internal)?;
    url.query_pairs_mut().append_pair("count", &MOST.to_string());
    if let Some(since) = since {
        url.query_pairs_mut().append_pair("since", &iso(since));
    }
    let answer = app.http().get(&url, &LIMITS, |_| HeaderMap::new()).await.map_err(Problem::internal)?;
    if !answer.status.is_success() {
        return Err(Problem::internal(format!("{url} answered {}", answer.status)));
    }
    let list: Value = serde_json::from_slice(&answer.body).map_err(Problem::internal)?;
    let own = config.webserver.host();
    let listed = list.get("data").and_then(Value::as_array).ok_or_else(|| Problem::internal("it is not a list"))?;
    let hosts = listed.iter().take(MOST).filter_map(|row| row.get("host")?.as_str());
    let hosts = hosts.filter(|host| is_host(host, &config.webserver.hostname)).map(str::to_lowercase);
    let hosts: HashSet<String> = hosts.filter(|host| *host != own).collect();
    let write = app.db.write((hosts, app.now()), |tx, (mut hosts, now)| {
        async move {
            for known in followed(tx, &hosts).await? {
                hosts.remove(&known);
            }
            let follower = own_actor(tx).await?;
            for host in &hosts {
                let wish = Wish { follower, name: actor::INSTANCE_NAME, host, only_channel: false, automatic: true };
                ask::later(tx, &wish, now).await?;
            }
            Ok(hosts.len())
        }
        .boxed()
    });
    write.await
}

/// Which of some servers are followed, or were asked.
async fn followed(conn: &mut Conn, hosts: &HashSet<String>) -> Result<Vec<String>, Error> {
    let mut sql = Sql::new(
        "SELECT t.host FROM actor_follow f JOIN actor r ON r.id = f.follower_id JOIN actor t ON t.id = f.target_id \
         WHERE r.host IS NULL AND r.username_fold = $1 AND t.username_fold = $1 AND t.host IN ",
    )
    .bind(actor::INSTANCE_NAME);
    sql.list(hosts.iter());
    conn.all(sql).await
}
