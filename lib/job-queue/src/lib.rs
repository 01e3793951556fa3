//! A durable job queue in the database: enqueued in the caller's transaction, leased by a worker, retried with
//! back-off, recovered after a crash.
//!
//! A job has a kind and a small JSON payload of ids. States are the ones PeerTube's `jobs` API names: `waiting`,
//! `delayed`, `active`, `waiting-children`, `completed`, `failed`. A paused kind keeps its jobs where they are.
//! The tables are `job` and `job_pause` of `migrations/0001_foundation`.

mod queue;
mod worker;

pub use queue::{EVERY_KIND, NewJob, Paused, cancel, enqueue, pause, prune, resume, set_progress, stop};
pub use worker::{Clock, Context, Failure, Handler, Options, Worker};
