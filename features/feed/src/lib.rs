//! What readers, podcast players and search engines fetch: RSS 2.0, Atom and JSON Feed of videos and comments, podcasts in the
//! Podcasting 2.0 namespace, and the site map; and a hub that sends feeds to who asked for it when they change ([`hub`]).
//!
//! - A feed tells what everybody may see. The feed of somebody's subscriptions opens with their token and tells the same: public videos.
//! - A feed is one page of bounded length, made by a bounded number of statements.
//! - Whatever titles contain, XML stays well-formed: what XML 1.0 has no way to say is left out ([`xml`]).
//! - An entity tag names the content without what changes all the time (views), so readers that ask again get 304.

mod answer;
mod atom;
mod comments;
mod date;
mod format;
pub mod hub;
mod json;
mod markdown;
mod media;
mod model;
mod podcast;
mod podcast_items;
mod routes;
mod rss;
mod sitemap;
mod subject;
mod videos;
mod xml;

pub use routes::routes;

use catalog::totals::Totals;
use job_queue::Handler;
use platform::App;
use std::sync::Arc;

/// The jobs of this crate.
pub fn handlers(app: &App) -> Vec<Arc<dyn Handler>> {
    let totals = Arc::new(Totals::default());
    vec![Arc::new(hub::Verify(app.clone(), totals.clone())), Arc::new(hub::Tell(app.clone(), totals))]
}
