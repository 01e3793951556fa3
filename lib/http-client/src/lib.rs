//! The only way out: requests to servers nobody here chose.
//!
//! Addresses come from strangers, so a request may be aimed at what only this machine can reach (SSRF), and an answer may be
//! endless, slow or packed. Therefore:
//!
//! - A name is resolved once, here, and only public addresses ([`address`]) are connected to; the same answer of the resolver is judged and used, so
//!   a name that changes its mind in between (DNS rebinding) gains nothing. Addresses written in the URL are judged before the request, after each
//!   redirect too.
//! - Each request has bounds ([`Limits`]): bytes after unpacking, redirects, time to connect, and time in all.
//! - What is large goes to a file piece by piece ([`Client::save`]). Programs that fetch by themselves do it through a [`proxy`] that lets the
//!   same addresses through.
//! - Other protocols are spoken over connections that are made here ([`Client::connect`]).
//! - Nothing is taken from the environment: no proxies, no credentials, no cookies.

pub mod address;
mod client;
mod error;
pub mod proxy;
mod resolve;
mod save;
mod tcp;

pub use client::{Client, Limits, Response, Settings};
pub use error::Error;
pub use resolve::{Resolve, System};
pub use save::Saved;

pub use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
pub use url::Url;

/// What may be contacted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// The public internet, and these addresses.
    PublicAnd(Vec<std::net::IpAddr>),
    /// Everything, this machine and its private networks included: for tests and closed networks.
    Everywhere,
}

impl Reach {
    /// The public internet only.
    pub const PUBLIC: Reach = Reach::PublicAnd(Vec::new());

    /// Whether this address may be contacted.
    pub fn admits(&self, address: std::net::IpAddr) -> bool {
        match self {
            Reach::Everywhere => true,
            Reach::PublicAnd(also) => address::is_public(address) || also.contains(&address),
        }
    }
}
