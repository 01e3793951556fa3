//! Who may call what.

use crate::{about, config_json, nodeinfo, stats, texts};
use axum::Extension;
use platform::{Access, App, Routes};
use std::sync::Arc;
use utoipa_axum::routes;

/// The routes about the instance itself.
pub fn routes(app: &App) -> Routes {
    let (schemas, paths, methods) = routes!(stats::get);
    let stats = (schemas, paths, methods.layer(Extension(Arc::new(stats::Last::default()))));
    Routes::new(app)
        .add(Access::Public, routes!(config_json::get))
        .add(Access::Public, routes!(about::get))
        .add(Access::Public, routes!(texts::ping))
        .add(Access::Public, routes!(texts::robots))
        .add(Access::Public, routes!(texts::security))
        .add(Access::Public, routes!(texts::change_password))
        .add(Access::Public, stats)
        .add(Access::Public, routes!(nodeinfo::links))
        .add(Access::Public, routes!(nodeinfo::document))
}
