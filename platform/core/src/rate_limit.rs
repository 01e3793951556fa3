//! How often one address may do something in a period, as `rates_limit.*` says: counted in memory, for each node by itself.

use crate::client_address::ClientAddress;
use crate::connections::group;
use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use config::Config;
use config::schema::RateLimit;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// More addresses than this are not remembered at once for one deed.
const MOST: usize = 50_000;

/// What is counted by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Any request to the API.
    Api,
    /// Asking for a session.
    Login,
    /// Registering, or asking to be registered; only what succeeds counts.
    SignUp,
    /// Asking for a link that confirms an address.
    AskConfirmation,
    /// Asking for a link to a new password.
    AskPassword,
    /// Writing to the administrators; only what succeeds counts.
    Contact,
    /// Telling what went wrong in a browser.
    ClientLog,
    /// Addresses below `/.well-known`.
    WellKnown,
    /// Feeds.
    Feed,
    /// The web client's pages.
    Page,
    /// Downloads that are made on the fly; only what succeeds counts.
    GenerateVideo,
    /// What servers send to inboxes, and documents for them.
    ActivityPub,
}

/// How many deeds there are.
const DEEDS: usize = Deed::ActivityPub as usize + 1;

impl Deed {
    /// How often it may be done.
    pub fn limit(self, config: &Config) -> RateLimit {
        let limits = &config.rates_limit;
        match self {
            Deed::Api => limits.api.clone(),
            Deed::Login => limits.login.clone(),
            Deed::SignUp => limits.signup.clone(),
            Deed::AskConfirmation | Deed::AskPassword => limits.ask_send_email.clone(),
            Deed::Contact => RateLimit { window: config.testing.lifetimes.contact_form, max: 1 },
            Deed::ClientLog => limits.receive_client_log.clone(),
            Deed::WellKnown => limits.well_known.clone(),
            Deed::Feed => limits.feeds.clone(),
            Deed::Page => limits.client.clone(),
            Deed::GenerateVideo => limits.download_generate_video.clone(),
            Deed::ActivityPub => limits.activity_pub.clone(),
        }
    }

    /// Whether a request that was refused or failed is taken back.
    pub fn counts_success_only(self) -> bool {
        matches!(self, Deed::SignUp | Deed::Contact | Deed::GenerateVideo)
    }
}

/// What addresses did lately; one for each application.
#[derive(Debug)]
pub struct RateLimits([Mutex<HashMap<IpAddr, Window>>; DEEDS]);

impl Default for RateLimits {
    fn default() -> Self {
        RateLimits(std::array::from_fn(|_| Mutex::default()))
    }
}

#[derive(Debug, Clone, Copy)]
struct Window {
    /// When it ends (milliseconds).
    end: i64,
    count: u32,
}

impl RateLimits {
    /// Counts one more. Windows are fixed: the first request opens one.
    pub fn count(&self, deed: Deed, ClientAddress(address): ClientAddress, limit: &RateLimit, now: i64) -> Counted {
        let mut windows = self.0[deed as usize].lock().unwrap_or_else(PoisonError::into_inner);
        if windows.len() >= MOST {
            windows.retain(|_, window| window.end > now);
            // A crowd from everywhere at once is not what this is against; memory stays bounded.
            if windows.len() >= MOST {
                windows.clear();
            }
        }
        let length = i64::try_from(limit.window.as_millis()).unwrap_or(i64::MAX / 2);
        let window = windows.entry(group(address)).or_insert(Window { end: now + length, count: 0 });
        if window.end <= now {
            *window = Window { end: now + length, count: 0 };
        }
        window.count = window.count.saturating_add(1);
        Counted { max: limit.max, count: window.count, end: window.end, now }
    }

    /// Takes back what was counted, while its window is open.
    pub fn take_back(&self, deed: Deed, ClientAddress(address): ClientAddress, counted: Counted) {
        let mut windows = self.0[deed as usize].lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(window) = windows.get_mut(&group(address)).filter(|window| window.end == counted.end) {
            window.count = window.count.saturating_sub(1);
        }
    }
}

/// What a count came to.
#[derive(Debug, Clone, Copy)]
pub struct Counted {
    max: u32,
    count: u32,
    /// When the window ends, and when it was counted (milliseconds).
    end: i64,
    now: i64,
}

