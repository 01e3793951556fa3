//! What can go wrong with actors.

use platform::Problem;

/// A refusal or a failure.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The name belongs, or once belonged, to another local actor.
    #[error("the name {0} is taken")]
    NameTaken(String),
    /// Keys could not be made.
    #[error("no key pair: {0}")]
    Keys(&'static str),
    /// The database.
    #[error(transparent)]
    Database(#[from] database::Error),
}

impl From<Error> for Problem {
    fn from(e: Error) -> Self {
        match e {
            Error::NameTaken(name) => Problem::conflict(format!(
                "Another actor (account/channel) with name {name} on this instance already exists or has already existed."
            )),
            Error::Database(e) => e.into(),
            e @ Error::Keys(_) => Problem::internal(e),
        }
    }
}
