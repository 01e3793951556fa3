//! Why a request brought nothing.

use std::net::IpAddr;

/// Why a request brought nothing. An answer of any status is not an error.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// The address is not one to ask: another scheme than http and https, no host, or with a password in it.
    #[error("not an address to ask: {0}")]
    Address(&'static str),
    /// The host is not on the public internet.
    #[error("{0} is not a public address")]
    Private(IpAddr),
    /// The host's name leads to no public address.
    #[error("the host has no public address")]
    NoPublicAddress,
    /// The host's name leads nowhere.
    #[error("the host's name is not known")]
    UnknownHost,
    /// More redirects than allowed.
    #[error("too many redirects")]
    Redirects,
    /// A redirect that leads nowhere, or from https to http.
    #[error("not followed: {0}")]
    Redirect(&'static str),
    /// The answer is larger than allowed.
    #[error("the answer is longer than {0} bytes")]
    TooLarge(usize),
    /// It took longer than allowed, everything counted.
    #[error("no complete answer in time")]
    Deadline,
    /// No connection, a broken one, or no HTTP on it.
    #[error("the request failed: {0}")]
    Failed(String),
    /// This program could not set up encryption; no request can be sent.
    #[error("requests cannot be sent: {0}")]
    Unusable(String),
}

impl Error {
    /// Whether the same request may work later: the peer was not there, or not in time. Refusals of ours stay refusals.
    pub fn is_temporary(&self) -> bool {
        matches!(self, Error::UnknownHost | Error::Deadline | Error::Failed(_) | Error::Unusable(_))
    }
}
