//! `overviews/videos`: what a few categories, channels and tags have, chosen by chance from those that have enough.

use crate::filter::{Filter, Scope};
use crate::list;
use crate::totals::Totals;
use database::{Conn, Error};
use platform::{App, Caller, Page, Result};
use serde::Serialize;
use std::sync::{Arc, Mutex, PoisonError};
use utoipa::ToSchema;
use wire::{Labelled, VideoChannel, VideoSummary};

/// Pages there are: as many as are chosen of each.
pub(crate) const PAGES: i64 = 20;
/// Videos of each.
const VIDEOS: i64 = 12;

/// What was chosen, and when (milliseconds since 1970); one for each application.
#[derive(Default)]
pub(crate) struct Chosen(Mutex<Option<(i64, Arc<Samples>)>>);

#[derive(Debug, Default)]
struct Samples {
    categories: Vec<i64>,
    channels: Vec<i64>,
    tags: Vec<String>,
}

/// Videos of a category.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OfCategory {
    category: Labelled,
    videos: Vec<VideoSummary>,
}

/// Videos of a channel.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OfChannel {
    channel: VideoChannel,
    videos: Vec<VideoSummary>,
}

/// Videos with a tag.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OfTag {
    tag: String,
    videos: Vec<VideoSummary>,
}

/// One page: at most one of each.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(crate) struct Overview {
    categories: Vec<OfCategory>,
    channels: Vec<OfChannel>,
    tags: Vec<OfTag>,
}

/// A page, from 1 on.
pub(crate) async fn overview(app: &App, totals: &Totals, caller: Option<&Caller>, page: i64) -> Result<Overview> {
    let samples = samples(app).await?;
    let index = usize::try_from(page - 1).unwrap_or(usize::MAX);
    let newest = || {
        let page = Page { start: 0, count: VIDEOS, sort: "createdAt", descending: true };
        Filter { skip_count: true, ..Filter::new(page, Scope::All, caller) }
    };
    let mut overview = Overview::default();
    if let Some(category) = samples.categories.get(index) {
        let videos = list::list(app, totals, &newest().in_category(*category)).await?.data;
        let label = videos.first().map(|v| v.category.clone());
        overview.categories.extend(label.map(|category| OfCategory { category, videos }));
    }
    if let Some(channel) = samples.channels.get(index) {
        let videos = list::list(app, totals, &newest().in_channel(*channel)).await?.data;
        let channel = videos.first().map(|v| v.channel.clone());
        overview.channels.extend(channel.map(|channel| OfChannel { channel, videos }));
    }
    if let Some(tag) = samples.tags.get(index) {
        let videos = list::list(app, totals, &newest().tagged(tag.clone())).await?.data;
        if !videos.is_empty() {
            overview.tags.push(OfTag { tag: tag.clone(), videos });
        }
    }
    Ok(overview)
}

async fn samples(app: &App) -> Result<Arc<Samples>> {
    let chosen = app.shared::<Chosen>();
    let kept = i64::try_from(app.config().testing.lifetimes.overviews.as_millis()).unwrap_or(i64::MAX);
    let now = app.now();
    {
        let chosen = chosen.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, samples)) = chosen.as_ref().filter(|(at, _)| (0..kept).contains(&(now - at))) {
            return Ok(samples.clone());
        }
    }
    let samples = Arc::new(choose(&mut app.db.reader().await?).await?);
    *chosen.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, samples.clone()));
    Ok(samples)
}

/// Those with at least six videos that everybody may see.
async fn choose(conn: &mut Conn) -> Result<Samples, Error> {
    let categories = "SELECT v.category FROM video v WHERE v.privacy = 1 AND v.listed AND NOT v.blocked AND v.category IS NOT NULL \
                      GROUP BY v.category HAVING count(*) >= 6 ORDER BY random() LIMIT 20";
    let channels = "SELECT v.channel_id FROM video v WHERE v.privacy = 1 AND v.listed AND NOT v.blocked \
                    GROUP BY v.channel_id HAVING count(*) >= 6 ORDER BY random() LIMIT 20";
    let tags = "SELECT t.name FROM video_tag t JOIN video v ON v.id = t.video_id WHERE v.privacy = 1 AND v.listed \
                AND NOT v.blocked GROUP BY t.name HAVING count(*) >= 6 ORDER BY random() LIMIT 20";
    Ok(Samples {
        categories: conn.all(categories).await?,
        channels: conn.all(channels).await?,
        tags: conn.all(tags).await?,
    })
}
