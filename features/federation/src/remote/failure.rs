//! Why something of another server did not have its effect.

use activitypub::{Foreign, json, key};
use platform::Problem;

/// Why something of another server did not have its effect.
#[derive(Debug, Clone, thiserror::Error)]
pub(crate) enum Failure {
    /// Not believed, not wanted or not understood: the same again would not change it.
    #[error("{0}")]
    Refused(String),
    /// Its server says that it is gone.
    #[error("it is gone")]
    Gone,
    /// It may work later.
    #[error("{0}")]
    Later(String),
}

impl Failure {
    /// A refusal for this reason.
    pub(crate) fn refused(why: impl Into<String>) -> Self {
        Failure::Refused(why.into())
    }
}

impl From<Foreign> for Failure {
    fn from(e: Foreign) -> Self {
        Failure::Refused(e.to_string())
    }
}

impl From<json::Error> for Failure {
    fn from(e: json::Error) -> Self {
        Failure::Refused(e.to_string())
    }
}

impl From<key::Error> for Failure {
    fn from(e: key::Error) -> Self {
        Failure::Refused(e.to_string())
    }
}

impl From<database::Error> for Failure {
    fn from(e: database::Error) -> Self {
        match e {
            // What is stored already stands against it, such as another actor of the same name.
            database::Error::Constraint(why) => Failure::Refused(why),
            e => Failure::Later(e.to_string()),
        }
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        let detail = problem.detail().to_owned();
        if problem.status().is_server_error() { Failure::Later(detail) } else { Failure::Refused(detail) }
    }
}
