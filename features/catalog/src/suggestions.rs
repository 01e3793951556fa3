//! `search/suggestions`: titles and channels that could be meant, while somebody types. Of public things only, whoever asks: so that the
//! answer is the same for all.

use crate::ranked;
use platform::{App, Result};
use search::{Kind, suggest};
use serde::Serialize;
use std::collections::HashSet;
use utoipa::ToSchema;

/// What could be meant.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Suggestions {
    /// Best first, titles before channels.
    pub data: Vec<Suggestion>,
}

/// A title or a channel.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub(crate) enum Suggestion {
    /// The title of one or several videos.
    Video {
        /// The title.
        text: String,
    },
    /// A channel.
    Channel {
        /// Its name to show.
        text: String,
        /// Its handle, with the host when it lives elsewhere.
        handle: String,
    },
}

/// At most `count` suggestions, at most a third of them channels. Without an index there are none.
pub(crate) async fn suggestions(app: &App, text: &str, count: i64) -> Result<Suggestions> {
    let channels = channel::suggested(app, text, (count / 3).max(1)).await?;
    let channels = channels.into_iter().map(|c| Suggestion::Channel {
        handle: c.host.map_or(c.username.clone(), |host| format!("{}@{host}", c.username)),
        text: c.display_name,
    });
    let channels: Vec<Suggestion> = channels.collect();
    let room = usize::try_from(count).unwrap_or(0).saturating_sub(channels.len());
    let mut data = Vec::new();
    if let Some(found) = suggest(app, Kind::Video, text).await {
        let mut seen = HashSet::new();
        // Several videos may be called the same.
        let titles = ranked::titles(app, &found, count * 2).await?.into_iter();
        let titles = titles.filter(|title| seen.insert(title.to_lowercase())).take(room);
        data.extend(titles.map(|text| Suggestion::Video { text }));
    }
    data.extend(channels);
    Ok(Suggestions { data })
}
