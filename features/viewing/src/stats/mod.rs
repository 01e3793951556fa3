//! Statistics of one video, for its owner and for moderators. Each answer costs a fixed number of statements, and as much as the
//! video has viewings.

mod agents;
mod intervals;
mod overall;
mod retention;
mod series;

pub(crate) use agents::{UserAgents, agents};
pub(crate) use overall::{Overall, overall};
pub(crate) use retention::{Retention, retention};
pub(crate) use series::{Metric, Series, series};

use crate::policy;
use crate::store::{self, VideoRow};
use database::{Conn, Sql};
use platform::fields::{Fields, read};
use platform::id::Ref;
use platform::{Caller, Problem, Result};
use serde::Serialize;
use utoipa::ToSchema;

/// Most names in one answer: players choose them, and choose many.
const MOST_NAMES: i64 = 100;

/// From when to when, in milliseconds since 1970; each end may be open.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Between {
    start: Option<i64>,
    end: Option<i64>,
}

impl Between {
    /// Reads `startDate` and `endDate`.
    pub(crate) fn read(fields: &mut Fields) -> Self {
        Between {
            start: fields.optional("startDate", "Invalid value", read::date),
            end: fields.optional("endDate", "Invalid value", read::date),
        }
    }

    /// Appends the condition that a viewing overlaps with it.
    fn overlaps(self, sql: &mut Sql) {
        if let Some(start) = self.start {
            sql.push(" AND ended_at >= ").arg(start);
        }
        if let Some(end) = self.end {
            sql.push(" AND started_at <= ").arg(end);
        }
    }
}

/// A name and how many viewers it has.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Named {
    name: String,
    viewers: i64,
}

/// The video whose statistics are asked for.
///
/// # Errors
/// 404 when there is none, 403 when they are not the caller's to see.
pub(crate) async fn video(conn: &mut Conn, caller: &Caller, which: Ref) -> Result<VideoRow> {
    let video = store::video(conn, which).await?.ok_or_else(|| Problem::not_found("Video not found"))?;
    let verdict = policy::may_see_statistics(caller, video.is_local, video.account_id);
    if video.is_local {
        video::policy::or_collaborator(conn, caller, video.channel_id, verdict).await?;
    } else {
        verdict?;
    }
    Ok(video)
}
