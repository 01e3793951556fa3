//! Whether registering is worth trying, for the client's view of the configuration.

use crate::policy::{self, Mode};
use config::Config;
use database::{Conn, Error};
use platform::client_address::ClientAddress;
use std::net::{IpAddr, Ipv4Addr};

/// Whether the instance takes another user, at once or on request.
///
/// # Errors
/// Of the database.
pub async fn is_open(conn: &mut Conn, config: &Config) -> Result<bool, Error> {
    let mode = Mode::of(&config.signup);
    // Counted only where the number matters.
    let users = if config.signup.limit.get().is_some() { user::count(conn).await? } else { 0 };
    Ok(policy::may_register(&config.signup, mode, users).is_ok())
}

/// Whether somebody at an address may register; a request without one is our own.
pub fn may_come_from(config: &Config, address: Option<ClientAddress>) -> bool {
    let address = address.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |ClientAddress(address)| address);
    policy::may_come_from(&config.signup.filters.cidr, address).is_ok()
}
