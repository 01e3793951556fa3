//! What the web interface and the player do by default.

use crate::{
    section::section,
    value::{BrowseScope, BrowseSort, ByteSize, CommentsPolicy, DefaultPrivacy, PlayerTheme},
};

section! {
    /// Finding videos, channels and playlists.
    pub struct Search {
        /// Fetching what somebody types the address of.
        remote_uri: SearchRemoteUri;
        /// An index elsewhere that answers searches.
        search_index: SearchIndex;
    }
}

section! {
    /// Fetching what somebody types the address of.
    pub struct SearchRemoteUri {
        /// Signed-in users may.
        users: bool;
        /// Visitors may.
        anonymous: bool;
    }
}

section! {
    /// An index elsewhere that answers searches.
    pub struct SearchIndex {
        /// Use it; users must then be allowed to fetch addresses.
        enabled: bool;
        /// Its address.
        url: String;
        /// Never search here.
        disable_local_search: bool;
        /// Search there first.
        is_default_search: bool;
    }
}

section! {
    /// The web interface.
    pub struct Client {
        /// Tell users what is new after an update.
        new_features_info: bool;
        /// The top of each page.
        header: ClientHeader;
        /// Lists and uploads of videos.
        videos: ClientVideos;
        /// The page of all videos.
        browse_videos: ClientBrowseVideos;
        /// The menu.
        menu: ClientMenu;
        /// Opening a page in the mobile application.
        open_in_app: OpenInApp;
    }
}

section! {
    /// The top of each page.
    pub struct ClientHeader {
        /// Leave the name out, for logos that contain it.
        hide_instance_name: bool;
    }
}

section! {
    /// Lists and uploads of videos.
    pub struct ClientVideos {
        /// A video in a list.
        miniature: ClientMiniature;
        /// Uploading in pieces.
        resumable_upload: ClientResumableUpload;
    }
}

section! {
    /// A video in a list.
    pub struct ClientMiniature {
        /// Show the author's display name instead of the user name.
        prefer_author_display_name: bool;
    }
}

section! {
    /// Uploading in pieces.
    pub struct ClientResumableUpload {
        /// Largest piece; null lets the client choose by speed.
        max_chunk_size: Option<ByteSize>;
    }
}

section! {
    /// The page of all videos.
    pub struct ClientBrowseVideos {
        /// Order at first.
        default_sort: BrowseSort;
        /// `local` for our videos, `federated` for all.
        default_scope: BrowseScope;
    }
}

section! {
    /// The menu.
    pub struct ClientMenu {
        /// The sign-in link.
        login: ClientLogin;
    }
}

section! {
    /// The sign-in link.
    pub struct ClientLogin {
        /// Go straight to the only external sign-in there is.
        redirect_on_single_external_auth: bool;
    }
}

section! {
    /// Opening a page in the mobile application.
    pub struct OpenInApp {
        /// On Android.
        android: OpenInAppAndroid;
        /// On iOS.
        ios: IosAppLink;
    }
}

section! {
    /// On Android.
    pub struct OpenInAppAndroid {
        /// Android's intent link.
        intent: AppLink;
    }
}

section! {
    /// A link that opens an application.
    pub struct AppLink {
        /// Offer it.
        enabled: bool;
        /// Host the application registered.
        host: String;
        /// Scheme the application registered.
        scheme: String;
        /// Page for devices without the application.
        fallback_url: String;
    }
}

section! {
    /// On iOS.
    pub struct IosAppLink {
        /// Offer it.
        enabled: bool;
        /// Host the application registered.
        host: String;
        /// Scheme the application registered.
        scheme: String;
        /// Page for devices without the application.
        fallback_url: String;
    }
}

section! {
    /// Choices made when nobody chose.
    pub struct Defaults {
        /// A new video.
        publish: PublishDefaults;
        /// A new live stream.
        live: LiveDefaults;
        /// Sharing between viewers.
        p2p: P2pDefaults;
        /// The player.
        player: PlayerDefaults;
    }
}

section! {
    /// A new video.
    pub struct PublishDefaults {
        /// It may be downloaded.
        download_enabled: bool;
        /// 1 for comments, 2 for none, 3 for comments after approval.
        comments_policy: CommentsPolicy;
        /// 1 public, 2 unlisted, 3 private, 4 internal.
        privacy: DefaultPrivacy;
        /// Number of its licence; null for none.
        licence: Option<u32>;
    }
}

section! {
    /// A new live stream.
    pub struct LiveDefaults {
        /// Keep a replay.
        save_replay: bool;
    }
}

section! {
    /// Sharing between viewers.
    pub struct P2pDefaults {
        /// In the web interface.
        webapp: P2pSwitch;
        /// In the embedded player.
        embed: P2pSwitch;
    }
}

section! {
    /// Sharing between viewers in one place.
    pub struct P2pSwitch {
        /// Share, unless the viewer says no.
        enabled: bool;
    }
}

section! {
    /// The player.
    pub struct PlayerDefaults {
        /// `galaxy` or `lucide`.
        theme: PlayerTheme;
        /// Start by itself.
        auto_play: bool;
    }
}

section! {
    /// RSS, Atom and JSON feeds.
    pub struct Feeds {
        /// Feeds of videos.
        videos: Feed;
        /// Feeds of comments.
        comments: Feed;
    }
}

section! {
    /// A kind of feed.
    pub struct Feed {
        /// Entries without a number in the request.
        count: u32;
    }
}

section! {
    /// Kinds of sensitive content.
    pub struct NsfwFlagsSettings {
        /// Readers choose by kind (violence, nudity …) what they see.
        enabled: bool;
    }
}

section! {
    /// Administration in the browser.
    pub struct Webadmin {
        /// The configuration pages.
        configuration: WebadminConfiguration;
    }
}

section! {
    /// The configuration pages.
    pub struct WebadminConfiguration {
        /// Changing them.
        edition: WebadminEdition;
    }
}

section! {
    /// Changing them.
    pub struct WebadminEdition {
        /// Administrators may change the configuration in the browser.
        allowed: bool;
    }
}
