//! Who may call what.

use crate::{
    about, config_json, contact, custom, debug, homepage, jobs, language, logs, manifest, nodeinfo, stats, texts,
};
use platform::{Access, App, Right, Routes, routes};
use std::sync::Arc;

/// The routes about the instance itself.
pub fn routes(app: &App) -> Routes {
    let stats = routes!(stats::get).sharing(Arc::new(stats::Last::default()));
    let configuration = Access::With(Right::ManageConfiguration);
    let (queue, debugging) = (Access::With(Right::ManageJobs), Access::With(Right::ManageDebug));
    Routes::new(app)
        .add(Access::Public, routes!(config_json::get))
        .documented(configuration, "getCustomConfig", routes!(custom::get))
        .documented(configuration, "putCustomConfig", routes!(custom::put))
        .documented(configuration, "delCustomConfig", routes!(custom::delete))
        .add(Access::Public, routes!(contact::send))
        .add(Access::Public, routes!(language::update))
        .add(Access::Public, routes!(homepage::get))
        .add(Access::With(Right::ManageCustomPages), routes!(homepage::put))
        .documented(queue, "getJobs", routes!(jobs::all))
        .documented(queue, "getJobs", routes!(jobs::of_state))
        .add(queue, routes!(jobs::pause))
        .add(queue, routes!(jobs::resume))
        .documented(queue, "cancelJob", routes!(jobs::cancel))
        .add(debugging, routes!(debug::get))
        .add(debugging, routes!(debug::run))
        .add(Access::With(Right::ManageLogs), routes!(logs::list))
        .add(Access::Anyone, routes!(logs::from_client))
        .add(Access::Public, routes!(about::get))
        .add(Access::Public, routes!(texts::ping))
        .add(Access::Public, routes!(manifest::get))
        .add(Access::Public, routes!(manifest::icon))
        .add(Access::Public, routes!(texts::robots))
        .add(Access::Public, routes!(texts::security))
        .add(Access::Public, routes!(texts::old_security))
        .add(Access::Public, routes!(texts::change_password))
        .add(Access::Public, stats)
        .add(Access::Public, routes!(nodeinfo::links))
        .add(Access::Public, routes!(nodeinfo::document))
}
