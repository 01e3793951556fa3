//! The schema: one file per responsibility, one struct per section, one field per key.

mod client;
mod config;
mod database;
mod federation;
mod import;
mod instance;
mod live;
mod log;
mod network;
mod object_storage;
mod plugins;
mod rates_limit;
mod sepiola;
mod smtp;
mod storage;
mod testing;
mod transcoding;
mod user;
mod views;
mod webserver;

pub use client::{
    AppLink, Client, ClientBrowseVideos, ClientHeader, ClientLogin, ClientMenu, ClientMiniature, ClientResumableUpload,
    ClientVideos, Defaults, Feed, Feeds, IosAppLink, LiveDefaults, NsfwFlagsSettings, OpenInApp, OpenInAppAndroid,
    P2pDefaults, P2pSwitch, PlayerDefaults, PublishDefaults, Search, SearchIndex, SearchRemoteUri, Webadmin,
    WebadminConfiguration, WebadminEdition,
};
pub use config::Config;
pub use database::{Database, DatabasePool, Redis, RedisSentinel, TlsSettings};
pub use federation::{
    AutoFollowBack, AutoFollowIndex, Blocklist, Federation, FederationVideos, Followers, FollowersChannels,
    FollowersInstance, Followings, FollowingsInstance, PublicLog, Redundancy, RedundancyVideos, RemoteRedundancy,
    RemoteRedundancyVideos, VideoComments,
};
pub use import::{
    ChannelSynchronization, Import, ImportCookies, ImportHttp, ImportTorrent, ImportUsers, ImportVideos,
    YoutubeDlRelease,
};
pub use instance::{
    BroadcastMessage, Instance, InstanceCustomizations, InstanceSocial, InstanceSupport, Services, Theme,
    ThemeCustomization, Twitter,
};
pub use live::{LatencySetting, Live, LiveDvr, LiveTranscoding, Rtmp, Rtmps};
pub use log::{JaegerExporter, Log, LogRotation, Metrics, OpenTelemetry, PrometheusExporter, RequestDuration, Tracing};
pub use network::{Download, DownloadGenerateVideo, Tracker, Webrtc};
pub use object_storage::{
    Bucket, ObjectStorage, ObjectStorageCredentials, ObjectStorageProxy, PlaylistBucket, UploadAcl,
};
pub use plugins::{CheckLatestVersion, Peertube, PluginIndex, Plugins};
pub use rates_limit::{RateLimit, RatesLimit};
pub use sepiola::{Delivery, Ffmpeg, Limits, RemoteFiles, Sepiola, SepiolaTranscoding, Sqlite};
pub use smtp::{Admin, ContactForm, Email, EmailBody, EmailSubject, Smtp};
pub use storage::Storage;
pub use testing::{Jobs, Lifetimes, Scheduler, Testing, TestingFederation, TestingLive};
pub use transcoding::{
    AUDIO_ONLY, Fps, OriginalFile, RemoteRunners, RemoteRunnersSwitch, Resolutions, StalledJobs, Storyboards,
    ThumbnailGeneration, Thumbnails, Transcoding, TranscodingHls, TranscodingWebVideos, VideoFile, VideoFileUpdate,
    VideoStudio, VideoTranscription,
};
pub use user::{
    AutoBlacklist, AutoBlacklistOfUsers, AutoBlacklistVideos, Export, ExportUsers, PasswordConstraints, Signup,
    SignupCidr, SignupFilters, User, UserHistory, UserHistoryVideos, VideoChannels,
};
pub use views::{
    GeoIp, GeoIpDatabase, History, HistoryVideos, Shown, Stats, Trending, TrendingAlgorithms, TrendingVideos,
    VideoViews, Views, ViewsMaxAge, WatchingInterval,
};
pub use webserver::{
    Csp, Frameguard, HttpTimeouts, Listen, Oauth2, PoweredByHeader, Secrets, Security, StaticFiles, TokenLifetime,
    Webserver,
};
