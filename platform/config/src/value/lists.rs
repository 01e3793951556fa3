//! Items of lists that have several fields: thumbnail sizes, redundancy strategies, Sentinel addresses.

use std::time::Duration;

use serde_json::{Map, Value, json};

use crate::value::{ByteSize, Setting, choice};

/// A field of an item, `None` when it is missing or wrong.
fn field<T: Setting>(item: &Map<String, Value>, name: &str) -> Option<T> {
    T::parse(item.get(name).filter(|value| !value.is_null())?)
}

choice! {
    /// Shape of a thumbnail.
    pub enum AspectRatio {
        /// A video frame.
        Wide = "16:9",
        /// A square, as podcast programs show it.
        Square = "1:1",
    }
}

/// A size of thumbnail to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ThumbnailSize {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Its shape.
    pub aspect_ratio: AspectRatio,
}

/// Larger pictures than any screen shows only cost memory.
const LARGEST_SIDE: u32 = 8192;

impl Setting for ThumbnailSize {
    fn expected() -> String {
        format!("with width and height from 1 to {LARGEST_SIDE} and aspect_ratio '16:9' or '1:1'")
    }

    fn parse(value: &Value) -> Option<Self> {
        let item = value.as_object()?;
        let size = ThumbnailSize {
            width: field(item, "width")?,
            height: field(item, "height")?,
            aspect_ratio: field(item, "aspect_ratio")?,
        };
        let sides = 1..=LARGEST_SIDE;
        (sides.contains(&size.width) && sides.contains(&size.height)).then_some(size)
    }

    fn render(&self) -> Value {
        json!({ "width": self.width, "height": self.height, "aspect_ratio": self.aspect_ratio.as_str() })
    }
}

choice! {
    /// Which videos of other instances are copied.
    pub enum RedundancyStrategyKind {
        /// Those with most views.
        MostViews = "most-views",
        /// Those popular lately.
        Trending = "trending",
        /// The newest with some views.
        RecentlyAdded = "recently-added",
    }
}

/// A way to choose videos to copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RedundancyStrategy {
    /// How videos are chosen.
    pub strategy: RedundancyStrategyKind,
    /// Space for copies chosen this way.
    pub size: ByteSize,
    /// A copy is kept at least this long.
    pub min_lifetime: Duration,
    /// Least number of views, for `recently-added`; 0 otherwise.
    pub min_views: u64,
}

/// Below this, other instances would be busy serving copies; PeerTube refuses it too.
const SHORTEST_LIFETIME: Duration = Duration::from_secs(10 * 3600);

impl Setting for RedundancyStrategy {
    fn expected() -> String {
        "with size, min_lifetime of 10 hours or more, strategy 'most-views', 'trending' or 'recently-added', \
         and min_views for the last"
            .into()
    }

    fn parse(value: &Value) -> Option<Self> {
        let item = value.as_object()?;
        let strategy = field(item, "strategy")?;
        let min_views = field(item, "min_views");
        if strategy == RedundancyStrategyKind::RecentlyAdded && min_views.is_none() {
            return None;
        }
        let min_lifetime = field(item, "min_lifetime").filter(|lifetime| *lifetime >= SHORTEST_LIFETIME)?;
        Some(RedundancyStrategy {
            strategy,
            size: field(item, "size")?,
            min_lifetime,
            min_views: min_views.unwrap_or(0),
        })
    }

    fn render(&self) -> Value {
        json!({
            "strategy": self.strategy.as_str(),
            "size": self.size.render(),
            "min_lifetime": self.min_lifetime.render(),
            "min_views": self.min_views,
        })
    }
}

/// Address of a Redis Sentinel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentinelAddress {
    /// Host name.
    pub host: String,
    /// Port.
    pub port: u16,
}

impl Setting for SentinelAddress {
    fn expected() -> String {
        "with host and port".into()
    }

    fn parse(value: &Value) -> Option<Self> {
        let item = value.as_object()?;
        Some(SentinelAddress { host: field(item, "host")?, port: field(item, "port")? })
    }

    fn render(&self) -> Value {
        json!({ "host": self.host, "port": self.port })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strategies_are_checked() {
        let good = json!({ "size": "10GB", "min_lifetime": "48 hours", "strategy": "recently-added", "min_views": 10 });
        let strategy = RedundancyStrategy::parse(&good).expect("well-formed");
        assert_eq!(RedundancyStrategy::parse(&strategy.render()), Some(strategy));
        for (name, wrong) in
            [("min_lifetime", json!("9 hours")), ("strategy", json!("all")), ("min_views", json!(null))]
        {
            let mut item = good.clone();
            item[name] = wrong;
            assert_eq!(RedundancyStrategy::parse(&item), None, "{name}");
        }
    }

    #[test]
    fn thumbnails_stay_small() {
        assert!(ThumbnailSize::parse(&json!({ "width": 280, "height": 157, "aspect_ratio": "16:9" })).is_some());
        assert!(ThumbnailSize::parse(&json!({ "width": 0, "height": 157, "aspect_ratio": "16:9" })).is_none());
        assert!(ThumbnailSize::parse(&json!({ "width": 99999, "height": 157, "aspect_ratio": "16:9" })).is_none());
        assert!(ThumbnailSize::parse(&json!([280, 157])).is_none());
    }
}
