//! The database behind PostgreSQL installations, and Redis, which PeerTube needs and we do not.

use std::path::PathBuf;

use crate::{
    section::section,
    value::{Secret, SentinelAddress},
};

section! {
    /// PostgreSQL. Any key set here chooses PostgreSQL, see `sepiola.database`.
    pub struct Database {
        /// Host of the PostgreSQL server, or the folder of its Unix socket.
        hostname: String;
        /// Port of the PostgreSQL server.
        port: u16;
        /// Name of the database; when null it is `peertube` followed by the suffix.
        name: Option<String>;
        /// Ending of the database's name when no name is given.
        suffix: String;
        /// Role to connect as.
        username: String;
        /// Password of the role.
        password: Secret;
        /// Encrypt the connection.
        ssl: bool;
        /// TLS of the connection.
        ssl_settings: TlsSettings;
        /// Connections.
        pool: DatabasePool;
    }
}

section! {
    /// Certificates of an encrypted connection.
    pub struct TlsSettings {
        /// Check the server's certificate.
        reject_unauthorized: bool;
        /// Path of the certificate authority.
        ca: Option<PathBuf>;
        /// Path of the client certificate.
        cert: Option<PathBuf>;
        /// Path of the client certificate's key.
        key: Option<PathBuf>;
    }
}

section! {
    /// Connections.
    pub struct DatabasePool {
        /// Connections kept at most.
        max: u32;
    }
}

section! {
    /// Redis: read so that PeerTube's files stay valid, and otherwise unused, since nothing here needs it.
    pub struct Redis {
        /// Host of the Redis server.
        hostname: Option<String>;
        /// Port of the Redis server.
        port: Option<u16>;
        /// Path of a Unix socket instead.
        socket: Option<String>;
        /// Password.
        auth: Option<Secret>;
        /// Number of the Redis database.
        db: u32;
        /// Encrypt the connection.
        enable_tls: bool;
        /// TLS of the connection.
        tls_settings: TlsSettings;
        /// Redis Sentinel.
        sentinel: RedisSentinel;
    }
}

section! {
    /// Redis Sentinel.
    pub struct RedisSentinel {
        /// Find the server through Sentinel.
        enabled: bool;
        /// Encrypt the connections to Sentinel.
        enable_tls: bool;
        /// TLS of the connections to Sentinel.
        tls_settings: TlsSettings;
        /// Name of the watched master.
        master_name: String;
        /// Password of Sentinel.
        password: Secret;
        /// Addresses of the Sentinels.
        sentinels: Vec<SentinelAddress>;
    }
}

impl Database {
    /// The database's name: the one given, else `peertube` and the suffix, as PeerTube builds it.
    pub fn database_name(&self) -> String {
        self.name.clone().unwrap_or_else(|| format!("peertube{}", self.suffix))
    }
}
