//! How often one address may do something in a period, as `rates_limit.*` says: counted in memory, for each node by itself.

use crate::client_address::ClientAddress;
use crate::connections::group;
use crate::{App, Problem, Result};
use axum::Extension;
use axum::http::{StatusCode, header};
use config::schema::RateLimit;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// More addresses than this are not remembered at once.
const MOST: usize = 50_000;

/// What is counted by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// Asking for a session.
    Login,
    /// Telling what went wrong in a browser.
    ClientLog,
}

/// What addresses did lately; one for each application.
#[derive(Debug, Default)]
pub struct RateLimits(Mutex<HashMap<(Deed, IpAddr), Window>>);

#[derive(Debug, Clone, Copy)]
struct Window {
    /// When it ends (milliseconds).
    end: i64,
    count: u32,
}

impl RateLimits {
    /// Counts one more; `false` when that is too often. Windows are fixed: the first request opens one.
    fn allow(&self, deed: Deed, address: IpAddr, limit: &RateLimit, now: i64) -> bool {
        let mut windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if windows.len() >= MOST {
            windows.retain(|_, window| window.end > now);
            // A crowd from everywhere at once is not what this is against; memory stays bounded.
            if windows.len() >= MOST {
                windows.clear();
            }
        }
        let length = i64::try_from(limit.window.as_millis()).unwrap_or(i64::MAX / 2);
        let window = windows.entry((deed, group(address))).or_insert(Window { end: now + length, count: 0 });
        if window.end <= now {
            *window = Window { end: now + length, count: 0 };
        }
        window.count = window.count.saturating_add(1);
        window.count <= limit.max
    }
}

/// Counts a deed of whoever sent a request; requests that come by no socket are not counted.
///
/// # Errors
/// 429 when the address did it too often.
pub fn count(app: &App, deed: Deed, from: Option<&Extension<ClientAddress>>) -> Result<()> {
    let Some(Extension(ClientAddress(address))) = from else { return Ok(()) };
    let config = app.config();
    let limit = match deed {
        Deed::Login => &config.rates_limit.login,
        Deed::ClientLog => &config.rates_limit.receive_client_log,
    };
    if app.shared::<RateLimits>().allow(deed, *address, limit, app.now()) {
        return Ok(());
    }
    tracing::debug!(?deed, %address, "too often");
    let seconds = limit.window.as_secs().max(1).to_string();
    Err(Problem::new(StatusCode::TOO_MANY_REQUESTS, "Too many requests, please try again later.")
        .header(header::RETRY_AFTER, &seconds))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn address(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn each_address_has_its_count_and_time_gives_it_back() {
        let limits = RateLimits::default();
        let limit = RateLimit { window: Duration::from_secs(10), max: 2 };
        let ask = |deed, from: &str, now| limits.allow(deed, address(from), &limit, now);
        assert!(ask(Deed::Login, "192.0.2.1", 0) && ask(Deed::Login, "192.0.2.1", 1));
        assert!(!ask(Deed::Login, "192.0.2.1", 9_999));
        assert!(ask(Deed::ClientLog, "192.0.2.1", 2), "another deed has a count of its own");
        assert!(ask(Deed::Login, "192.0.2.2", 2));
        assert!(ask(Deed::Login, "192.0.2.1", 10_000));
        assert!(ask(Deed::Login, "2001:db8::1", 0) && ask(Deed::Login, "2001:db8::2", 0));
        assert!(!ask(Deed::Login, "2001:db8::3", 0), "one network is one address");
    }

    #[test]
    fn a_crowd_does_not_fill_the_memory() {
        let limits = RateLimits::default();
        let limit = RateLimit { window: Duration::from_secs(10), max: 2 };
        for n in 0..200_000_u32 {
            limits.allow(Deed::Login, IpAddr::V4(n.into()), &limit, 0);
        }
        assert!(limits.0.lock().expect("unpoisoned").len() <= MOST);
    }
}