impl Counted {
    /// Whether that was too often.
    pub fn is_too_often(self) -> bool {
        self.count > self.max
    }

    /// What clients are told of it with every answer.
    pub fn headers(self) -> [(HeaderName, HeaderValue); 3] {
        // A moment as seconds since 1970, rounded up.
        let reset = u64::try_from(self.end).unwrap_or(0).div_ceil(1000);
        [
            (HeaderName::from_static("x-ratelimit-limit"), self.max.into()),
            (HeaderName::from_static("x-ratelimit-remaining"), self.max.saturating_sub(self.count).into()),
            (HeaderName::from_static("x-ratelimit-reset"), reset.into()),
        ]
    }

    /// 429 as PeerTube's limiter says it: plain words, not a problem document. Pages of others may read it.
    pub fn refusal(self) -> Response {
        let mut response = Response::new(Body::from("Too many requests, please try again later."));
        *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
        let seconds = u64::try_from(self.end - self.now).unwrap_or(0).div_ceil(1000).max(1);
        let headers = response.headers_mut();
        headers.extend(self.headers());
        headers.insert(header::RETRY_AFTER, seconds.into());
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("retry-after"));
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn from(text: &str) -> ClientAddress {
        ClientAddress(text.parse().expect("an address"))
    }

    fn twice_in_ten_seconds() -> RateLimit {
        RateLimit { window: Duration::from_secs(10), max: 2 }
    }

    #[test]
    fn each_address_has_its_count_and_time_gives_it_back() {
        let (limits, limit) = (RateLimits::default(), twice_in_ten_seconds());
        let ask = |deed, address: &str, now| !limits.count(deed, from(address), &limit, now).is_too_often();
        assert!(ask(Deed::Login, "192.0.2.1", 0) && ask(Deed::Login, "192.0.2.1", 1));
        assert!(!ask(Deed::Login, "192.0.2.1", 9_999));
        assert!(ask(Deed::ClientLog, "192.0.2.1", 2), "another deed has a count of its own");
        assert!(ask(Deed::Login, "192.0.2.2", 2));
        assert!(ask(Deed::Login, "192.0.2.1", 10_000));
        assert!(ask(Deed::Login, "2001:db8::1", 0) && ask(Deed::Login, "2001:db8::2", 0));
        assert!(!ask(Deed::Login, "2001:db8::3", 0), "one network is one address");
    }

    #[test]
    fn what_failed_is_taken_back_in_its_own_window_only() {
        let (limits, limit) = (RateLimits::default(), twice_in_ten_seconds());
        let count = |now| limits.count(Deed::SignUp, from("192.0.2.1"), &limit, now);
        let first = count(0);
        count(1);
        limits.take_back(Deed::SignUp, from("192.0.2.1"), first);
        assert!(!count(2).is_too_often());
        count(10_000);
        count(10_001);
        limits.take_back(Deed::SignUp, from("192.0.2.1"), first);
        assert!(count(10_002).is_too_often());
    }

    #[test]
    fn clients_are_told_how_much_is_left_and_when_there_is_more() {
        let (limits, limit) = (RateLimits::default(), twice_in_ten_seconds());
        let told = |counted: Counted| counted.headers().map(|(_, value)| value.to_str().unwrap_or("?").to_owned());
        assert_eq!(told(limits.count(Deed::Api, from("192.0.2.1"), &limit, 500)), ["2", "1", "11"]);
        assert_eq!(told(limits.count(Deed::Api, from("192.0.2.1"), &limit, 600)), ["2", "0", "11"]);
        let third = limits.count(Deed::Api, from("192.0.2.1"), &limit, 3_000);
        assert_eq!((third.is_too_often(), told(third)), (true, ["2", "0", "11"].map(str::to_owned)));
        let refusal = third.refusal();
        assert_eq!((refusal.status().as_u16(), &refusal.headers()["retry-after"]), (429, &HeaderValue::from(8)));
    }

    #[test]
    fn a_crowd_does_not_fill_the_memory() {
        let (limits, limit) = (RateLimits::default(), twice_in_ten_seconds());
        for n in 0..200_000_u32 {
            limits.count(Deed::Login, ClientAddress(IpAddr::V4(n.into())), &limit, 0);
        }
        assert!(limits.0[Deed::Login as usize].lock().expect("unpoisoned").len() <= MOST);
    }
}
