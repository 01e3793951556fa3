//! Watching through the routes, on both databases.

mod history;
mod metrics;
mod scene;
mod stats;
mod views;
