//! Registering as people and moderators meet it.

#![recursion_limit = "256"]

mod confirm;
mod decide;
mod register;
mod request;
mod support;
