//! How this instance is reached: the socket it opens, the address the world knows, the proxies in between.

use std::time::Duration;

use crate::{section::section, value::Secret};

section! {
    /// The socket of the HTTP server.
    pub struct Listen {
        /// Address to bind; `::` or `0.0.0.0` for every interface.
        hostname: String;
        /// Port to bind; 0 lets the system choose.
        port: u16;
    }
}

section! {
    /// The public address, as browsers and other instances see it. It must not change once the instance federates.
    pub struct Webserver {
        /// The public address begins with https://.
        https: bool;
        /// Public host name.
        hostname: String;
        /// Public port; 443 with https and 80 without are left out of addresses.
        port: u16;
    }
}

section! {
    /// Keys that only this instance knows.
    pub struct Secrets {
        /// Signs file and session tokens and encrypts one-time-password keys. When empty, one is generated at the
        /// first start and kept in the data folder.
        peertube: Secret;
    }
}

section! {
    /// How patient the HTTP server is.
    pub struct HttpTimeouts {
        /// Longest time a client may take to send a whole request.
        request: Duration;
    }
}

section! {
    /// Sign-in tokens.
    pub struct Oauth2 {
        /// How long a token works.
        token_lifetime: TokenLifetime;
    }
}

section! {
    /// How long a token works.
    pub struct TokenLifetime {
        /// Lifetime of an access token.
        access_token: Duration;
        /// Lifetime of a refresh token.
        refresh_token: Duration;
    }
}

section! {
    /// Response headers that protect browsers.
    pub struct Security {
        /// Framing of pages by other sites.
        frameguard: Frameguard;
        /// The header naming the software.
        powered_by_header: PoweredByHeader;
    }
}

section! {
    /// Framing of pages by other sites.
    pub struct Frameguard {
        /// Send X-Frame-Options, so that other sites cannot frame pages other than the embedded player.
        enabled: bool;
    }
}

section! {
    /// The header naming the software.
    pub struct PoweredByHeader {
        /// Send X-Powered-By: PeerTube, which some clients look for.
        enabled: bool;
    }
}

section! {
    /// Content-Security-Policy of the pages.
    pub struct Csp {
        /// Send the policy.
        enabled: bool;
        /// Only report violations instead of blocking them.
        report_only: bool;
        /// Where browsers report violations.
        report_uri: Option<String>;
    }
}

section! {
    /// Video files served by this server.
    pub struct StaticFiles {
        /// Files of private, internal and password-protected videos need a token.
        private_files_require_auth: bool;
    }
}

impl Webserver {
    /// `https` or `http`.
    pub fn scheme(&self) -> &'static str {
        if self.https { "https" } else { "http" }
    }

    /// Host and port as they stand after the `@` of a handle and in `Host` headers: a default port is left out.
    pub fn host(&self) -> String {
        let default_port = if self.https { 443 } else { 80 };
        let hostname = if self.hostname.contains(':') { format!("[{}]", self.hostname) } else { self.hostname.clone() };
        if self.port == default_port { hostname } else { format!("{hostname}:{}", self.port) }
    }

    /// Beginning of every address on this instance, without a slash at its end: `https://example.com`.
    pub fn origin(&self) -> String {
        format!("{}://{}", self.scheme(), self.host())
    }

    /// [`Webserver::origin`] for WebSockets: `wss://example.com`.
    pub fn ws_origin(&self) -> String {
        format!("{}://{}", if self.https { "wss" } else { "ws" }, self.host())
    }
}
