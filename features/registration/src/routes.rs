//! Who may call what.

use crate::{confirm, decide, list, register, request};
use platform::{Access, App, Right, Routes, routes};

/// The routes of registering and of requests to register.
pub fn routes(app: &App) -> Routes {
    let manage = Access::With(Right::ManageRegistrations);
    Routes::new(app)
        .add(Access::Public, routes!(register::register))
        .add(Access::Public, routes!(request::request))
        .add(Access::Public, routes!(confirm::ask))
        .add(Access::Public, routes!(confirm::verify))
        .add(manage, routes!(list::list))
        .add(manage, routes!(decide::accept))
        .add(manage, routes!(decide::reject))
        .add(manage, routes!(decide::delete))
}
