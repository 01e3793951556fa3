//! Plugins and news of releases.

use std::time::Duration;

use crate::section::section;

section! {
    /// Plugins and themes.
    pub struct Plugins {
        /// The list of plugins there are.
        index: PluginIndex;
    }
}

section! {
    /// The list of plugins there are.
    pub struct PluginIndex {
        /// Ask it.
        enabled: bool;
        /// How often new versions are looked for.
        check_latest_versions_interval: Duration;
        /// Its address.
        url: String;
    }
}

section! {
    /// PeerTube's own releases.
    pub struct Peertube {
        /// News of PeerTube versions.
        check_latest_version: CheckLatestVersion;
    }
}

section! {
    /// News of PeerTube versions.
    pub struct CheckLatestVersion {
        /// Tell administrators about them.
        enabled: bool;
        /// Where they are announced.
        url: String;
    }
}
