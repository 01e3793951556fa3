//! Videos and users that come from elsewhere.

use std::{path::PathBuf, time::Duration};

use crate::{section::section, value::Secret};

section! {
    /// Bringing things in.
    pub struct Import {
        /// Videos.
        videos: ImportVideos;
        /// Following channels of other sites.
        video_channel_synchronization: ChannelSynchronization;
        /// Users.
        users: ImportUsers;
    }
}

section! {
    /// Videos.
    pub struct ImportVideos {
        /// Imports at once.
        concurrency: u32;
        /// Longest time for one import.
        timeout: Duration;
        /// How often an import is tried.
        max_attempts: u32;
        /// From web addresses.
        http: ImportHttp;
        /// From torrents.
        torrent: ImportTorrent;
    }
}

section! {
    /// From web addresses.
    pub struct ImportHttp {
        /// Users may import from an address or a site that yt-dlp knows.
        enabled: bool;
        /// The program that fetches from sites.
        youtube_dl_release: YoutubeDlRelease;
        /// Fetch over IPv4 only: many sites slow IPv6 down.
        force_ipv4: bool;
        /// Proxies to choose from, with user and password if they need them.
        proxies: Vec<Secret>;
        /// Cookies of a browser session.
        cookies: ImportCookies;
    }
}

section! {
    /// The program that fetches from sites.
    pub struct YoutubeDlRelease {
        /// Where it is fetched from.
        url: String;
        /// Its name: yt-dlp or youtube-dl.
        name: String;
        /// Python that runs it; null when it needs none.
        python_path: Option<PathBuf>;
    }
}

section! {
    /// Cookies of a browser session.
    pub struct ImportCookies {
        /// Give yt-dlp the cookies of `youtube-cookies.txt` (Netscape format) in `storage.tmp_persistent`: imports
        /// then use that session.
        enabled: bool;
    }
}

section! {
    /// From torrents.
    pub struct ImportTorrent {
        /// Users may import from a magnet link or a torrent file.
        enabled: bool;
    }
}

section! {
    /// Following channels of other sites.
    pub struct ChannelSynchronization {
        /// Users may mirror a channel.
        enabled: bool;
        /// How many, per user.
        max_per_user: u32;
        /// How often new videos are looked for.
        check_interval: Duration;
        /// Newest videos looked at each time.
        videos_limit_per_synchronization: u32;
        /// Most videos of a full synchronisation.
        full_sync_videos_limit: u32;
    }
}

section! {
    /// Users.
    pub struct ImportUsers {
        /// Users may bring in the archive of another instance; quotas hold.
        enabled: bool;
    }
}
