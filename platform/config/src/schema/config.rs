//! The whole configuration.

use crate::{schema::*, section::section, value::TrustedProxies};

section! {
    /// The configuration in effect: immutable, shared as `Arc<Config>`, replaced as a whole when a setting is saved.
    pub struct Config {
        /// The socket of the HTTP server.
        listen: Listen;
        /// The public address, as browsers and other instances see it. It must not change once the instance federates.
        webserver: Webserver;
        /// Keys that only this instance knows.
        secrets: Secrets;
        /// How patient the HTTP server is.
        http_timeouts: HttpTimeouts;
        /// Requests per IP address.
        rates_limit: RatesLimit;
        /// Sign-in tokens.
        oauth2: Oauth2;
        /// Proxies whose X-Forwarded-For is believed: `loopback`, `linklocal`, `uniquelocal`, addresses or ranges.
        trust_proxy: TrustedProxies;
        /// PostgreSQL. Any key set here chooses PostgreSQL, see `sepiola.database`.
        database: Database;
        /// Redis: read so that PeerTube's files stay valid, and otherwise unused, since nothing here needs it.
        redis: Redis;
        /// How email leaves.
        smtp: Smtp;
        /// Folders; a relative path stands below the data folder.
        storage: Storage;
        /// Video files served by this server.
        static_files: StaticFiles;
        /// Files in an S3 store.
        object_storage: ObjectStorage;
        /// What is logged.
        log: Log;
        /// Metrics and traces.
        open_telemetry: OpenTelemetry;
        /// Popular videos.
        trending: Trending;
        /// Copying other instances' videos to help spread them.
        redundancy: Redundancy;
        /// Other instances copying our videos.
        remote_redundancy: RemoteRedundancy;
        /// Content-Security-Policy of the pages.
        csp: Csp;
        /// Response headers that protect browsers.
        security: Security;
        /// The WebTorrent tracker.
        tracker: Tracker;
        /// Watch history of users.
        history: History;
        /// Counting views.
        views: Views;
        /// Countries of viewers, for the statistics of a video.
        geo_ip: GeoIp;
        /// Plugins and themes.
        plugins: Plugins;
        /// ActivityPub.
        federation: Federation;
        /// PeerTube's own releases.
        peertube: Peertube;
        /// Administration in the browser.
        webadmin: Webadmin;
        /// RSS, Atom and JSON feeds.
        feeds: Feeds;
        /// Machines that transcode for us.
        remote_runners: RemoteRunners;
        /// Still pictures of videos.
        thumbnails: Thumbnails;
        /// What the public statistics of the instance tell.
        stats: Stats;
        /// Connections between browsers.
        webrtc: Webrtc;
        /// Kinds of sensitive content.
        nsfw_flags_settings: NsfwFlagsSettings;
        /// Speed of downloads.
        download: Download;
        /// Downloads muxed on the fly.
        download_generate_video: DownloadGenerateVideo;
        /// The administrator.
        admin: Admin;
        /// The form on the about page.
        contact_form: ContactForm;
        /// Registration.
        signup: Signup;
        /// New users.
        user: User;
        /// Channels.
        video_channels: VideoChannels;
        /// Renditions of uploaded videos.
        transcoding: Transcoding;
        /// Live streams.
        live: Live;
        /// Cutting and watermarking in the browser.
        video_studio: VideoStudio;
        /// Subtitles by speech recognition.
        video_transcription: VideoTranscription;
        /// The file behind a video.
        video_file: VideoFile;
        /// Bringing things in.
        import: Import;
        /// Taking one's data along.
        export: Export;
        /// Holding new videos back.
        auto_blacklist: AutoBlacklist;
        /// Name, texts and rules of the instance.
        instance: Instance;
        /// Other sites.
        services: Services;
        /// Who may follow.
        followers: Followers;
        /// Whom the instance follows by itself.
        followings: Followings;
        /// Blocked instances and accounts.
        blocklist: Blocklist;
        /// Appearance.
        theme: Theme;
        /// A message on every page.
        broadcast_message: BroadcastMessage;
        /// Finding videos, channels and playlists.
        search: Search;
        /// The web interface.
        client: Client;
        /// Pictures shown while seeking.
        storyboards: Storyboards;
        /// Choices made when nobody chose.
        defaults: Defaults;
        /// What every email looks like.
        email: Email;
        /// Comments.
        video_comments: VideoComments;
        /// What PeerTube has no key for.
        sepiola: Sepiola;
        /// Times and sizes that only tests have a reason to change.
        testing: Testing;
    }
}
