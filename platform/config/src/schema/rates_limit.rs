//! How many requests one IP address may send in a period, per group of routes.

use std::time::Duration;

use crate::section::section;

section! {
    /// Requests per IP address.
    pub struct RatesLimit {
        /// The REST API as a whole.
        api: RateLimit;
        /// Attempts to sign in.
        login: RateLimit;
        /// Successful registrations.
        signup: RateLimit;
        /// Requests that make the server send an email.
        ask_send_email: RateLimit;
        /// Log lines sent by browsers.
        receive_client_log: RateLimit;
        /// Routes and files of plugins.
        plugins: RateLimit;
        /// Addresses under /.well-known.
        well_known: RateLimit;
        /// RSS, Atom and JSON feeds.
        feeds: RateLimit;
        /// ActivityPub documents and inboxes.
        activity_pub: RateLimit;
        /// HTML pages.
        client: RateLimit;
        /// Downloads that are muxed on the fly.
        download_generate_video: RateLimit;
    }
}

section! {
    /// A number of requests in a period.
    pub struct RateLimit {
        /// Length of the period.
        window: Duration;
        /// Requests in the period.
        max: u32;
    }
}
