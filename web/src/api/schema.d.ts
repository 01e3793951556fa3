// Made by scripts/api.mjs from openapi.json: run `npm run api` instead of editing.
export interface paths {
    "/.well-known/change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where password managers send people. */
        get: operations["getChangePassword"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/host-meta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where WebFinger is, for those who ask by RFC 6415. */
        get: operations["hostMeta"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/nodeinfo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the document is. */
        get: operations["getNodeinfoLinks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/security.txt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom to tell about a hole. */
        get: operations["getSecurityTxt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/webfinger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where an account or channel of this server is. */
        get: operations["webfinger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{name}/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an activity for an account here. */
        post: operations["postAccountInbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/abuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all reports */
        get: operations["getAbuses"];
        put?: never;
        /** Report a video, a comment or an account */
        post: operations["addAbuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/abuses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Decide about a report */
        put: operations["updateAbuse"];
        post?: never;
        /** Remove a report */
        delete: operations["deleteAbuse"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/abuses/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what was said about a report */
        get: operations["getAbuseMessages"];
        put?: never;
        /** Say something about a report */
        post: operations["addAbuseMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/abuses/{id}/messages/{messageId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take back what was said about a report */
        delete: operations["deleteAbuseMessage"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of all accounts. */
        get: operations["getAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account. */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{handle}/video-channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of an account's channels. */
        get: operations["getAccountVideoChannels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{handle}/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List videos of an account */
        get: operations["getAccountVideos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{name}/followers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of who follows an account or one of its channels. */
        get: operations["getAccountFollowers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{name}/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the ratings of an account */
        get: operations["getAccountRatings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{name}/video-channel-syncs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what the channels of an account follow */
        get: operations["getAccountVideoChannelSyncs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{name}/video-playlists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of an account's playlists; its owner sees the private ones, too. */
        get: operations["getAccountVideoPlaylists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automatic-tags/accounts/{accountName}/available": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The automatic tags that comments on an account's videos may bear. */
        get: operations["getAccountAvailableAutomaticTags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automatic-tags/policies/accounts/{accountName}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What automatic tags of comments on an account's videos lead to. */
        get: operations["getAutomaticTagPoliciesComments"];
        /** Decide what automatic tags of comments on an account's videos lead to. */
        put: operations["updateAutomaticTagPoliciesComments"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automatic-tags/policies/server/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What automatic tags of videos lead to. */
        get: operations["getAutomaticTagPoliciesVideos"];
        /** Decide what automatic tags of videos lead to. */
        put: operations["updateAutomaticTagPoliciesVideos"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automatic-tags/server/available": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The automatic tags that comments and videos may bear for the instance. */
        get: operations["getServerAvailableAutomaticTags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/blocklist/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether accounts and servers are muted, by me or for everybody */
        get: operations["getBlocklistStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk/remove-comments-of": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove everything that somebody wrote. */
        post: operations["removeCommentsOf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/client-config/update-interface-language": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose the language of the interface */
        post: operations["updateClientInterfaceLanguage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What clients need to know. */
        get: operations["getConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/config/about": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The texts of the about page. */
        get: operations["getAbout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/config/custom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The settings of the web interface */
        get: operations["getCustomConfig"];
        /** Save the settings of the web interface */
        put: operations["putCustomConfig"];
        post?: never;
        /** Forget the settings of the web interface: those of the configuration file hold again */
        delete: operations["delCustomConfig"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/config/instance-avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes the instance's avatar. */
        delete: operations["deleteInstanceAvatar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/config/instance-avatar/pick": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes an avatar for the instance. */
        post: operations["pickInstanceAvatar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/config/instance-banner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes the instance's banner. */
        delete: operations["deleteInstanceBanner"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/config/instance-banner/pick": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a banner for the instance. */
        post: operations["pickInstanceBanner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/config/instance-logo/{logoType}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a logo of the instance. */
        delete: operations["deleteInstanceLogo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/config/instance-logo/{logoType}/pick": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a logo for the instance. */
        post: operations["pickInstanceLogo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/custom-pages/homepage/instance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The home page */
        get: operations["getHomepage"];
        /** Write the home page */
        put: operations["putHomepage"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Jobs of all states */
        get: operations["getAllJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{jobType}/{jobId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a running job */
        post: operations["cancelJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{state}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Jobs of a state */
        get: operations["getJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop starting jobs */
        post: operations["pauseJobs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start jobs again */
        post: operations["resumeJobs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/metrics/playback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Report how playing goes */
        post: operations["addPlaybackMetric"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/oauth-clients/local": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an application needs before a user signs in. */
        get: operations["getOAuthClient"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overviews/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get videos of some categories, channels and tags */
        get: operations["getVideosOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the server is there. */
        get: operations["ping"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/player-settings/video-channels/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get how the player of a channel's videos looks */
        get: operations["getChannelPlayerSettings"];
        /** Choose how the player of a channel's videos looks */
        put: operations["updateChannelPlayerSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/player-settings/videos/{videoId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get how the player of a video looks */
        get: operations["getVideoPlayerSettings"];
        /** Choose how the player of a video looks */
        put: operations["updateVideoPlayerSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Suggest what could be meant, while somebody types */
        get: operations["getSearchSuggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/video-channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Searches the channels of this instance and of those it follows. */
        get: operations["searchChannels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/video-playlists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Searches public playlists that have videos. */
        get: operations["searchPlaylists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search videos */
        get: operations["searchVideos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/server/audit-logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What administrators and moderators did */
        get: operations["getInstanceAuditLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/server/blocklist/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the accounts that are muted for everybody */
        get: operations["getInstanceBlockedAccounts"];
        put?: never;
        /** Mute an account for everybody */
        post: operations["blockAccountForInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/server/blocklist/accounts/{accountName}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** No longer mute an account for everybody */
        delete: operations["unblockAccountForInstance"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/server/blocklist/public-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the instance mutes and no longer mutes */
        get: operations["getPublicBlocklistLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/server/blocklist/servers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the servers that are muted for everybody */
        get: operations["getInstanceBlockedServers"];
        put?: never;
        /** Mute a server for everybody */
        post: operations["blockServerForInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/server/blocklist/servers/{host}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** No longer mute a server for everybody */
        delete: operations["unblockServerForInstance"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/server/blocklist/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the lists of mutes that the instance follows */
        get: operations["getServerBlocklistSubscriptions"];
        put?: never;
        /** Follow a list of mutes */
        post: operations["addServerBlocklistSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/server/blocklist/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** No longer follow a list of mutes; its mutes go with it */
        delete: operations["deleteServerBlocklistSubscription"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/server/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes to the administrators. */
        post: operations["contactAdministrator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/server/debug": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the server sees of this request */
        get: operations["getDebug"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/server/debug/run-command": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do recurring work at once */
        post: operations["sendCommand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/server/followers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of who follows this server. */
        get: operations["getInstanceFollowers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/server/followers/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a follower; they may ask again. */
        delete: operations["removeInstanceFollower"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/server/followers/{handle}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accepts a follower that waits or was refused. */
        post: operations["acceptInstanceFollower"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/server/followers/{handle}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuses a follower that waits, or one that follows. */
        post: operations["rejectInstanceFollower"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/server/following": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of whom this server follows. */
        get: operations["getInstanceFollowings"];
        put?: never;
        /** Follows servers and actors elsewhere, in the background. */
        post: operations["addInstanceFollowing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/server/following/{hostOrHandle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** No longer follows a server or an actor elsewhere. */
        delete: operations["removeInstanceFollowing"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/server/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The server's log */
        get: operations["getInstanceLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/server/logs/client": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell what went wrong in a browser */
        post: operations["sendClientLog"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/server/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures of the instance. */
        get: operations["getInstanceStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of users. */
        get: operations["getUsers"];
        put?: never;
        /** Creates a user. */
        post: operations["addUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One user. */
        get: operations["getUser"];
        /** Changes a user. */
        put: operations["putUser"];
        post?: never;
        /** Removes a user. */
        delete: operations["delUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Blocks a user. */
        post: operations["blockUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Chooses a new password with the secret of a link; it works once, and ends all sessions. */
        post: operations["resetUserPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/two-factor/confirm-request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Switches the second factor on, with a password of the key that was asked for. */
        post: operations["confirmTwoFactorRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/two-factor/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Switches the second factor off. */
        post: operations["disableTwoFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/two-factor/request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for a key. */
        post: operations["requestTwoFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/unblock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a user in again. */
        post: operations["unblockUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms an address with the secret of a link. */
        post: operations["verifyUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/token-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of a user's sessions. */
        get: operations["listTokenSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/token-sessions/{tokenSessionId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends one of a user's sessions. */
        post: operations["revokeTokenSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/ask-reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for a link. The answer does not tell whether somebody has the address. */
        post: operations["askResetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/ask-send-verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for another link. The answer does not tell whether somebody has the address. */
        post: operations["askSendVerifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/autocomplete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Names of users that contain a text */
        get: operations["autocompleteUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Oneself. */
        get: operations["getUserInfo"];
        /** Changes oneself. */
        put: operations["putUserInfo"];
        post?: never;
        /** Removes oneself. */
        delete: operations["delMe"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/abuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List my reports */
        get: operations["getMyAbuses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes one's avatar. */
        delete: operations["deleteMyAvatar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/avatar/pick": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes an avatar for oneself. */
        post: operations["pickMyAvatar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/blocklist/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the accounts I mute */
        get: operations["getMyBlockedAccounts"];
        put?: never;
        /** Mute an account for me */
        post: operations["blockAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/blocklist/accounts/{accountName}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** No longer mute an account for me */
        delete: operations["unblockAccount"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/blocklist/servers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the servers I mute */
        get: operations["getMyBlockedServers"];
        put?: never;
        /** Mute a server for me */
        post: operations["blockServer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/blocklist/servers/{host}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** No longer mute a server for me */
        delete: operations["unblockServer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/history/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what I have watched */
        get: operations["getMyHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/history/videos/{videoId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a video out of my history */
        delete: operations["removeFromMyHistory"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/history/videos/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Clear my history */
        post: operations["clearMyHistory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/new-feature-info/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks an announcement as read. */
        post: operations["markNewFeatureInfoAsRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/notification-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes where one wants to be told of news. */
        put: operations["updateUserNotificationSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of one's notifications. */
        get: operations["getUserNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks some notifications as read; ids of others are passed over. */
        post: operations["markUserNotificationsAsRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/notifications/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks all notifications as read. */
        post: operations["markAllUserNotificationsAsRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of one's subscriptions. */
        get: operations["getSubscriptions"];
        put?: never;
        /** Subscribes to a channel. Doing it twice changes nothing. A channel of another server is looked for there, and asked. */
        post: operations["addSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/subscriptions/{uri}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One subscription: its channel. */
        get: operations["getSubscription"];
        put?: never;
        post?: never;
        /** Ends a subscription. */
        delete: operations["removeSubscription"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/subscriptions/exist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells for each of some channels whether one is subscribed to it. */
        get: operations["doSubscriptionsExist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/subscriptions/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List videos of the channels one is subscribed to */
        get: operations["getSubscriptionVideos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/video-playlists/videos-exist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Looks for videos in the caller's playlists. */
        get: operations["getMyVideoPlaylistsOfVideos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/video-quota-used": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much of one's quota is used. */
        get: operations["getMyVideoQuotaUsed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List my videos */
        get: operations["getMyVideos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/videos/{videoId}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get my rating of a video */
        get: operations["getMyVideoRating"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/videos/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The comments below the caller's videos. */
        get: operations["getMyVideoComments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/videos/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List my imports */
        get: operations["getMyVideoImports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Registers somebody. */
        post: operations["registerUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of requests to register. */
        get: operations["listRegistrations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/registrations/{registrationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a request from the list; a user that was made of it stays. */
        delete: operations["deleteRegistration"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/registrations/{registrationId}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accepts a request: the person becomes a user. */
        post: operations["acceptRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/registrations/{registrationId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rejects a request. */
        post: operations["rejectRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/registrations/{registrationId}/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms the address with the secret of a link. */
        post: operations["verifyRegistrationEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/registrations/ask-send-verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for another link. The answer does not tell whether somebody has the address. */
        post: operations["askSendVerifyEmailForRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/registrations/request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks to be registered. */
        post: operations["requestRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/revoke-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session of the token the request came with. */
        post: operations["revokeOAuthToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/scoped-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's token; made when they ask for the first time. */
        get: operations["getScopedTokens"];
        put?: never;
        /** Another token; feeds of the old one close. */
        post: operations["renewScopedTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs a user in, or renews their tokens. */
        post: operations["getOAuthToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channel-syncs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Follow a channel of another site */
        post: operations["addVideoChannelSync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channel-syncs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Stop to follow a channel of another site */
        delete: operations["delVideoChannelSync"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channel-syncs/{id}/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import all videos of a channel that is followed */
        post: operations["triggerVideoChannelSync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of all channels. */
        get: operations["getVideoChannels"];
        put?: never;
        /** Creates a channel of one's own. */
        post: operations["addVideoChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channels/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One channel. */
        get: operations["getVideoChannel"];
        /** Changes a channel. */
        put: operations["putVideoChannel"];
        post?: never;
        /** Removes a channel. */
        delete: operations["delVideoChannel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channels/{handle}/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of what was done with a channel. */
        get: operations["listVideoChannelActivities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channels/{handle}/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a channel's avatar. */
        delete: operations["deleteVideoChannelAvatar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channels/{handle}/avatar/pick": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes an avatar for a channel. */
        post: operations["pickVideoChannelAvatar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channels/{handle}/banner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a channel's banner. */
        delete: operations["deleteVideoChannelBanner"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channels/{handle}/banner/pick": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a banner for a channel. */
        post: operations["pickVideoChannelBanner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channels/{handle}/collaborators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who helps with a channel, or was asked to. */
        get: operations["listVideoChannelCollaborators"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channels/{handle}/collaborators/{collaborator_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a collaboration, or takes an invitation back. */
        delete: operations["removeVideoChannelCollaborator"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channels/{handle}/collaborators/{collaborator_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accepts an invitation. */
        post: operations["acceptVideoChannelCollaborator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channels/{handle}/collaborators/{collaborator_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rejects an invitation. */
        post: operations["rejectVideoChannelCollaborator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channels/{handle}/collaborators/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invites somebody to help with a channel. */
        post: operations["inviteVideoChannelCollaborator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channels/{handle}/followers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of who follows a channel. */
        get: operations["getVideoChannelFollowers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channels/{handle}/give-ownership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Offers a channel to somebody. */
        post: operations["giveVideoChannelOwnership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channels/{handle}/import-videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import the videos of a channel of another site */
        post: operations["importVideosInChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channels/{handle}/ownership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The offers of a channel. */
        get: operations["listVideoChannelOwnership"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channels/{handle}/video-playlists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of a channel's playlists; its owner sees the private ones, too. */
        get: operations["getVideoChannelVideoPlaylists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channels/{handle}/video-playlists/reorder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves playlists of a channel. */
        post: operations["reorderVideoPlaylistsOfChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channels/{handle}/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List videos of a channel */
        get: operations["getVideoChannelVideos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channels/ownership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The offers of channels to the caller, and of the caller's channels. */
        get: operations["getVideoChannelOwnership"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channels/ownership/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes the offer of a channel back. */
        delete: operations["deleteVideoChannelOwnership"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channels/ownership/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accepts a channel. */
        post: operations["acceptVideoChannelOwnership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-channels/ownership/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuses a channel. */
        post: operations["refuseVideoChannelOwnership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-playlists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of all public playlists. */
        get: operations["getPlaylists"];
        put?: never;
        /** Creates a playlist. */
        post: operations["addPlaylist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-playlists/{playlistId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One playlist. */
        get: operations["getVideoPlaylist"];
        /** Changes a playlist. */
        put: operations["putVideoPlaylist"];
        post?: never;
        /** Removes a playlist. */
        delete: operations["delVideoPlaylist"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-playlists/{playlistId}/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of a playlist's videos. */
        get: operations["getVideoPlaylistVideos"];
        put?: never;
        /** Adds a video. */
        post: operations["addVideoPlaylistVideo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-playlists/{playlistId}/videos/{playlistElementId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes a place. */
        put: operations["putVideoPlaylistVideo"];
        post?: never;
        /** Takes a video out. */
        delete: operations["delVideoPlaylistVideo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-playlists/{playlistId}/videos/reorder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves videos of a playlist. */
        post: operations["reorderVideoPlaylist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-playlists/privacies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The numbers and names of privacies. */
        get: operations["getPlaylistPrivacyPolicies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List videos */
        get: operations["getVideos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a video */
        get: operations["getVideo"];
        /** Changes a video. */
        put: operations["putVideo"];
        post?: never;
        /** Removes a video. */
        delete: operations["delVideo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/blacklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change what is said about a block */
        put: operations["updateVideoBlock"];
        /** Block a video */
        post: operations["addVideoBlock"];
        /** Lift the block of a video */
        delete: operations["delVideoBlock"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/captions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the subtitles of a video */
        get: operations["getVideoCaptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/captions/{captionLanguage}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Add or replace subtitles of a video */
        put: operations["addVideoCaption"];
        post?: never;
        /** Remove subtitles of a video */
        delete: operations["delVideoCaption"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/captions/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have subtitles written by a program
         * @description It listens to the video, finds out the language, and writes. A video without a language gets the one that was found.
         */
        post: operations["generateVideoCaption"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/chapters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the chapters of a video */
        get: operations["getVideoChapters"];
        /** Replace the chapters of a video */
        put: operations["replaceVideoChapters"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/comment-threads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The threads below a video. */
        get: operations["getVideoCommentThreads"];
        put?: never;
        /** Start a thread below a video. */
        post: operations["addVideoCommentThread"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/comment-threads/{threadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A thread with all its answers. */
        get: operations["getVideoCommentThread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/comments/{commentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a comment. */
        post: operations["addVideoCommentReply"];
        /** Remove a comment. */
        delete: operations["delVideoComment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/comments/{commentId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a held comment be seen. */
        post: operations["approveVideoComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/description": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole description. */
        get: operations["getVideoDesc"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/embed-privacy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get where a video may be embedded */
        get: operations["getVideoEmbedPrivacy"];
        /** Change where a video may be embedded */
        put: operations["updateVideoEmbedPrivacy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/embed-privacy/allowed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a page of a domain may embed a video */
        get: operations["isVideoEmbedAllowed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/give-ownership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Offers a video to somebody. */
        post: operations["giveVideoOwnership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/hls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove the HLS publication of a video */
        delete: operations["delVideoHLS"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/hls/{videoFileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove one rendition of the HLS publication of a video */
        delete: operations["delVideoHLSFile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/metadata/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get what a video file contains, as ffprobe tells it */
        get: operations["getVideoFileMetadata"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/ownership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The offers of a video. */
        get: operations["listVideoOwnership"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/passwords": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the passwords of a video */
        get: operations["listVideoPasswords"];
        /** Replace the passwords of a video */
        put: operations["updateVideoPasswordList"];
        /** Add a password to a video */
        post: operations["addVideoPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/passwords/{videoPasswordId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a password from a video */
        delete: operations["removeVideoPassword"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Like or dislike a video */
        put: operations["rateVideo"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/source": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get what is known of the file that was sent */
        get: operations["getVideoSource"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/source/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove the file that was sent; the video keeps playing */
        delete: operations["deleteVideoSourceFile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/source/replace-resumable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Send a piece of another file for a video, or ask where to go on */
        put: operations["replaceVideoSourceResumable"];
        /** Begin to send another file for a video */
        post: operations["replaceVideoSourceResumableInit"];
        /** Give up sending another file for a video */
        delete: operations["replaceVideoSourceResumableCancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/stats/overall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get figures of a video */
        get: operations["getVideoOverallStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/stats/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get which parts of a video were watched */
        get: operations["getVideoRetentionStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/stats/timeseries/{metric}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get how a figure of a video went over time */
        get: operations["getVideoTimeserieStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/stats/user-agent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get with what a video was watched */
        get: operations["getVideoUserAgentStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/storyboards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the storyboards of a video */
        get: operations["listVideoStoryboards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A token for the files of a video that is not for everybody. */
        post: operations["requestVideoToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/transcoding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have one kind of a video's files made anew; what there is plays on meanwhile */
        post: operations["createVideoTranscoding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/transcoding-progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the transcoding of a video is */
        get: operations["getTranscodingProgress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/transcription-progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the subtitles of a video are that a program writes */
        get: operations["getTranscriptionProgress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Tell that somebody watches, as some clients do */
        put: operations["putView"];
        /** Tell that somebody watches */
        post: operations["addView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/watching": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Tell where somebody is, as old clients do */
        put: operations["setProgress"];
        /** Tell where somebody is, as some old clients do */
        post: operations["postProgress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/web-videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove all plain files of a video */
        delete: operations["delVideoWebVideos"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}/web-videos/{videoFileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove one plain file of a video */
        delete: operations["delVideoWebVideosFile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/blacklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List blocked videos */
        get: operations["getVideoBlocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a video can be about. */
        get: operations["getCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All comments, for moderators. */
        get: operations["getAllVideoComments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import a video
         * @description From a file's address, a site that yt-dlp knows, a torrent file or a magnet link. The fields are those of an upload; what is left out
         *     is taken from the source. Of a torrent with several files the longest that is a video is taken.
         */
        post: operations["importVideo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget an import */
        delete: operations["deleteVideoImport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel an import */
        post: operations["cancelVideoImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/imports/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a failed import again */
        post: operations["retryVideoImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/languages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Languages a video can be in. */
        get: operations["getLanguages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/licences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What others may be allowed to do with a video. */
        get: operations["getLicences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/ownership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The offers of videos to the caller, and of the videos the caller manages. */
        get: operations["getVideoOwnership"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/ownership/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes the offer of a video back. */
        delete: operations["deleteVideoOwnership"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/ownership/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accepts a video into a channel of one's own. */
        post: operations["acceptVideoOwnership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/ownership/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuses a video. */
        post: operations["refuseVideoOwnership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/privacies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may be let in to a video. */
        get: operations["getVideoPrivacyPolicies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Uploads a video in one request. */
        post: operations["uploadLegacy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/upload-resumable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sends a piece of a resumable upload, or asks where to go on. */
        put: operations["uploadResumable"];
        /** Begins a resumable upload. */
        post: operations["uploadResumableInit"];
        /** Cancels a resumable upload. */
        delete: operations["uploadResumableCancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watched-words/accounts/{accountName}/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of an account's lists of watched words. */
        get: operations["getAccountWatchedWordsLists"];
        put?: never;
        /** Add a list of watched words to an account. */
        post: operations["addAccountWatchedWordsList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watched-words/accounts/{accountName}/lists/{listId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change an account's list of watched words. */
        put: operations["updateAccountWatchedWordsList"];
        post?: never;
        /** Remove an account's list of watched words. */
        delete: operations["delAccountWatchedWordsList"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watched-words/accounts/{accountName}/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the lists of words that an account follows */
        get: operations["getAccountWatchedWordsSubscriptions"];
        put?: never;
        /** Follow a list of words for an account */
        post: operations["addAccountWatchedWordsSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watched-words/accounts/{accountName}/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** No longer follow a list of words for an account; its words go with it */
        delete: operations["deleteAccountWatchedWordsSubscription"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watched-words/server/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of the instance's lists of watched words. */
        get: operations["getServerWatchedWordsLists"];
        put?: never;
        /** Add a list of watched words to the instance. */
        post: operations["addServerWatchedWordsList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watched-words/server/lists/{listId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a list of watched words of the instance. */
        put: operations["updateServerWatchedWordsList"];
        post?: never;
        /** Remove a list of watched words of the instance. */
        delete: operations["delServerWatchedWordsList"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watched-words/server/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the lists of words that the instance follows */
        get: operations["getServerWatchedWordsSubscriptions"];
        put?: never;
        /** Follow a list of words for the instance */
        post: operations["addServerWatchedWordsSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watched-words/server/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** No longer follow a list of words for the instance; its words go with it */
        delete: operations["deleteServerWatchedWordsSubscription"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/download/original-video-files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download the file that was sent */
        get: operations["downloadOriginalVideoFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/download/streaming-playlists/hls/videos/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download an HLS rendition of a video as one file */
        get: operations["downloadHLSVideo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/download/torrents/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download the .torrent of a file */
        get: operations["downloadTorrent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/download/videos/generate/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download chosen pictures and sound of a video as one file */
        get: operations["generateVideoDownload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/download/web-videos/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download a plain file of a video */
        get: operations["downloadWebVideo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/favicon.ico": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the icon is: the one that was chosen, else the avatar, else our own. */
        get: operations["getFavicon"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/hub": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Be sent a feed when it changes
         * @description The hub of WebSub: feeds name it, subscribers give it an address that it asks whether it meant it.
         */
        post: operations["askHub"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/podcast/chapters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Chapters of an episode
         * @description JSON Chapters 1.2 of the Podcasting 2.0 namespace.
         */
        get: operations["getPodcastChapters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/podcast/videos.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A channel or a playlist as a podcast */
        get: operations["getVideosPodcastFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/subscriptions.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Videos of somebody's subscriptions as a feed */
        get: operations["getSyndicatedSubscriptionVideos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/video-comments.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Comments as a feed */
        get: operations["getSyndicatedComments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/videos.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Videos as a feed */
        get: operations["getSyndicatedVideos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an activity for anybody here. */
        post: operations["postInbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lazy-static/avatars/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture of an account or a channel */
        get: operations["getAvatar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lazy-static/banners/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The banner of a channel */
        get: operations["getBanner"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lazy-static/previews/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A large picture of a video */
        get: operations["getPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lazy-static/storyboards/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Small pictures of a whole video in one */
        get: operations["getStoryboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lazy-static/thumbnails/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture of a video */
        get: operations["getThumbnail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lazy-static/torrents/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The .torrent of a file */
        get: operations["getTorrent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lazy-static/video-captions/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Subtitles of a video */
        get: operations["getCaptionFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manifest.webmanifest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Name, colours and icons of the instance for home screens. */
        get: operations["getWebManifest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nodeinfo/2.0.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The document. */
        get: operations["getNodeinfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/robots.txt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What crawlers may read. */
        get: operations["getRobotsTxt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/security.txt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where it was before RFC 9116. */
        get: operations["getOldSecurityTxt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/oembed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells how to embed a video or a playlist. */
        get: operations["getOEmbed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/redirect/accounts/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Goes to an account's address. */
        get: operations["redirectToAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/redirect/actors/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Goes to the address of an account or a channel. */
        get: operations["redirectToActor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sitemap.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What search engines may find */
        get: operations["getSitemap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/static/streaming-playlists/hls/{uuid}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An HLS playlist, or a file that one lists */
        get: operations["getPublicHLSFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/static/streaming-playlists/hls/private/{uuid}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An HLS playlist, or a file that one lists, of a video that is not for everybody */
        get: operations["getPrivateHLSFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/static/uploads/images/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture of the instance */
        get: operations["getInstanceImage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/static/web-videos/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A plain file of a video */
        get: operations["getPublicWebVideo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/static/web-videos/private/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A plain file of a video that is not for everybody */
        get: operations["getPrivateWebVideo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/video-channels/{name}/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an activity for a channel here. */
        post: operations["postChannelInbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A report. */
        Abuse: (components["schemas"]["ForModerators"] | null) & {
            comment?: components["schemas"]["AbuseComment"] | null;
            /** Format: int64 */
            countMessages: number;
            /** @description ISO 8601. */
            createdAt: string;
            flaggedAccount?: components["schemas"]["AbuseAccount"] | null;
            /** Format: int64 */
            id: number;
            /**
             * @description `violentOrRepulsive`, `hatefulOrAbusive`, `spamOrMisleading`, `privacy`, `rights`, `serverRules`, `thumbnails`,
             *     `captions`.
             */
            predefinedReasons: string[];
            reason: string;
            /** @description 1 pending, 2 rejected, 3 accepted. */
            state: components["schemas"]["Labelled"];
            /** @description ISO 8601. */
            updatedAt: string;
            video?: components["schemas"]["AbuseVideo"] | null;
        };
        /** @description Who reported, or is reported. */
        AbuseAccount: {
            avatars: components["schemas"]["ActorImage"][];
            displayName: string;
            host: string;
            /** @description For local accounts only. */
            hostRedundancyAllowed?: boolean | null;
            /** Format: int64 */
            id: number;
            name: string;
            url: string;
        };
        /** @description The channel of a reported video. */
        AbuseChannel: {
            avatars: components["schemas"]["ActorImage"][];
            banners: components["schemas"]["ActorImage"][];
            description?: string | null;
            displayName: string;
            host: string;
            /** @description For local channels only. */
            hostRedundancyAllowed?: boolean | null;
            /** Format: int64 */
            id: number;
            isLocal: boolean;
            name: string;
            url: string;
        };
        /** @description A reported comment. */
        AbuseComment: {
            /** @description Whether the comment was removed since. */
            deleted: boolean;
            /** Format: int64 */
            id: number;
            /** @description As it was when it was reported. */
            text: string;
            /**
             * Format: int64
             * @description The first comment of its thread.
             */
            threadId: number;
            video: components["schemas"]["AbuseCommentVideo"];
        };
        /** @description A reported comment. */
        AbuseCommentInfo: {
            /**
             * Format: int64
             * @description The first comment of its thread.
             */
            threadId: number;
            video: components["schemas"]["VideoInfo"];
        };
        /** @description The video below which a reported comment stands. */
        AbuseCommentVideo: {
            /** Format: int64 */
            id: number;
            name: string;
            uuid: string;
        };
        /** @description A report. */
        AbuseInfo: {
            account?: components["schemas"]["ActorInfo"] | null;
            comment?: components["schemas"]["AbuseCommentInfo"] | null;
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description 1 pending, 2 rejected, 3 accepted.
             */
            state: number;
            video?: components["schemas"]["VideoInfo"] | null;
        };
        /** @description What somebody said about a report. */
        AbuseMessage: {
            account?: components["schemas"]["VideoAccount"] | null;
            /** @description Whether a moderator said it. */
            byModerator: boolean;
            /** @description ISO 8601. */
            createdAt: string;
            /** Format: int64 */
            id: number;
            message: string;
        };
        /** @description A reported video. */
        AbuseVideo: {
            blacklisted: boolean;
            channel: components["schemas"]["AbuseChannel"];
            /**
             * Format: int64
             * @description Reports of this video; for moderators.
             */
            countReports?: number | null;
            /** @description Whether the video is gone; what is shown was kept with the report. */
            deleted: boolean;
            /**
             * Format: int64
             * @description Where in the video it ends, in seconds.
             */
            endAt?: number | null;
            /** Format: int64 */
            id: number;
            name: string;
            nsfw: boolean;
            /**
             * Format: int64
             * @description Which of them this one is; for moderators.
             */
            nthReport?: number | null;
            shortUUID: string;
            /**
             * Format: int64
             * @description Where in the video it begins, in seconds.
             */
            startAt?: number | null;
            /** @description While the video is there. */
            thumbnailPath?: string | null;
            thumbnails: components["schemas"]["VideoThumbnail"][];
            uuid: string;
        };
        /** @description Where to put the video. */
        AcceptOwnership: {
            /**
             * Format: int64
             * @description Number of a channel of one's own.
             */
            channelId: number;
        };
        /** @description A muted account. */
        AccountMute: {
            /** @description Who is muted. */
            blockedAccount: components["schemas"]["AccountSummary"];
            blocklistSubscription?: components["schemas"]["MuteSubscription"] | null;
            /** @description Who muted it; the instance's own account for all. */
            byAccount: components["schemas"]["AccountSummary"];
            /** @description ISO 8601. */
            createdAt: string;
        };
        /** @description An account. */
        AccountSummary: {
            /** @description Avatar in several sizes. */
            avatars: components["schemas"]["ActorImage"][];
            /** @description ISO 8601. */
            createdAt: string;
            /** @description Plain text with links. */
            description?: string | null;
            /** @description Name to show. */
            displayName: string;
            /**
             * Format: int64
             * @description Actors that follow it.
             */
            followersCount: number;
            /**
             * Format: int64
             * @description Actors it follows.
             */
            followingCount: number;
            /** @description Host, with the port when it is not the usual one. */
            host: string;
            /** @description Whether the host may mirror our videos. */
            hostRedundancyAllowed: boolean;
            /**
             * Format: int64
             * @description Account id.
             */
            id: number;
            /** @description User name. */
            name: string;
            /** @description ISO 8601. */
            updatedAt: string;
            /** @description The actor's address. */
            url: string;
            /**
             * Format: int64
             * @description The local user behind it.
             */
            userId?: number | null;
        };
        /** @description An entry of a channel's log. What it is about is named as it is now, or as it was when it is gone. */
        Activity: {
            account?: components["schemas"]["VideoAccount"] | null;
            action: components["schemas"]["Labelled"];
            channel: components["schemas"]["ActivityChannel"];
            /** @description Always null: synchronisation is not recorded. */
            channelSync?: string | null;
            /** @description ISO 8601. */
            createdAt: string;
            /** @description Always null. */
            details?: string | null;
            /** Format: int64 */
            id: number;
            playlist?: components["schemas"]["ActivityVideo"] | null;
            targetAccount?: components["schemas"]["TargetAccount"] | null;
            targetType: components["schemas"]["Labelled"];
            video?: components["schemas"]["ActivityVideo"] | null;
            /** @description Always null: imports are not recorded. */
            videoImport?: string | null;
        };
        /** @description The channel of an entry. */
        ActivityChannel: {
            displayName: string;
            /** Format: int64 */
            id: number;
            name: string;
            url: string;
        };
        /** @description The video or playlist of an entry. */
        ActivityVideo: {
            /** Format: int64 */
            id: number;
            /** @description Of videos only. */
            isLive?: boolean | null;
            name: string;
            shortUUID: string;
            url: string;
            uuid: string;
        };
        /** @description A picture of an actor in one size. */
        ActorImage: {
            /** @description ISO 8601. */
            createdAt: string;
            /** @description Full address. */
            fileUrl: string;
            /**
             * Format: int64
             * @description Pixels.
             */
            height: number;
            /** @description Address below this instance. */
            path: string;
            /** @description ISO 8601. */
            updatedAt: string;
            /**
             * Format: int64
             * @description Pixels.
             */
            width: number;
        };
        /** @description An account or a channel in few words. */
        ActorInfo: {
            avatar?: components["schemas"]["AvatarInfo"] | null;
            avatars: components["schemas"]["AvatarInfo"][];
            displayName: string;
            host: string;
            /** Format: int64 */
            id: number;
            name: string;
        };
        /** @description An actor. */
        ActorSummary: {
            /** @description Avatar in several sizes. */
            avatars: components["schemas"]["ActorImage"][];
            /** @description Banner in several sizes. */
            banners: components["schemas"]["ActorImage"][];
            /** @description ISO 8601. */
            createdAt: string;
            /**
             * Format: int64
             * @description Actors that follow it.
             */
            followersCount: number;
            /**
             * Format: int64
             * @description Actors it follows.
             */
            followingCount: number;
            /** @description Host, with the port when it is not the usual one. */
            host: string;
            /** @description Whether the host may mirror our videos. */
            hostRedundancyAllowed: boolean;
            /**
             * Format: int64
             * @description Number of the actor, which is not that of its account or channel.
             */
            id: number;
            /** @description Name without host. */
            name: string;
            /** @description The actor's address. */
            url: string;
        };
        /** @description What was added. */
        Added: {
            videoPlaylistElement: components["schemas"]["AddedElement"];
        };
        /** @description Number of the new place. */
        AddedElement: {
            /** Format: int64 */
            id: number;
        };
        /** @description A further password of a protected video. */
        AddPassword: {
            /** @description 2 to 100 characters. */
            password: string;
        };
        /** @description A video to add. */
        AddVideo: {
            /**
             * Format: int64
             * @description Seconds.
             */
            startTimestamp?: number | null;
            /**
             * Format: int64
             * @description Seconds.
             */
            stopTimestamp?: number | null;
            /** @description Number, UUID or short UUID. */
            videoId: string;
        };
        /** @description What became of somebody who registered. */
        Answer: {
            /** @description Always 3, accepted. */
            state: components["schemas"]["Labelled"];
        } | components["schemas"]["RegistrationJson"];
        /** @description Asking for a link by e-mail. */
        AskByEmail: {
            email: string;
        };
        /** @description Asking for a link by e-mail. */
        AskByEmailOfRegistration: {
            email: string;
        };
        /** @description A recorded deed. */
        AuditEntry: {
            /** @description The instance. */
            label: string;
            /** @description Always `audit`. */
            level: string;
            /** @description Who did what to what, as one JSON object: `user`, `domain`, `action`, and the details. */
            message: string;
            /** @description ISO 8601. */
            timestamp: string;
        };
        /** @description An automatic tag that texts may bear. */
        AutomaticTag: {
            /** @description Its name. */
            name: string;
            /** @description `watched-words-list`, or `core` for what the instance itself looks for. */
            type: string;
        };
        /** @description The automatic tags there are. */
        AvailableTags: {
            /** @description Lists by their age, then the instance's own. */
            available: components["schemas"]["AutomaticTag"][];
        };
        /** @description The form with an avatar. */
        AvatarForm: {
            /**
             * Format: binary
             * @description PNG, JPEG, WebP or GIF, at most 8 MB.
             */
            avatarfile: string;
        };
        /** @description A picture of an actor. */
        AvatarInfo: {
            /** @description Full address. */
            fileUrl: string;
            /** @description Address below this instance. */
            path: string;
            /**
             * Format: int64
             * @description Pixels.
             */
            width: number;
        };
        /** @description The avatar in its sizes, largest first. */
        Avatars: {
            avatars: components["schemas"]["ActorImage"][];
        };
        /** @description The form with a banner. */
        BannerForm: {
            /**
             * Format: binary
             * @description PNG, JPEG, WebP or GIF, at most 8 MB.
             */
            bannerfile: string;
        };
        /** @description The banner in its sizes, largest first. */
        Banners: {
            banners: components["schemas"]["ActorImage"][];
        };
        /** @description The block of a video. */
        BlockInfo: {
            /** Format: int64 */
            id: number;
            video: components["schemas"]["VideoInfo"];
        };
        /** @description A list of mutes kept elsewhere that the instance follows. */
        BlocklistSubscription: {
            /** @description ISO 8601. */
            createdAt: string;
            /**
             * Format: int64
             * @description Its number here.
             */
            id: number;
            /** @description ISO 8601; null until it was taken in for the first time. */
            lastSyncAt?: string | null;
            /**
             * Format: int64
             * @description How many accounts are muted because of it.
             */
            mutedAccountsCount: number;
            /**
             * Format: int64
             * @description How many servers are muted because of it.
             */
            mutedServersCount: number;
            /** @description As it calls itself. */
            name: string;
            /** @description 1 waits for the first time, 2 is being read, 3 synchronized, 4 failed and tried again. */
            state: components["schemas"]["Labelled"];
            /** @description ISO 8601. */
            updatedAt: string;
            /** @description Where it is read. */
            url: string;
        };
        /** @description Why a user is blocked. */
        BlockUser: {
            /** @description 3 to 250 characters. */
            reason?: string | null;
        };
        /** @description Why a video is to be blocked. */
        BlockVideo: {
            /** @description 2 to 300 characters, for moderators alone. */
            internalNote?: string | null;
            /** @description 2 to 300 characters; its owner is told. */
            reason?: string | null;
            /** @description Whether other instances are to forget a local video as well. */
            unfederate?: boolean | null;
        };
        /** @description Something that is said in a video. */
        CaptionHit: {
            /**
             * Format: double
             * @description Seconds from the beginning.
             */
            at: number;
            /** @description The captions' language (ISO 639). */
            language: string;
            /** @description What is said there. */
            text: string;
        };
        /** @description Subtitles of a video. */
        CaptionInfo: {
            /** Format: int64 */
            id: number;
            language: components["schemas"]["TextLabelled"];
            video: components["schemas"]["VideoInfo"];
        };
        /** @description Another start or stop. */
        ChangeElement: {
            /**
             * Format: int64
             * @description Seconds; null removes it.
             */
            startTimestamp?: number | null;
            /**
             * Format: int64
             * @description Seconds; null removes it.
             */
            stopTimestamp?: number | null;
        };
        /** @description What was created. */
        ChannelCreated: {
            videoChannel: components["schemas"]["CreatedChannel"];
        };
        /** @description Figures of a channel. */
        ChannelStats: {
            /**
             * Format: int64
             * @description Views of all its videos.
             */
            totalViews: number;
            /**
             * Format: int64
             * @description Videos of whatever privacy.
             */
            videosCount: number;
            /** @description The last 30 days and today (in UTC), oldest first. */
            viewsPerDay: components["schemas"]["DayViews"][];
        };
        /** @description A channel. */
        ChannelSummary: {
            /** @description Avatar in several sizes. */
            avatars: components["schemas"]["ActorImage"][];
            /** @description Banner in several sizes. */
            banners: components["schemas"]["ActorImage"][];
            /** @description ISO 8601. */
            createdAt: string;
            /** @description Plain text with links. */
            description?: string | null;
            /** @description Name to show. */
            displayName: string;
            /**
             * Format: int64
             * @description Actors that follow it.
             */
            followersCount: number;
            /**
             * Format: int64
             * @description Actors it follows.
             */
            followingCount: number;
            /** @description Host, with the port when it is not the usual one. */
            host: string;
            /** @description Whether the host may mirror our videos. */
            hostRedundancyAllowed: boolean;
            /**
             * Format: int64
             * @description Channel id.
             */
            id: number;
            /** @description Whether it lives here. */
            isLocal: boolean;
            /** @description Handle without host. */
            name: string;
            ownerAccount?: components["schemas"]["AccountSummary"] | null;
            /** @description E-mail address for the public. */
            publicEmail?: string | null;
            /** @description How to support the channel. */
            support?: string | null;
            /** @description ISO 8601. */
            updatedAt: string;
            /** @description The actor's address. */
            url: string;
        };
        /** @description Where a chapter begins. */
        Chapter: {
            /**
             * Format: int64
             * @description Seconds.
             */
            timecode: number;
            /** @description 1 to 100 characters. */
            title: string;
        };
        /** @description The chapters of a video. */
        Chapters: {
            chapters: components["schemas"]["Chapter"][];
        };
        /** @description Id and secret that applications send along when a user signs in; both are public, as in PeerTube. */
        Client: {
            /** @description 32 characters of `[a-z0-9]`. */
            client_id: string;
            /** @description 32 characters of `[a-z0-9]`. */
            client_secret: string;
        };
        ClientAbout: {
            instance: {
                administrator?: string | null;
                avatars?: {
                    fileUrl: string;
                    height?: number | null;
                    path?: string;
                    width?: number | null;
                }[];
                banners?: {
                    fileUrl: string;
                    height?: number | null;
                    path?: string;
                    width?: number | null;
                }[];
                businessModel?: string;
                categories?: number[];
                codeOfConduct?: string | null;
                creationReason?: string;
                description?: string | null;
                hardwareInformation?: string;
                languages?: string[];
                maintenanceLifetime?: string;
                moderationInformation?: string;
                name: string;
                shortDescription: string;
                terms?: string | null;
            };
        };
        ClientAccount: {
            avatars: components["schemas"]["ClientActorImage"][];
            createdAt?: string;
            description?: string | null;
            displayName: string;
            followersCount?: number;
            followingCount?: number;
            host: string;
            id: number;
            name: string;
            updatedAt?: string;
            url: string;
            userId?: number;
        };
        ClientActorImage: {
            createdAt?: string;
            fileUrl?: string;
            height?: number | null;
            path?: string;
            updatedAt?: string;
            width: number | null;
        };
        ClientActorSummary: {
            avatars: components["schemas"]["ClientActorImage"][];
            displayName: string;
            host: string;
            id: number;
            name: string;
            url: string;
        };
        ClientCaptions: {
            data: {
                automaticallyGenerated?: boolean;
                captionPath?: string;
                fileUrl?: string;
                language: components["schemas"]["ClientStringConstant"];
                updatedAt?: string;
            }[];
            total: number;
        };
        ClientChannelList: {
            data: components["schemas"]["ClientVideoChannel"][];
            total: number;
        };
        ClientChapters: {
            chapters: {
                timecode: number;
                title: string;
            }[];
        };
        ClientFileToken: {
            files: {
                expires: string;
                token: string;
            };
        };
        ClientInstanceActor: {
            createdAt?: string;
            host: string;
            id: number;
            name: string;
            url: string;
        };
        ClientInstanceFollow: {
            createdAt: string;
            follower: components["schemas"]["ClientInstanceActor"];
            following: components["schemas"]["ClientInstanceActor"];
            id: number;
            score?: number;
            /** @enum {string} */
            state: "pending" | "accepted" | "rejected";
            updatedAt?: string;
        };
        ClientJob: {
            canCancel: boolean;
            createdAt: string;
            data: {
                [key: string]: unknown;
            };
            error: Record<string, never> | string | null;
            finishedOn: string | null;
            id: string;
            priority: number;
            processedOn: string | null;
            progress: number;
            state: string;
            type: string;
        };
        ClientLabels: {
            [key: string]: string;
        };
        ClientLogLine: {
            label: string;
            level: string;
            message: string;
            tags?: string[];
            timestamp: string;
        };
        ClientMe: {
            account: components["schemas"]["ClientAccount"];
            email: string;
            id: number;
            p2pEnabled?: boolean;
            role: components["schemas"]["ClientNumberConstant"];
            username: string;
            videoChannels: components["schemas"]["ClientVideoChannel"][];
            videoQuota: number;
            videoQuotaDaily: number;
        };
        ClientNumberConstant: {
            id: number | null;
            label: string;
        };
        ClientOAuthClient: {
            client_id: string;
            client_secret: string;
        };
        ClientOAuthToken: {
            access_token: string;
            expires_in: number;
            refresh_token: string;
            refresh_token_expires_in: number;
            token_type: string;
        };
        ClientPlaylistPlace: {
            playlistDisplayName: string;
            playlistElementId: number;
            playlistId: number;
            playlistShortUUID: string;
            startTimestamp: number | null;
            stopTimestamp: number | null;
        };
        ClientProblem: {
            code?: string;
            detail?: string;
            "invalid-params"?: {
                [key: string]: unknown;
            };
            status: number;
            title?: string;
            type?: string;
        };
        ClientQuotaUsed: {
            videoQuotaUsed: number;
            videoQuotaUsedDaily: number;
        };
        ClientRendition: {
            progress: number;
            resolution: components["schemas"]["ClientNumberConstant"];
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "failed";
        };
        ClientServerConfig: {
            client?: {
                videos: {
                    resumableUpload: {
                        maxChunkSize: number;
                    };
                };
            };
            contactForm?: {
                enabled: boolean;
            };
            defaults: {
                p2p: {
                    embed: {
                        enabled: boolean;
                    };
                    webapp: {
                        enabled: boolean;
                    };
                };
                player?: {
                    autoPlay: boolean;
                    theme: string;
                };
                publish: {
                    commentsPolicy: number;
                    downloadEnabled: boolean;
                    licence: number | null;
                    privacy: number;
                };
            };
            email?: {
                enabled: boolean;
            };
            federation?: {
                enabled: boolean;
            };
            homepage?: {
                enabled: boolean;
            };
            import: {
                videoChannelSynchronization: {
                    enabled: boolean;
                };
                videos: {
                    http: {
                        enabled: boolean;
                    };
                    torrent: {
                        enabled: boolean;
                    };
                };
            };
            instance: {
                avatars?: {
                    fileUrl: string;
                    height?: number | null;
                    path?: string;
                    width?: number | null;
                }[];
                banners?: {
                    fileUrl: string;
                    height?: number | null;
                    path?: string;
                    width?: number | null;
                }[];
                customizations?: {
                    css: string;
                    javascript: string;
                };
                defaultClientRoute?: string;
                defaultLanguage?: string;
                defaultNSFWPolicy?: string;
                isNSFW?: boolean;
                logo?: {
                    fileUrl: string;
                    height?: number;
                    isFallback: boolean;
                    type: string;
                    width?: number;
                }[];
                name: string;
                serverCountry?: string;
                shortDescription: string;
                social?: {
                    blueskyLink: string;
                    externalLink: string;
                    mastodonLink: string;
                    xLink: string;
                };
                support?: {
                    text: string;
                };
            };
            search: {
                remoteUri: {
                    anonymous: boolean;
                    users: boolean;
                };
                searchIndex: {
                    disableLocalSearch: boolean;
                    enabled: boolean;
                    isDefaultSearch: boolean;
                    url: string;
                };
            };
            sepiolaVersion?: string;
            serverVersion: string;
            signup?: {
                allowed: boolean;
                allowedForCurrentIP: boolean;
                minimumAge: number;
                requiresApproval: boolean;
                requiresEmailVerification: boolean;
            };
            theme?: {
                builtIn: {
                    name: string;
                }[];
                customization: {
                    backgroundColor: string | null;
                    backgroundSecondaryColor: string | null;
                    foregroundColor: string | null;
                    headerBackgroundColor: string | null;
                    headerForegroundColor: string | null;
                    inputBorderRadius: string | null;
                    menuBackgroundColor: string | null;
                    menuBorderRadius: string | null;
                    menuForegroundColor: string | null;
                    onPrimaryColor: string | null;
                    primaryColor: string | null;
                };
                default: string;
                registered: Record<string, never>[];
            };
            tracker: {
                enabled: boolean;
            };
            video: {
                file: {
                    extensions: string[];
                };
                image?: {
                    extensions: string[];
                    size: {
                        max: number;
                    };
                };
            };
            videoCaption?: {
                file: {
                    extensions: string[];
                    size: {
                        max: number;
                    };
                };
            };
            videoFile?: {
                update: {
                    enabled: boolean;
                };
            };
            videoTranscription?: {
                enabled: boolean;
            };
            views?: {
                videos: {
                    watchingInterval: {
                        anonymous: number;
                        users: number;
                    };
                };
            };
        };
        ClientServerStats: {
            activityPubMessagesProcessedPerSecond?: number;
            averageAbuseResponseTimeMs?: number | null;
            averageRegistrationRequestResponseTimeMs?: number | null;
            totalAbuses?: number;
            totalAbusesProcessed?: number;
            totalActivityPubMessagesErrors?: number;
            totalActivityPubMessagesProcessed?: number;
            totalActivityPubMessagesWaiting?: number;
            totalAdmins?: number;
            totalDailyActiveUsers?: number;
            totalInstanceFollowers?: number;
            totalInstanceFollowing?: number;
            totalLocalDailyActiveVideoChannels?: number;
            totalLocalMonthlyActiveVideoChannels?: number;
            totalLocalPlaylists?: number;
            totalLocalVideoChannels?: number;
            totalLocalVideoComments?: number;
            totalLocalVideoDownloads?: number;
            totalLocalVideoFilesSize?: number;
            totalLocalVideos?: number;
            totalLocalVideoViews?: number;
            totalLocalWeeklyActiveVideoChannels?: number;
            totalModerators?: number;
            totalMonthlyActiveUsers?: number;
            totalRegistrationRequests?: number;
            totalRegistrationRequestsProcessed?: number;
            totalUsers?: number;
            totalVideoComments?: number;
            totalVideos?: number;
            totalWeeklyActiveUsers?: number;
        };
        ClientStoryboards: {
            storyboards: {
                fileUrl?: string;
                spriteDuration: number;
                spriteHeight: number;
                spriteWidth: number;
                storyboardPath?: string;
                totalHeight: number;
                totalWidth: number;
            }[];
        };
        ClientStreamingPlaylist: {
            files: components["schemas"]["ClientVideoFile"][];
            id: number;
            playlistUrl: string;
            redundancies?: {
                baseUrl: string;
            }[];
            segmentsSha256Url: string | null;
            type: number;
        };
        ClientStringConstant: {
            id: string | null;
            label: string;
        };
        ClientThumbnail: {
            aspectRatio?: string;
            fileUrl: string;
            height: number;
            width: number;
        };
        ClientTokenRequest: {
            client_id: string;
            client_secret: string;
            grant_type: string;
            password?: string;
            refresh_token?: string;
            response_type?: string;
            scope?: string;
            username?: string;
        };
        ClientTranscodingProgress: {
            error: string | null;
            etaSeconds: number | null;
            playlistUrl: string | null;
            progress: number;
            renditions: components["schemas"]["ClientRendition"][];
            state: components["schemas"]["ClientNumberConstant"];
        };
        ClientVideo: {
            account: components["schemas"]["ClientActorSummary"];
            aspectRatio?: number | null;
            blacklisted?: boolean;
            blacklistedReason?: string | null;
            category: components["schemas"]["ClientNumberConstant"];
            channel: components["schemas"]["ClientActorSummary"];
            createdAt: string;
            description?: string | null;
            dislikes: number;
            duration: number;
            embedPath: string;
            id: number;
            isLive: boolean;
            isLocal: boolean;
            language: components["schemas"]["ClientStringConstant"];
            licence: components["schemas"]["ClientNumberConstant"];
            likes: number;
            name: string;
            nsfw: boolean;
            originallyPublishedAt?: string | null;
            previewPath?: string;
            privacy: components["schemas"]["ClientNumberConstant"];
            publishedAt: string;
            shortUUID: string;
            state?: components["schemas"]["ClientNumberConstant"];
            thumbnailPath?: string;
            thumbnails?: components["schemas"]["ClientThumbnail"][];
            truncatedDescription?: string | null;
            updatedAt: string;
            url?: string;
            uuid: string;
            viewers?: number;
            views: number;
            waitTranscoding?: boolean;
        };
        ClientVideoChannel: {
            avatars: components["schemas"]["ClientActorImage"][];
            banners?: components["schemas"]["ClientActorImage"][];
            createdAt?: string;
            description?: string | null;
            displayName: string;
            followersCount?: number;
            followingCount?: number;
            host: string;
            id: number;
            isLocal?: boolean;
            name: string;
            ownerAccount?: components["schemas"]["ClientAccount"];
            support?: string | null;
            updatedAt?: string;
            url: string;
        };
        ClientVideoDetails: {
            account: components["schemas"]["ClientAccount"];
            aspectRatio?: number | null;
            blacklisted?: boolean;
            blacklistedReason?: string | null;
            category: components["schemas"]["ClientNumberConstant"];
            channel: components["schemas"]["ClientVideoChannel"];
            commentsPolicy: components["schemas"]["ClientNumberConstant"];
            createdAt: string;
            description?: string | null;
            dislikes: number;
            downloadEnabled: boolean;
            duration: number;
            embedPath: string;
            files: components["schemas"]["ClientVideoFile"][];
            id: number;
            isLive: boolean;
            isLocal: boolean;
            language: components["schemas"]["ClientStringConstant"];
            licence: components["schemas"]["ClientNumberConstant"];
            likes: number;
            name: string;
            nsfw: boolean;
            originallyPublishedAt?: string | null;
            previewPath?: string;
            privacy: components["schemas"]["ClientNumberConstant"];
            publishedAt: string;
            shortUUID: string;
            state?: components["schemas"]["ClientNumberConstant"];
            streamingPlaylists: components["schemas"]["ClientStreamingPlaylist"][];
            support?: string | null;
            tags: string[];
            thumbnailPath?: string;
            thumbnails?: components["schemas"]["ClientThumbnail"][];
            trackerUrls: string[];
            truncatedDescription?: string | null;
            updatedAt: string;
            url?: string;
            uuid: string;
            viewers?: number;
            views: number;
            waitTranscoding?: boolean;
        };
        ClientVideoFile: {
            fileDownloadUrl: string;
            fileUrl: string;
            fps?: number | null;
            hasAudio?: boolean;
            hasVideo?: boolean;
            height?: number | null;
            id: number;
            magnetUri?: string;
            resolution: components["schemas"]["ClientNumberConstant"];
            size: number;
            torrentDownloadUrl?: string | null;
            torrentUrl?: string | null;
            width?: number | null;
        };
        ClientVideoList: {
            data: components["schemas"]["ClientVideo"][];
            total: number;
        };
        ClientVideoUpdate: {
            category?: number | null;
            channelId?: number;
            commentsPolicy?: number;
            description?: string | null;
            downloadEnabled?: boolean;
            language?: string | null;
            licence?: number | null;
            name?: string;
            nsfw?: boolean;
            privacy?: number;
            scheduleUpdate?: {
                privacy?: number;
                updateAt: string;
            } | null;
            support?: string | null;
            tags?: string[];
            videoPasswords?: string[];
            waitTranscoding?: boolean;
        };
        ClientView: {
            currentTime: number;
            sessionId?: string;
            viewEvent?: string;
        };
        /** @description Somebody who helps with a channel, or was asked to. */
        Collaborator: {
            account: components["schemas"]["AccountSummary"];
            /** @description ISO 8601. */
            createdAt: string;
            /** Format: int64 */
            id: number;
            /** @description 1 pending, 2 accepted, 3 rejected. */
            state: components["schemas"]["Labelled"];
            /** @description ISO 8601. */
            updatedAt: string;
        };
        /** @description Somebody who is invited to help with a channel, or does. */
        CollaboratorInfo: {
            account: components["schemas"]["ActorInfo"];
            channel: components["schemas"]["ActorInfo"];
            channelOwner: components["schemas"]["ActorInfo"];
            /** Format: int64 */
            id: number;
            /** @description 1 pending, 2 accepted, 3 rejected. */
            state: components["schemas"]["Labelled"];
        };
        /** @description A comment to be. */
        CommentBody: {
            /** @description Markdown, 1 to 10,000 characters. */
            text: string;
        };
        /** @description A comment. */
        CommentInfo: {
            account: components["schemas"]["ActorInfo"];
            heldForReview: boolean;
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            threadId: number;
            video: components["schemas"]["VideoInfo"];
        };
        /** @description What tags of comments lead to. */
        CommentPolicies: {
            /** @description Comments with one of these tags are held until they are approved. */
            review: string[];
        };
        /** @description What tags of comments lead to. */
        CommentPoliciesBody: {
            /** @description Comments with one of these tags are held until they are approved. */
            review: string[];
        };
        /** @description Following a link that confirms an address. */
        Confirm: {
            /** @description From the link. */
            verificationString: string;
        };
        /** @description Switching on a second factor. */
        ConfirmTwoFactor: {
            /** @description Six digits from the authenticator app. */
            otpToken: string;
            /** @description From the request for a key. */
            requestToken: string;
        };
        /** @description A country's viewers. Where viewers are is not looked up here, so there are none. */
        Country: {
            isoCode: string;
            /** Format: int64 */
            viewers: number;
        };
        /** @description A channel to be. */
        CreateChannel: {
            description?: string | null;
            displayName: string;
            /** @description Handle. */
            name: string;
            support?: string | null;
        };
        /** @description Number of the new account. */
        CreatedAccount: {
            /** Format: int64 */
            id: number;
        };
        /** @description Number of the new channel. */
        CreatedChannel: {
            /** Format: int64 */
            id: number;
        };
        /** @description The three names of the new playlist. */
        CreatedPlaylist: {
            /** Format: int64 */
            id: number;
            shortUUID: string;
            uuid: string;
        };
        /** @description Numbers of the new user. */
        CreatedUser: {
            account: components["schemas"]["CreatedAccount"];
            /** Format: int64 */
            id: number;
        };
        /** @description What is to be made anew. */
        CreateTranscoding: {
            /** @description Do it although the video is being transcoded: as soon as that is over. */
            forceTranscoding?: boolean | null;
            /** @description `hls` or `web-video`. */
            transcodingType: string;
        };
        /** @description A user to be. */
        CreateUser: {
            /** Format: int64 */
            adminFlags?: number | null;
            channelName?: string | null;
            email: string;
            /** @description Empty where mail can be sent: the user gets a link to choose one. */
            password: string;
            /**
             * Format: int64
             * @description 0 administrator, 1 moderator, 2 user.
             */
            role: number;
            username: string;
            /**
             * Format: int64
             * @description Bytes; -1 for no limit.
             */
            videoQuota?: number | null;
            /**
             * Format: int64
             * @description Bytes; -1 for no limit.
             */
            videoQuotaDaily?: number | null;
        };
        /** @description Proving that it is really oneself. */
        CurrentPassword: {
            /** @description Not needed by those who manage users, about somebody else. */
            currentPassword?: string | null;
        };
        /** @description Views of a day. */
        DayViews: {
            /** @description Its beginning; ISO 8601. */
            date: string;
            /**
             * Format: int64
             * @description Counted views.
             */
            views: number;
        };
        /** @description A moderator's decision. */
        Decision: {
            /** @description Goes to the person, 2 to 3,000 characters. */
            moderationResponse: string;
            /** @description Do not write to the person. */
            preventEmailDelivery?: boolean | null;
        };
        /** @description A place of a playlist. */
        Element: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description From 1.
             */
            position: number;
            /**
             * Format: int64
             * @description Seconds from which it is played.
             */
            startTimestamp?: number | null;
            /**
             * Format: int64
             * @description Seconds at which it ends.
             */
            stopTimestamp?: number | null;
            /**
             * Format: int64
             * @description 0 regular, 1 the video was removed, 2 the video is private, 3 the video is unavailable.
             */
            type: number;
            video?: components["schemas"]["VideoBase"] | null;
        };
        /** @description Whether a page of a domain may embed a video. */
        EmbedAllowed: {
            domainAllowed: boolean;
            /** @description Whether the caller may watch it there although the domain is not listed; null where it is. */
            userBypassAllowed?: boolean | null;
        };
        /** @description A player to put into a page. */
        Embedding: {
            author_name: string;
            author_url: string;
            /** Format: int64 */
            height: number;
            /** @description An iframe. */
            html: string;
            provider_name: string;
            provider_url: string;
            /** Format: int64 */
            thumbnail_height?: number | null;
            thumbnail_url?: string | null;
            /** Format: int64 */
            thumbnail_width?: number | null;
            title: string;
            type: string;
            version: string;
            /** Format: int64 */
            width: number;
        };
        /** @description Where a video may be embedded. */
        EmbedPrivacy: {
            /** @description Hosts, some with a port. */
            domains: string[];
            /** @description 1 everywhere, 2 on listed domains. */
            policy: components["schemas"]["Labelled"];
        };
        /** @description An announcement that was read. */
        FeatureRead: {
            /**
             * Format: int64
             * @description 1: people who help with channels.
             */
            feature: number;
        };
        /** @description A finished file. */
        FileDetails: {
            /** @description Address that saves the file under a readable name. */
            fileDownloadUrl: string;
            /** @description Address of the file. */
            fileUrl: string;
            /**
             * Format: int64
             * @description Frames per second, rounded.
             */
            fps: number;
            /** @description Whether there is sound in it. */
            hasAudio: boolean;
            /** @description Whether there are pictures in it. */
            hasVideo: boolean;
            /**
             * Format: int64
             * @description Pixels.
             */
            height: number;
            /**
             * Format: int64
             * @description File id.
             */
            id: number;
            /** @description Magnet link; never null for old clients' sake where there is a torrent. */
            magnetUri?: string | null;
            /** @description Address of what ffprobe says about the file. */
            metadataUrl: string;
            /** @description HLS: the media playlist of this rung. */
            playlistUrl?: string | null;
            /** @description Height of the rung; 0 is audio only. */
            resolution: components["schemas"]["Labelled"];
            /**
             * Format: int64
             * @description Bytes.
             */
            size: number;
            /**
             * Format: int64
             * @description 0 disk, 1 object storage.
             */
            storage: number;
            /** @description Address that saves the torrent file. */
            torrentDownloadUrl?: string | null;
            /** @description Address of the torrent file. */
            torrentUrl?: string | null;
            /**
             * Format: int64
             * @description Pixels.
             */
            width: number;
        };
        /** @description The first channel of somebody who registers. */
        FirstChannel: {
            displayName: string;
            /** @description Handle. */
            name: string;
        };
        /** @description Whom to follow; one at least. */
        Follow: {
            /** @description Actors, as `name@host`; at most 100. */
            handles: string[];
            /** @description Servers, by their hosts; at most 100. */
            hosts: string[];
        };
        /** @description What is followed. */
        FollowedInfo: {
            displayName: string;
            host: string;
            name: string;
            /** @description `account`, `channel` or `instance`. */
            type: string;
        };
        /** @description A follow. */
        FollowInfo: {
            follower: components["schemas"]["ActorInfo"];
            following: components["schemas"]["FollowedInfo"];
            /** Format: int64 */
            id: number;
            /** @description `accepted`, `pending` or `rejected`. */
            state: string;
        };
        /** @description A follow between two actors. */
        FollowJson: {
            /** @description ISO 8601. */
            createdAt: string;
            /** @description Who follows. */
            follower: components["schemas"]["ActorSummary"];
            /** @description Who is followed. */
            following: components["schemas"]["ActorSummary"];
            /**
             * Format: int64
             * @description Number of the follow.
             */
            id: number;
            /**
             * Format: int64
             * @description How well deliveries to the follower worked lately, 0 to 10,000.
             */
            score: number;
            /** @description `pending`, `accepted` or `rejected`. */
            state: components["schemas"]["State"];
            /** @description ISO 8601. */
            updatedAt: string;
        };
        /** @description Which list to follow. */
        FollowList: {
            /** @description `http` or `https`. */
            url: string;
        };
        /** @description Which list to follow. */
        FollowWords: {
            /** @description `http` or `https`. */
            url: string;
        };
        /** @description What moderators see of a report besides. */
        ForModerators: {
            /** Format: int64 */
            countReportsForReportee: number;
            /** Format: int64 */
            countReportsForReporter: number;
            /** @description For moderators alone. */
            moderationComment?: string | null;
            reporterAccount?: components["schemas"]["AbuseAccount"] | null;
        };
        /** @description A channel that was found. */
        FoundChannel: components["schemas"]["ListedChannel"] | components["schemas"]["ChannelSummary"];
        /** @description What to do about work that is being done. */
        GenerateCaption: {
            /** @description Begin again, also while it is being done; moderators only. */
            forceTranscription?: boolean | null;
        };
        /** @description Whom to offer it to. */
        GiveOwnership: {
            /** @description Name of a local account. */
            username: string;
        };
        /** @description Another instance's copy. */
        HashRef: {
            /** @description Where the copy is. */
            baseUrl: string;
        };
        /** @description An import that ended. */
        ImportInfo: {
            /** @description Why it did not work; left out where it did, and not told by PeerTube. */
            error?: string | null;
            /** Format: int64 */
            id: number;
            /** @description The magnet link that was fetched, if it was one. */
            magnetUri?: string | null;
            /** @description The address that was fetched, if it was one. */
            targetUrl?: string | null;
            /** @description What its sender called the torrent file that was fetched, if it was one. */
            torrentName?: string | null;
            video?: components["schemas"]["VideoInfo"] | null;
        };
        /** @description Videos to import. */
        ImportVideosInChannelCreate: {
            /** @description Address of a channel, or of a list of videos. */
            externalChannelUrl: string;
            /**
             * Format: int64
             * @description The channel that is followed whose videos these are.
             */
            videoChannelSyncId?: number | null;
        };
        /** @description Which language to use. */
        InterfaceLanguage: {
            /** @description A language of the interface, such as `fr` or `zh-Hans-CN`; null for what the browser wants. */
            language: string | null;
        };
        /** @description Whom to invite. */
        Invite: {
            /** @description Name of a local account. */
            accountHandle: string;
        };
        /** @description The invitation. */
        Invited: {
            collaborator: components["schemas"]["Collaborator"];
        };
        /** @description A numbered choice with its English label; `id` is null where nothing was chosen. */
        Labelled: {
            /**
             * Format: int64
             * @description The number clients send back.
             */
            id?: number | null;
            /** @description What to show. */
            label: string;
        };
        /** @description A list of watched words; to change one, either may be left out. */
        ListBody: {
            /** @description 1 to 100 characters; nobody has two lists of one name. */
            listName: string;
            /** @description 1 to 500 words of 1 to 100 characters. */
            words: string[];
        };
        /** @description A channel in a list. */
        ListedChannel: components["schemas"]["ChannelSummary"] & (components["schemas"]["ChannelStats"] | null) & {
            /** @description Whose it is. */
            ownerAccount: components["schemas"]["ListedOwner"];
        };
        /** @description A comment for those who look after comments. */
        ListedComment: {
            account?: components["schemas"]["AccountSummary"] | null;
            /** @description What the reader's lists of watched words found in it. */
            automaticTags: string[];
            /** @description ISO 8601. */
            createdAt: string;
            /** @description Whether it waits until somebody approves it. */
            heldForReview: boolean;
            /**
             * Format: int64
             * @description Comment id.
             */
            id: number;
            /**
             * Format: int64
             * @description The comment it answers.
             */
            inReplyToCommentId?: number | null;
            /** @description Markdown. */
            text: string;
            /**
             * Format: int64
             * @description The first comment of its thread, which may be itself.
             */
            threadId: number;
            /** @description ISO 8601. */
            updatedAt: string;
            /** @description Its ActivityPub address. */
            url: string;
            /** @description Its video. */
            video: components["schemas"]["ListedVideo"];
            /**
             * Format: int64
             * @description Video id.
             */
            videoId: number;
        };
        /** @description The owner of a channel in a list. */
        ListedOwner: {
            /** @description Avatar in several sizes. */
            avatars: components["schemas"]["ActorImage"][];
            /** @description Name to show. */
            displayName: string;
            /** @description Host, with the port when it is not the usual one. */
            host: string;
            /** @description Whether the host may mirror our videos. */
            hostRedundancyAllowed: boolean;
            /**
             * Format: int64
             * @description Account id.
             */
            id: number;
            /** @description User name. */
            name: string;
            /** @description The actor's address. */
            url: string;
        };
        /** @description The video of a listed comment. */
        ListedVideo: {
            /** @description Where it was published. */
            channel: components["schemas"]["VideoChannel"];
            /**
             * Format: int64
             * @description Video id.
             */
            id: number;
            /** @description Title. */
            name: string;
            /** @description UUID. */
            uuid: string;
        };
        /** @description A list's id. */
        ListId: {
            /**
             * Format: int64
             * @description List id.
             */
            id: number;
        };
        /** @description One step in the instance's public log. */
        LoggedMute: {
            /** @description ISO 8601. */
            createdAt: string;
            /** @description `name@host` of an account, or a host. */
            target: string;
            /** @description `block` or `unblock`. */
            type: string;
        };
        /** @description The form with a logo. */
        LogoForm: {
            /**
             * Format: binary
             * @description SVG, PNG, JPEG, WebP or GIF, at most 8 MB.
             */
            logofile: string;
        };
        /** @description Number of a user. */
        MadeUser: {
            /** Format: int64 */
            id: number;
        };
        /** @description Which notifications were read. */
        MarkRead: {
            /** @description At most 1,000. */
            ids?: number[] | null;
        };
        /** @description Oneself. */
        Me: components["schemas"]["UserJson"] & {
            /** @description Playlists every user has. */
            specialPlaylists: components["schemas"]["SpecialPlaylist"][];
            /** @description Channels of others one helps with. */
            videoChannelCollaborations: components["schemas"]["OwnChannel"][];
        };
        /** @description Whom to mute. */
        MuteAccount: {
            /** @description `name` or `name@host`. */
            accountName: string;
        };
        /** @description A server by its name. */
        MutedServer: {
            /** @description Host, with the port when it is not the usual one. */
            host: string;
        };
        /** @description How many were muted and no longer muted because of a followed list. */
        MuteFigures: {
            /** Format: int64 */
            blockedAccountsCount: number;
            /** Format: int64 */
            blockedHostsCount: number;
            /** Format: int64 */
            unblockedAccountsCount: number;
            /** Format: int64 */
            unblockedHostsCount: number;
        };
        /** @description What to mute. */
        MuteServer: {
            /** @description Host, with the port when it is not the usual one. */
            host: string;
        };
        /** @description Whether an account or a server is muted. */
        MuteStatus: {
            /** @description For everybody. */
            blockedByServer: boolean;
            /** @description The list the instance has it from. */
            blockedByServerSubscription?: string | null;
            /** @description By the caller. */
            blockedByUser: boolean;
        };
        /** @description What was asked about, as it was written, and whether it is muted. */
        MuteStatuses: {
            /** @description By handle. */
            accounts: {
                [key: string]: components["schemas"]["MuteStatus"];
            };
            /** @description By host. */
            hosts: {
                [key: string]: components["schemas"]["MuteStatus"];
            };
        };
        /** @description A list of mutes kept elsewhere that the instance follows, in short. */
        MuteSubscription: {
            /**
             * Format: int64
             * @description Its number here.
             */
            id: number;
            /** @description As it calls itself. */
            name: string;
            /** @description Where it is read. */
            url: string;
        };
        /** @description What the caller thinks of a video. */
        MyRating: {
            /** @description `like`, `dislike` or `none`. */
            rating: string;
            /** Format: int64 */
            videoId: number;
        };
        /** @description A name and how many viewers it has. */
        Named: {
            name: string;
            /** Format: int64 */
            viewers: number;
        };
        /** @description What is answered for a new comment. */
        NewComment: {
            /** @description The comment. */
            comment: components["schemas"]["VideoComment"];
        };
        /** @description What is answered for a new list. */
        NewList: {
            /** @description The list. */
            watchedWordsList: components["schemas"]["ListId"];
        };
        /** @description Something to say about a report. */
        NewMessage: {
            /** @description 2 to 3,000 characters. */
            message: string;
        };
        /** @description A report. */
        NewReport: {
            account?: components["schemas"]["ReportedThing"] | null;
            comment?: components["schemas"]["ReportedThing"] | null;
            /**
             * @description `violentOrRepulsive`, `hatefulOrAbusive`, `spamOrMisleading`, `privacy`, `rights`, `serverRules`, `thumbnails`,
             *     `captions`.
             */
            predefinedReasons?: string[] | null;
            /** @description 2 to 3,000 characters. */
            reason: string;
            video?: components["schemas"]["ReportedThing"] | null;
        };
        /** @description A notification. */
        Notification: {
            abuse?: components["schemas"]["AbuseInfo"] | null;
            account?: components["schemas"]["ActorInfo"] | null;
            actorFollow?: components["schemas"]["FollowInfo"] | null;
            changeOwnership?: components["schemas"]["OwnershipInfo"] | null;
            comment?: components["schemas"]["CommentInfo"] | null;
            /** @description ISO 8601. */
            createdAt: string;
            data?: components["schemas"]["MuteFigures"] | null;
            /** Format: int64 */
            id: number;
            read: boolean;
            registration?: components["schemas"]["RegistrationInfo"] | null;
            /**
             * Format: int64
             * @description PeerTube's number of its kind.
             */
            type: number;
            /** @description ISO 8601. */
            updatedAt: string;
            video?: components["schemas"]["VideoWithChannel"] | null;
            videoBlacklist?: components["schemas"]["BlockInfo"] | null;
            videoCaption?: components["schemas"]["CaptionInfo"] | null;
            videoChannelCollaborator?: components["schemas"]["CollaboratorInfo"] | null;
            videoImport?: components["schemas"]["ImportInfo"] | null;
        };
        /** @description Where news of each kind go: 0 nowhere, 1 web, 2 e-mail, 3 both. */
        NotificationSettings: {
            /**
             * Format: int64
             * @description A report, for moderators.
             */
            abuseAsModerator: number;
            /**
             * Format: int64
             * @description A message about a report.
             */
            abuseNewMessage: number;
            /**
             * Format: int64
             * @description A report of mine was decided.
             */
            abuseStateChange: number;
            /**
             * Format: int64
             * @description The instance follows another by itself, for administrators.
             */
            autoInstanceFollowing: number;
            /**
             * Format: int64
             * @description Mutes that came from a subscribed list, for moderators.
             */
            automaticBlocklist: number;
            /**
             * Format: int64
             * @description One of my videos was blocked or unblocked.
             */
            blacklistOnMyVideo: number;
            /**
             * Format: int64
             * @description Somebody named me in a comment.
             */
            commentMention: number;
            /**
             * Format: int64
             * @description An import of mine ended.
             */
            myVideoImportFinished: number;
            /**
             * Format: int64
             * @description One of my videos was published.
             */
            myVideoPublished: number;
            /**
             * Format: int64
             * @description One of my videos was edited.
             */
            myVideoStudioEditionFinished: number;
            /**
             * Format: int64
             * @description Captions of one of my videos were made.
             */
            myVideoTranscriptionGenerated: number;
            /**
             * Format: int64
             * @description A comment on one of my videos.
             */
            newCommentOnMyVideo: number;
            /**
             * Format: int64
             * @description Somebody follows me or one of my channels.
             */
            newFollow: number;
            /**
             * Format: int64
             * @description Somebody follows the instance, for administrators.
             */
            newInstanceFollower: number;
            /**
             * Format: int64
             * @description A new version, for administrators.
             */
            newPeerTubeVersion: number;
            /**
             * Format: int64
             * @description A new version of a plugin, for administrators.
             */
            newPluginVersion: number;
            /**
             * Format: int64
             * @description Somebody signed up or asks to, for moderators.
             */
            newUserRegistration: number;
            /**
             * Format: int64
             * @description A video of a channel I subscribed to.
             */
            newVideoFromSubscription: number;
            /**
             * Format: int64
             * @description A video that was blocked automatically, for moderators.
             */
            videoAutoBlacklistAsModerator: number;
        };
        /** @description Videos of a category. */
        OfCategory: {
            category: components["schemas"]["Labelled"];
            videos: components["schemas"]["VideoBase"][];
        };
        /** @description Videos of a channel. */
        OfChannel: {
            channel: components["schemas"]["VideoChannel"];
            videos: components["schemas"]["VideoBase"][];
        };
        /** @description A video that is offered. */
        OfferedVideo: {
            /** @description Where it is now. */
            channel: components["schemas"]["VideoChannel"];
            /** Format: int64 */
            id: number;
            isLive: boolean;
            name: string;
            nsfw: boolean;
            /** @description ISO 8601. */
            publishedAt: string;
            shortUUID: string;
            thumbnails: components["schemas"]["VideoThumbnail"][];
            uuid: string;
        };
        /** @description Videos with a tag. */
        OfTag: {
            tag: string;
            videos: components["schemas"]["VideoBase"][];
        };
        /** @description A key, until it is confirmed. */
        OtpRequest: {
            /** @description To be sent back with the first password; good for ten minutes. */
            requestToken: string;
            /** @description The key in base 32. */
            secret: string;
            /** @description The key as apps read it from a QR code. */
            uri: string;
        };
        /** @description A video's figures. */
        Overall: {
            /**
             * Format: int64
             * @description Seconds that one of them watched.
             */
            averageWatchTime: number;
            countries: components["schemas"]["Country"][];
            subdivisions: components["schemas"]["Subdivision"][];
            /**
             * Format: int64
             * @description Viewers.
             */
            totalViewers: number;
            /**
             * Format: int64
             * @description Seconds that all viewers together watched.
             */
            totalWatchTime: number;
            /**
             * Format: int64
             * @description Most viewers at a time.
             */
            viewersPeak: number;
            /** @description When that was (ISO 8601). */
            viewersPeakDate?: string | null;
        };
        /** @description One page: at most one of each. */
        Overview: {
            categories: components["schemas"]["OfCategory"][];
            channels: components["schemas"]["OfChannel"][];
            tags: components["schemas"]["OfTag"][];
        };
        /** @description A channel in an answer about its owner. */
        OwnChannel: components["schemas"]["ChannelSummary"] & {
            /**
             * Format: int64
             * @description Always null; clients know the owner already.
             */
            ownerAccountId?: number | null;
            /** @description Always null. */
            ownerAccountName?: string | null;
        };
        /** @description An offer of a video or of a channel. */
        OwnershipChange: {
            /** @description ISO 8601. */
            createdAt: string;
            /** Format: int64 */
            id: number;
            /** @description Who offered. */
            initiatorAccount: components["schemas"]["AccountSummary"];
            /** @description To whom. */
            nextOwnerAccount: components["schemas"]["AccountSummary"];
            /** @description 1 pending, 2 rejected, 3 accepted. */
            state: components["schemas"]["Labelled"];
            /** @description `WAITING`, `REFUSED` or `ACCEPTED`: the state as clients before PeerTube 8.2 read it. */
            status: string;
            video?: components["schemas"]["OfferedVideo"] | null;
            videoChannel?: components["schemas"]["VideoChannel"] | null;
        };
        /** @description A video or a channel that is offered to somebody. */
        OwnershipInfo: {
            channel?: components["schemas"]["ActorInfo"] | null;
            /** Format: int64 */
            id: number;
            initiatorAccount: components["schemas"]["ActorInfo"];
            nextOwnerAccount: components["schemas"]["ActorInfo"];
            /** @description 1 pending, 2 rejected, 3 accepted. */
            state: components["schemas"]["Labelled"];
            video?: components["schemas"]["VideoInfo"] | null;
        };
        /** @description How the player looks. */
        PlayerSettings: {
            /** @description `galaxy` or `lucide`; as a choice also `instance-default`, and for a video `channel-default`. */
            theme: string;
        };
        /** @description A playlist. */
        Playlist: {
            /** @description ISO 8601. */
            createdAt: string;
            /** @description Markdown. */
            description?: string | null;
            /** @description Name to show. */
            displayName: string;
            /** @description Address of the player alone. */
            embedPath: string;
            /**
             * Format: int64
             * @description Number in this database.
             */
            id: number;
            /** @description Whether it lives here. */
            isLocal: boolean;
            /** @description Whose it is. */
            ownerAccount: components["schemas"]["VideoAccount"];
            /** @description 1 public, 2 unlisted, 3 private. */
            privacy: components["schemas"]["Labelled"];
            /** @description The UUID in 22 characters. */
            shortUUID: string;
            /** @description Address of the small picture below this instance. */
            thumbnailPath?: string | null;
            /** @description All pictures. */
            thumbnails: components["schemas"]["VideoThumbnail"][];
            /** @description 1 regular, 2 watch later. */
            type: components["schemas"]["Labelled"];
            /** @description ISO 8601. */
            updatedAt: string;
            /** @description The playlist's ActivityPub address. */
            url: string;
            /** @description UUID. */
            uuid: string;
            videoChannel?: components["schemas"]["VideoChannel"] | null;
            /**
             * Format: int64
             * @description Its place among the channel's playlists, from 1.
             */
            videoChannelPosition?: number | null;
            /**
             * Format: int64
             * @description How many places it has.
             */
            videosLength: number;
        };
        /** @description What was created. */
        PlaylistCreated: {
            videoPlaylist: components["schemas"]["CreatedPlaylist"];
        };
        /** @description An HLS publication. */
        PlaylistDetails: {
            /** @description Finished rungs. */
            files: components["schemas"]["FileDetails"][];
            /**
             * Format: int64
             * @description Playlist id.
             */
            id: number;
            /** @description The master playlist. */
            playlistUrl: string;
            /** @description Copies. */
            redundancies: components["schemas"]["HashRef"][];
            /** @description SHA-256 of every segment, by file and byte range. */
            segmentsSha256Url: string;
            /**
             * Format: int64
             * @description 1: HLS.
             */
            type: number;
        };
        /** @description A playlist to be, or a change of one; in a change what is left out stays. */
        PlaylistForm: {
            /** @description 3 to 1,000 characters; null removes it. */
            description?: string | null;
            /** @description 1 to 120 characters. */
            displayName?: string | null;
            /**
             * Format: int64
             * @description 1 public, 2 unlisted, 3 private.
             */
            privacy?: number | null;
            /**
             * Format: binary
             * @description A picture.
             */
            thumbnailfile?: string | null;
            /**
             * Format: int64
             * @description The channel it belongs to; null takes it out.
             */
            videoChannelId?: number | null;
        };
        /** @description A second and its viewers. */
        Point: {
            /**
             * Format: double
             * @description Of all viewers, those who watched it.
             */
            retentionPercent: number;
            /**
             * Format: int64
             * @description Seconds from the beginning.
             */
            second: number;
        };
        /** @description A refusal or a failure (RFC 9457), as [`crate::Problem`] renders it. */
        ProblemDocument: {
            /** @description What clients may act on, such as `quota_reached`. */
            code?: string | null;
            /** @description A sentence that may be shown. */
            detail: string;
            /** @description Where PeerTube documents the operation. */
            docs?: string | null;
            /** @description The address that was asked, where fields were wrong. */
            instance?: string | null;
            /** @description Each wrong field: its value, why it is wrong, and where it stood. */
            "invalid-params"?: Record<string, never> | null;
            /**
             * Format: int32
             * @description The same as the answer's.
             */
            status: number;
            /** @description The status in words; left out where there is a code. */
            title?: string | null;
            /** @description `about:blank`, or an address that ends with `code`. */
            type: string;
        };
        /** @description What the instance mutes and no longer mutes, for other instances to follow. */
        PublicLog: {
            /** @description Oldest first. */
            actions: components["schemas"]["LoggedMute"][];
            /** @description The instance's name. */
            name: string;
        };
        /** @description What one has used. */
        QuotaUsed: {
            /**
             * Format: int64
             * @description Bytes in all.
             */
            videoQuotaUsed: number;
            /**
             * Format: int64
             * @description Bytes of the last 24 hours.
             */
            videoQuotaUsedDaily: number;
        };
        /** @description A video that somebody rated. */
        RatedVideo: {
            /** @description `like` or `dislike`. */
            rating: string;
            video: components["schemas"]["VideoBase"];
        };
        /** @description What somebody thinks of a video. */
        RateVideo: {
            /** @description `like`, `dislike` or `none`. */
            rating: string;
        };
        /** @description Somebody who registers. */
        Register: {
            channel?: components["schemas"]["FirstChannel"] | null;
            displayName?: string | null;
            email: string;
            password: string;
            /** @description Needed where a moderator decides: 2 to 3,000 characters. */
            registrationReason?: string | null;
            username: string;
        };
        /** @description A request to register. */
        RegistrationInfo: {
            /** Format: int64 */
            id: number;
            username: string;
        };
        /** @description A request to register. */
        RegistrationJson: {
            accountDisplayName?: string | null;
            channelDisplayName?: string | null;
            channelHandle?: string | null;
            /** @description ISO 8601. */
            createdAt: string;
            email: string;
            /** @description Null when nobody asks whether the address is theirs. */
            emailVerified?: boolean | null;
            /** Format: int64 */
            id: number;
            moderationResponse?: string | null;
            registrationReason: string;
            /** @description 1 pending, 2 rejected, 3 accepted. */
            state: components["schemas"]["Labelled"];
            /** @description ISO 8601. */
            updatedAt: string;
            user?: components["schemas"]["MadeUser"] | null;
            username: string;
        };
        /** @description Whose comments to remove, and where. */
        RemoveCommentsOf: {
            /** @description `name` or `name@host`. */
            accountName: string;
            /** @description `instance`, `my-videos` or `my-videos-and-collaborations`. */
            scope: string;
        };
        /** @description A move of several neighbours. */
        Reorder: {
            /**
             * Format: int64
             * @description The place after which they go; 0 for the beginning.
             */
            insertAfterPosition: number;
            /**
             * Format: int64
             * @description How many move; 1 when left out.
             */
            reorderLength?: number | null;
            /**
             * Format: int64
             * @description The first one's place, from 1.
             */
            startPosition: number;
        };
        /** @description All passwords of a protected video. */
        ReplacePasswords: {
            /** @description 1 to 100 different ones of 2 to 100 characters. */
            passwords: string[];
        };
        /** @description What is reported, and where in it. */
        ReportedThing: {
            /**
             * Format: int64
             * @description Of a video: to here, in seconds.
             */
            endAt?: number | null;
            /**
             * Format: int64
             * @description Number; for a video also UUID or short UUID.
             */
            id: number;
            /**
             * Format: int64
             * @description Of a video: from here, in seconds.
             */
            startAt?: number | null;
        };
        /** @description Somebody who asks to be registered. */
        RequestRegistration: {
            channel?: components["schemas"]["FirstChannel"] | null;
            displayName?: string | null;
            email: string;
            password: string;
            /** @description 2 to 3,000 characters. */
            registrationReason: string;
            username: string;
        };
        /** @description Following a link to a new password. */
        ResetPassword: {
            password: string;
            /** @description From the link. */
            verificationString: string;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_Abuse: {
            /** @description Rows of this page. */
            data: ((components["schemas"]["ForModerators"] | null) & {
                comment?: components["schemas"]["AbuseComment"] | null;
                /** Format: int64 */
                countMessages: number;
                /** @description ISO 8601. */
                createdAt: string;
                flaggedAccount?: components["schemas"]["AbuseAccount"] | null;
                /** Format: int64 */
                id: number;
                /**
                 * @description `violentOrRepulsive`, `hatefulOrAbusive`, `spamOrMisleading`, `privacy`, `rights`, `serverRules`, `thumbnails`,
                 *     `captions`.
                 */
                predefinedReasons: string[];
                reason: string;
                /** @description 1 pending, 2 rejected, 3 accepted. */
                state: components["schemas"]["Labelled"];
                /** @description ISO 8601. */
                updatedAt: string;
                video?: components["schemas"]["AbuseVideo"] | null;
            })[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_AbuseMessage: {
            /** @description Rows of this page. */
            data: {
                account?: components["schemas"]["VideoAccount"] | null;
                /** @description Whether a moderator said it. */
                byModerator: boolean;
                /** @description ISO 8601. */
                createdAt: string;
                /** Format: int64 */
                id: number;
                message: string;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_AccountMute: {
            /** @description Rows of this page. */
            data: {
                /** @description Who is muted. */
                blockedAccount: components["schemas"]["AccountSummary"];
                blocklistSubscription?: components["schemas"]["MuteSubscription"] | null;
                /** @description Who muted it; the instance's own account for all. */
                byAccount: components["schemas"]["AccountSummary"];
                /** @description ISO 8601. */
                createdAt: string;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_AccountSummary: {
            /** @description Rows of this page. */
            data: {
                /** @description Avatar in several sizes. */
                avatars: components["schemas"]["ActorImage"][];
                /** @description ISO 8601. */
                createdAt: string;
                /** @description Plain text with links. */
                description?: string | null;
                /** @description Name to show. */
                displayName: string;
                /**
                 * Format: int64
                 * @description Actors that follow it.
                 */
                followersCount: number;
                /**
                 * Format: int64
                 * @description Actors it follows.
                 */
                followingCount: number;
                /** @description Host, with the port when it is not the usual one. */
                host: string;
                /** @description Whether the host may mirror our videos. */
                hostRedundancyAllowed: boolean;
                /**
                 * Format: int64
                 * @description Account id.
                 */
                id: number;
                /** @description User name. */
                name: string;
                /** @description ISO 8601. */
                updatedAt: string;
                /** @description The actor's address. */
                url: string;
                /**
                 * Format: int64
                 * @description The local user behind it.
                 */
                userId?: number | null;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_Activity: {
            /** @description Rows of this page. */
            data: {
                account?: components["schemas"]["VideoAccount"] | null;
                action: components["schemas"]["Labelled"];
                channel: components["schemas"]["ActivityChannel"];
                /** @description Always null: synchronisation is not recorded. */
                channelSync?: string | null;
                /** @description ISO 8601. */
                createdAt: string;
                /** @description Always null. */
                details?: string | null;
                /** Format: int64 */
                id: number;
                playlist?: components["schemas"]["ActivityVideo"] | null;
                targetAccount?: components["schemas"]["TargetAccount"] | null;
                targetType: components["schemas"]["Labelled"];
                video?: components["schemas"]["ActivityVideo"] | null;
                /** @description Always null: imports are not recorded. */
                videoImport?: string | null;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_BlocklistSubscription: {
            /** @description Rows of this page. */
            data: {
                /** @description ISO 8601. */
                createdAt: string;
                /**
                 * Format: int64
                 * @description Its number here.
                 */
                id: number;
                /** @description ISO 8601; null until it was taken in for the first time. */
                lastSyncAt?: string | null;
                /**
                 * Format: int64
                 * @description How many accounts are muted because of it.
                 */
                mutedAccountsCount: number;
                /**
                 * Format: int64
                 * @description How many servers are muted because of it.
                 */
                mutedServersCount: number;
                /** @description As it calls itself. */
                name: string;
                /** @description 1 waits for the first time, 2 is being read, 3 synchronized, 4 failed and tried again. */
                state: components["schemas"]["Labelled"];
                /** @description ISO 8601. */
                updatedAt: string;
                /** @description Where it is read. */
                url: string;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_ChannelSummary: {
            /** @description Rows of this page. */
            data: {
                /** @description Avatar in several sizes. */
                avatars: components["schemas"]["ActorImage"][];
                /** @description Banner in several sizes. */
                banners: components["schemas"]["ActorImage"][];
                /** @description ISO 8601. */
                createdAt: string;
                /** @description Plain text with links. */
                description?: string | null;
                /** @description Name to show. */
                displayName: string;
                /**
                 * Format: int64
                 * @description Actors that follow it.
                 */
                followersCount: number;
                /**
                 * Format: int64
                 * @description Actors it follows.
                 */
                followingCount: number;
                /** @description Host, with the port when it is not the usual one. */
                host: string;
                /** @description Whether the host may mirror our videos. */
                hostRedundancyAllowed: boolean;
                /**
                 * Format: int64
                 * @description Channel id.
                 */
                id: number;
                /** @description Whether it lives here. */
                isLocal: boolean;
                /** @description Handle without host. */
                name: string;
                ownerAccount?: components["schemas"]["AccountSummary"] | null;
                /** @description E-mail address for the public. */
                publicEmail?: string | null;
                /** @description How to support the channel. */
                support?: string | null;
                /** @description ISO 8601. */
                updatedAt: string;
                /** @description The actor's address. */
                url: string;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_Collaborator: {
            /** @description Rows of this page. */
            data: {
                account: components["schemas"]["AccountSummary"];
                /** @description ISO 8601. */
                createdAt: string;
                /** Format: int64 */
                id: number;
                /** @description 1 pending, 2 accepted, 3 rejected. */
                state: components["schemas"]["Labelled"];
                /** @description ISO 8601. */
                updatedAt: string;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_Element: {
            /** @description Rows of this page. */
            data: {
                /** Format: int64 */
                id: number;
                /**
                 * Format: int64
                 * @description From 1.
                 */
                position: number;
                /**
                 * Format: int64
                 * @description Seconds from which it is played.
                 */
                startTimestamp?: number | null;
                /**
                 * Format: int64
                 * @description Seconds at which it ends.
                 */
                stopTimestamp?: number | null;
                /**
                 * Format: int64
                 * @description 0 regular, 1 the video was removed, 2 the video is private, 3 the video is unavailable.
                 */
                type: number;
                video?: components["schemas"]["VideoBase"] | null;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_FollowJson: {
            /** @description Rows of this page. */
            data: {
                /** @description ISO 8601. */
                createdAt: string;
                /** @description Who follows. */
                follower: components["schemas"]["ActorSummary"];
                /** @description Who is followed. */
                following: components["schemas"]["ActorSummary"];
                /**
                 * Format: int64
                 * @description Number of the follow.
                 */
                id: number;
                /**
                 * Format: int64
                 * @description How well deliveries to the follower worked lately, 0 to 10,000.
                 */
                score: number;
                /** @description `pending`, `accepted` or `rejected`. */
                state: components["schemas"]["State"];
                /** @description ISO 8601. */
                updatedAt: string;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_FoundChannel: {
            /** @description Rows of this page. */
            data: (components["schemas"]["ListedChannel"] | components["schemas"]["ChannelSummary"])[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_ListedChannel: {
            /** @description Rows of this page. */
            data: (components["schemas"]["ChannelSummary"] & (components["schemas"]["ChannelStats"] | null) & {
                /** @description Whose it is. */
                ownerAccount: components["schemas"]["ListedOwner"];
            })[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_ListedComment: {
            /** @description Rows of this page. */
            data: {
                account?: components["schemas"]["AccountSummary"] | null;
                /** @description What the reader's lists of watched words found in it. */
                automaticTags: string[];
                /** @description ISO 8601. */
                createdAt: string;
                /** @description Whether it waits until somebody approves it. */
                heldForReview: boolean;
                /**
                 * Format: int64
                 * @description Comment id.
                 */
                id: number;
                /**
                 * Format: int64
                 * @description The comment it answers.
                 */
                inReplyToCommentId?: number | null;
                /** @description Markdown. */
                text: string;
                /**
                 * Format: int64
                 * @description The first comment of its thread, which may be itself.
                 */
                threadId: number;
                /** @description ISO 8601. */
                updatedAt: string;
                /** @description Its ActivityPub address. */
                url: string;
                /** @description Its video. */
                video: components["schemas"]["ListedVideo"];
                /**
                 * Format: int64
                 * @description Video id.
                 */
                videoId: number;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_Notification: {
            /** @description Rows of this page. */
            data: {
                abuse?: components["schemas"]["AbuseInfo"] | null;
                account?: components["schemas"]["ActorInfo"] | null;
                actorFollow?: components["schemas"]["FollowInfo"] | null;
                changeOwnership?: components["schemas"]["OwnershipInfo"] | null;
                comment?: components["schemas"]["CommentInfo"] | null;
                /** @description ISO 8601. */
                createdAt: string;
                data?: components["schemas"]["MuteFigures"] | null;
                /** Format: int64 */
                id: number;
                read: boolean;
                registration?: components["schemas"]["RegistrationInfo"] | null;
                /**
                 * Format: int64
                 * @description PeerTube's number of its kind.
                 */
                type: number;
                /** @description ISO 8601. */
                updatedAt: string;
                video?: components["schemas"]["VideoWithChannel"] | null;
                videoBlacklist?: components["schemas"]["BlockInfo"] | null;
                videoCaption?: components["schemas"]["CaptionInfo"] | null;
                videoChannelCollaborator?: components["schemas"]["CollaboratorInfo"] | null;
                videoImport?: components["schemas"]["ImportInfo"] | null;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_OwnershipChange: {
            /** @description Rows of this page. */
            data: {
                /** @description ISO 8601. */
                createdAt: string;
                /** Format: int64 */
                id: number;
                /** @description Who offered. */
                initiatorAccount: components["schemas"]["AccountSummary"];
                /** @description To whom. */
                nextOwnerAccount: components["schemas"]["AccountSummary"];
                /** @description 1 pending, 2 rejected, 3 accepted. */
                state: components["schemas"]["Labelled"];
                /** @description `WAITING`, `REFUSED` or `ACCEPTED`: the state as clients before PeerTube 8.2 read it. */
                status: string;
                video?: components["schemas"]["OfferedVideo"] | null;
                videoChannel?: components["schemas"]["VideoChannel"] | null;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_Playlist: {
            /** @description Rows of this page. */
            data: {
                /** @description ISO 8601. */
                createdAt: string;
                /** @description Markdown. */
                description?: string | null;
                /** @description Name to show. */
                displayName: string;
                /** @description Address of the player alone. */
                embedPath: string;
                /**
                 * Format: int64
                 * @description Number in this database.
                 */
                id: number;
                /** @description Whether it lives here. */
                isLocal: boolean;
                /** @description Whose it is. */
                ownerAccount: components["schemas"]["VideoAccount"];
                /** @description 1 public, 2 unlisted, 3 private. */
                privacy: components["schemas"]["Labelled"];
                /** @description The UUID in 22 characters. */
                shortUUID: string;
                /** @description Address of the small picture below this instance. */
                thumbnailPath?: string | null;
                /** @description All pictures. */
                thumbnails: components["schemas"]["VideoThumbnail"][];
                /** @description 1 regular, 2 watch later. */
                type: components["schemas"]["Labelled"];
                /** @description ISO 8601. */
                updatedAt: string;
                /** @description The playlist's ActivityPub address. */
                url: string;
                /** @description UUID. */
                uuid: string;
                videoChannel?: components["schemas"]["VideoChannel"] | null;
                /**
                 * Format: int64
                 * @description Its place among the channel's playlists, from 1.
                 */
                videoChannelPosition?: number | null;
                /**
                 * Format: int64
                 * @description How many places it has.
                 */
                videosLength: number;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_RatedVideo: {
            /** @description Rows of this page. */
            data: {
                /** @description `like` or `dislike`. */
                rating: string;
                video: components["schemas"]["VideoBase"];
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_RegistrationJson: {
            /** @description Rows of this page. */
            data: {
                accountDisplayName?: string | null;
                channelDisplayName?: string | null;
                channelHandle?: string | null;
                /** @description ISO 8601. */
                createdAt: string;
                email: string;
                /** @description Null when nobody asks whether the address is theirs. */
                emailVerified?: boolean | null;
                /** Format: int64 */
                id: number;
                moderationResponse?: string | null;
                registrationReason: string;
                /** @description 1 pending, 2 rejected, 3 accepted. */
                state: components["schemas"]["Labelled"];
                /** @description ISO 8601. */
                updatedAt: string;
                user?: components["schemas"]["MadeUser"] | null;
                username: string;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_ServerMute: {
            /** @description Rows of this page. */
            data: {
                /** @description What is muted. */
                blockedServer: components["schemas"]["MutedServer"];
                blocklistSubscription?: components["schemas"]["MuteSubscription"] | null;
                /** @description Who muted it; the instance's own account for all. */
                byAccount: components["schemas"]["AccountSummary"];
                /** @description ISO 8601. */
                createdAt: string;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_TokenSession: {
            /** @description Rows of this page. */
            data: {
                /** @description ISO 8601. */
                createdAt: string;
                /** @description Whether it is the one that asks. */
                currentSession: boolean;
                /** Format: int64 */
                id: number;
                /** @description ISO 8601. */
                lastActivityDate: string;
                /** @description What the program that used it last calls itself. */
                lastActivityDevice?: string | null;
                /** @description Address that used it last. */
                lastActivityIP?: string | null;
                /** @description ISO 8601. */
                loginDate: string;
                /** @description What the program that gave the password calls itself. */
                loginDevice?: string | null;
                /** @description Address that gave the password. */
                loginIP?: string | null;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_UserJson: {
            /** @description Rows of this page. */
            data: {
                /**
                 * Format: int64
                 * @description Reports about them that were accepted.
                 */
                abusesAcceptedCount?: number | null;
                /**
                 * Format: int64
                 * @description Reports about them.
                 */
                abusesCount?: number | null;
                /**
                 * Format: int64
                 * @description Reports they wrote.
                 */
                abusesCreatedCount?: number | null;
                account?: components["schemas"]["AccountSummary"] | null;
                /** Format: int64 */
                adminFlags: number;
                autoPlayNextVideo: boolean;
                autoPlayNextVideoPlaylist: boolean;
                autoPlayVideo: boolean;
                blocked: boolean;
                blockedReason?: string | null;
                /** @description ISO 8601. */
                createdAt: string;
                email: string;
                emailVerified?: boolean | null;
                /** Format: int64 */
                id: number;
                language?: string | null;
                /** @description ISO 8601. */
                lastLoginDate?: string | null;
                /** Format: int64 */
                newFeaturesInfoRead: number;
                noAccountSetupWarningModal: boolean;
                noInstanceConfigWarningModal: boolean;
                notificationSettings?: components["schemas"]["NotificationSettings"] | null;
                noWelcomeModal: boolean;
                /** Format: int64 */
                nsfwFlagsBlurred: number;
                /** Format: int64 */
                nsfwFlagsDisplayed: number;
                /** Format: int64 */
                nsfwFlagsHidden: number;
                /** Format: int64 */
                nsfwFlagsWarned: number;
                nsfwPolicy: string;
                p2pEnabled: boolean;
                /** @description An address that waits for its confirmation. */
                pendingEmail?: string | null;
                /** @description Plugin that signs this user in. */
                pluginAuth?: string | null;
                role: components["schemas"]["Labelled"];
                theme: string;
                /**
                 * Format: int64
                 * @description Bytes of all files; in lists only.
                 */
                totalVideoFileSize?: number | null;
                twoFactorEnabled: boolean;
                username: string;
                videoChannels: components["schemas"]["OwnChannel"][];
                /**
                 * Format: int64
                 * @description Comments they wrote.
                 */
                videoCommentsCount?: number | null;
                videoLanguages?: string[] | null;
                /**
                 * Format: int64
                 * @description Bytes; -1 for no limit.
                 */
                videoQuota: number;
                /**
                 * Format: int64
                 * @description Bytes; -1 for no limit.
                 */
                videoQuotaDaily: number;
                /**
                 * Format: int64
                 * @description Bytes; in lists only.
                 */
                videoQuotaUsed?: number | null;
                /**
                 * Format: int64
                 * @description Bytes; in lists only.
                 */
                videoQuotaUsedDaily?: number | null;
                /**
                 * Format: int64
                 * @description With `withStats` only, like the next ones.
                 */
                videosCount?: number | null;
                videosHistoryEnabled: boolean;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_VideoBase: {
            /** @description Rows of this page. */
            data: {
                /** @description Whose it is. */
                account: components["schemas"]["VideoAccount"];
                /**
                 * Format: double
                 * @description Width divided by height.
                 */
                aspectRatio?: number | null;
                /** @description What the instance's rules found in title and description. */
                automaticTags?: string[] | null;
                /** @description Whether moderators blocked it; like `state`. */
                blacklisted?: boolean | null;
                /** @description Why moderators blocked it. */
                blacklistedReason?: string | null;
                /** @description Whether the caller or the instance mutes the owner; for who asked for it and may see it, as what follows. */
                blockedOwner?: boolean | null;
                /** @description Whether the caller or the instance mutes the owner's server. */
                blockedServer?: boolean | null;
                captionHit?: components["schemas"]["CaptionHit"] | null;
                /** @description Category. */
                category: components["schemas"]["Labelled"];
                /** @description Where it was published. */
                channel: components["schemas"]["VideoChannel"];
                /**
                 * Format: int64
                 * @description Comments.
                 */
                comments: number;
                /** @description ISO 8601. */
                createdAt: string;
                /** @description The description; cut in lists, as PeerTube's. */
                description?: string | null;
                /**
                 * Format: int64
                 * @description Dislikes.
                 */
                dislikes: number;
                /**
                 * Format: int64
                 * @description Downloads.
                 */
                downloads: number;
                /**
                 * Format: int64
                 * @description Seconds.
                 */
                duration: number;
                /** @description Address of the player alone. */
                embedPath: string;
                /** @description Plain video files. */
                files?: components["schemas"]["FileDetails"][] | null;
                /**
                 * Format: int64
                 * @description Number in this database.
                 */
                id: number;
                /** @description Whether it is a live stream. */
                isLive: boolean;
                /** @description Whether it lives here. */
                isLocal: boolean;
                /** @description Language (ISO 639). */
                language: components["schemas"]["TextLabelled"];
                /** @description Licence. */
                licence: components["schemas"]["Labelled"];
                /**
                 * Format: int64
                 * @description Likes.
                 */
                likes: number;
                /** @description Title. */
                name: string;
                /** @description Sensitive content. */
                nsfw: boolean;
                /**
                 * Format: int64
                 * @description Kinds of sensitive content, as bits.
                 */
                nsfwFlags: number;
                /** @description Why it is sensitive. */
                nsfwSummary?: string | null;
                /** @description ISO 8601. */
                originallyPublishedAt?: string | null;
                /** @description Address of the large picture below this instance; never null. */
                previewPath: string;
                /** @description Privacy: 1 public, 2 unlisted, 3 private, 4 internal, 5 password protected. */
                privacy: components["schemas"]["Labelled"];
                /** @description ISO 8601. */
                publishedAt: string;
                scheduledUpdate?: components["schemas"]["ScheduledUpdate"] | null;
                /** @description The UUID in 22 characters. */
                shortUUID: string;
                state?: components["schemas"]["Labelled"] | null;
                /** @description HLS publications. */
                streamingPlaylists?: components["schemas"]["PlaylistDetails"][] | null;
                /** @description Tags. */
                tags?: string[] | null;
                /** @description Address of the small picture below this instance; never null. */
                thumbnailPath: string;
                /** @description All pictures. */
                thumbnails: components["schemas"]["VideoThumbnail"][];
                /** @description The first 250 characters. */
                truncatedDescription?: string | null;
                /** @description ISO 8601. */
                updatedAt: string;
                /** @description The video's ActivityPub address. */
                url: string;
                userHistory?: components["schemas"]["UserHistory"] | null;
                /** @description UUID. */
                uuid: string;
                /**
                 * Format: int64
                 * @description People watching now.
                 */
                viewers: number;
                /**
                 * Format: int64
                 * @description Views.
                 */
                views: number;
                /** @description Whether publishing waits for transcoding; like `state`. */
                waitTranscoding?: boolean | null;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_VideoBlock: {
            /** @description Rows of this page. */
            data: {
                /** @description ISO 8601. */
                createdAt: string;
                /**
                 * Format: int64
                 * @description Number of the block.
                 */
                id: number;
                /** @description For moderators alone. */
                internalNote?: string | null;
                /** @description Why; its owner is told. */
                reason?: string | null;
                /**
                 * Format: int64
                 * @description 1 by a moderator, 2 because new videos wait for one, 3 because of an automatic tag.
                 */
                type: number;
                /** @description Whether other instances are to forget the video as well. */
                unfederated: boolean;
                /** @description ISO 8601. */
                updatedAt: string;
                /** @description The video. */
                video: components["schemas"]["VideoBase"];
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_VideoCaption: {
            /** @description Rows of this page. */
            data: {
                /** @description Whether a program wrote them. */
                automaticallyGenerated: boolean;
                /** @description The WebVTT file, below this instance. */
                captionPath: string;
                /** @description The WebVTT file. */
                fileUrl: string;
                language: components["schemas"]["TextLabelled"];
                /** @description A playlist for players of HLS; null where there is none. */
                m3u8Url?: string | null;
                /** @description ISO 8601. */
                updatedAt: string;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_VideoChannelSync: {
            /** @description Rows of this page. */
            data: {
                /** @description The channel here that its videos come to. */
                channel: components["schemas"]["VideoChannel"];
                /** @description ISO 8601. */
                createdAt: string;
                /** @description Why it failed; left out otherwise, and not told by PeerTube. */
                error?: string | null;
                /** @description What is followed. */
                externalChannelUrl: string;
                /** Format: int64 */
                id: number;
                /** @description ISO 8601; left out before the first run. */
                lastSyncAt?: string | null;
                /** @description 1 waits for its first run, 2 at work, 3 done, 4 failed. */
                state: components["schemas"]["Labelled"];
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_VideoImport: {
            /** @description Rows of this page. */
            data: {
                /**
                 * Format: int64
                 * @description How often it was begun.
                 */
                attempts: number;
                /** @description ISO 8601. */
                createdAt: string;
                /** @description Why it failed. */
                error?: string | null;
                /** Format: int64 */
                id: number;
                /** @description The magnet link that is fetched, if it is one. */
                magnetUri?: string | null;
                /**
                 * Format: int64
                 * @description How far it is, in percent, while it is at work; not told by PeerTube. Of a file by its address it is not known.
                 */
                progress?: number | null;
                /** @description 1 pending, 2 done, 3 failed, 4 rejected, 5 cancelled, 6 at work. */
                state: components["schemas"]["Labelled"];
                /** @description The address that is fetched; null where it is from a torrent. */
                targetUrl?: string | null;
                /** @description What its sender called the torrent file, if it is one. */
                torrentName?: string | null;
                /** @description ISO 8601. */
                updatedAt: string;
                video?: components["schemas"]["VideoBase"] | null;
                videoChannelSync?: components["schemas"]["SyncOfImport"] | null;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_VideoPassword: {
            /** @description Rows of this page. */
            data: {
                /** @description ISO 8601. */
                createdAt: string;
                /** Format: int64 */
                id: number;
                /** @description The password itself. */
                password: string;
                /** @description ISO 8601. */
                updatedAt: string;
                /** Format: int64 */
                videoId: number;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_WatchedWordsList: {
            /** @description Rows of this page. */
            data: {
                /** @description ISO 8601. */
                createdAt: string;
                /**
                 * Format: int64
                 * @description List id.
                 */
                id: number;
                /** @description Its name, which is the automatic tag it gives. */
                listName: string;
                /** @description The list kept elsewhere that it comes from; null for one that somebody wrote here. */
                subscriptionUrl?: string | null;
                /** @description ISO 8601. */
                updatedAt: string;
                /** @description As they were written. */
                words: string[];
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description A page of a list and how long the list is. */
        ResultList_WatchedWordsSubscription: {
            /** @description Rows of this page. */
            data: {
                /** @description ISO 8601. */
                createdAt: string;
                /**
                 * Format: int64
                 * @description Its number here.
                 */
                id: number;
                /** @description How many words came from it. */
                importedWordsCount: number;
                /** @description ISO 8601; null until it was taken in for the first time. */
                lastSyncAt?: string | null;
                /** @description As it calls itself. */
                name: string;
                /** @description 1 waits for the first time, 2 is being read, 3 synchronized, 4 failed and tried again. */
                state: components["schemas"]["Labelled"];
                /** @description ISO 8601. */
                updatedAt: string;
                /** @description Where it is read. */
                url: string;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description About a hundred seconds spread over a video. */
        Retention: {
            data: components["schemas"]["Point"][];
        };
        /** @description A sign-out that worked. */
        RevokeAnswer: {
            success: boolean;
        };
        /** @description One rung. */
        RungProgress: {
            /**
             * Format: double
             * @description From 0 to 1.
             */
            progress: number;
            /** @description Height of the rung; 0 is audio only. */
            resolution: components["schemas"]["Labelled"];
            /** @description `waiting`, `running`, `done` or `failed`. */
            state: string;
        };
        /** @description A change of privacy planned for later. */
        ScheduledUpdate: {
            /**
             * Format: int64
             * @description The privacy it gets then.
             */
            privacy?: number | null;
            /** @description ISO 8601. */
            updateAt: string;
        };
        /** @description Tokens for single purposes. */
        ScopedTokens: {
            /** @description A UUID, part of the address of a feed. */
            feedToken: string;
        };
        /** @description Words to the administrators. */
        SendContact: {
            /** @description 3 to 5,000 characters. */
            body: string;
            /** @description Where answers go. */
            fromEmail: string;
            /** @description 1 to 120 characters. */
            fromName: string;
            /** @description At most 500 characters. */
            subject?: string | null;
        };
        /** @description Figures of intervals that follow each other. */
        Series: {
            data: unknown[];
            /** @description How long an interval is, such as `12 hours`. */
            groupInterval: string;
        };
        /** @description A muted server. */
        ServerMute: {
            /** @description What is muted. */
            blockedServer: components["schemas"]["MutedServer"];
            blocklistSubscription?: components["schemas"]["MuteSubscription"] | null;
            /** @description Who muted it; the instance's own account for all. */
            byAccount: components["schemas"]["AccountSummary"];
            /** @description ISO 8601. */
            createdAt: string;
        };
        /** @description A playlist every user has. */
        SpecialPlaylist: {
            /** Format: int64 */
            id: number;
            name: string;
            /** Format: int64 */
            type: number;
        };
        /**
         * @description Where a follow stands.
         * @enum {string}
         */
        State: "pending" | "accepted" | "rejected";
        /** @description One large picture of many small ones. */
        Storyboard: {
            fileUrl: string;
            /**
             * Format: double
             * @description Seconds each small picture stands for.
             */
            spriteDuration: number;
            /** Format: int64 */
            spriteHeight: number;
            /** Format: int64 */
            spriteWidth: number;
            storyboardPath: string;
            /** Format: int64 */
            totalHeight: number;
            /** Format: int64 */
            totalWidth: number;
        };
        /** @description The pictures to seek by. */
        Storyboards: {
            storyboards: components["schemas"]["Storyboard"][];
        };
        /** @description A part of a country; like [`Country`]. */
        Subdivision: {
            name: string;
            /** Format: int64 */
            viewers: number;
        };
        /** @description What to subscribe to. */
        Subscribe: {
            /** @description `channel@host`. */
            uri: string;
        };
        /** @description A title or a channel. */
        Suggestion: {
            /** @enum {string} */
            kind: "video";
            /** @description The title. */
            text: string;
        } | {
            /** @description Its handle, with the host when it lives elsewhere. */
            handle: string;
            /** @enum {string} */
            kind: "channel";
            /** @description Its name to show. */
            text: string;
        };
        /** @description What could be meant. */
        Suggestions: {
            /** @description Best first, titles before channels. */
            data: components["schemas"]["Suggestion"][];
        };
        /** @description What an import tells of the channel it came from. */
        SyncOfImport: {
            /** @description What is followed. */
            externalChannelUrl: string;
            /** Format: int64 */
            id: number;
        };
        /** @description Whom something was offered to. */
        TargetAccount: {
            displayName: string;
            url: string;
            username: string;
        };
        /** @description A choice named by a text, such as a language. */
        TextLabelled: {
            /** @description The text clients send back. */
            id?: string | null;
            /** @description What to show. */
            label: string;
        };
        /** @description A page of threads. */
        ThreadPage: {
            /** @description Their first comments. */
            data: components["schemas"]["VideoComment"][];
            /**
             * Format: int64
             * @description Threads, tombstones included.
             */
            total: number;
            /**
             * Format: int64
             * @description Comments below the video that are no tombstones, replies included.
             */
            totalNotDeletedComments: number;
        };
        /** @description A comment and the answers to it. */
        ThreadTree: {
            /** @description Answers, oldest first. */
            children: components["schemas"]["ThreadTree"][];
            /** @description The comment. */
            comment: components["schemas"]["VideoComment"];
        };
        /** @description A session's tokens. */
        TokenAnswer: {
            /** @description Sent with each request as `Authorization: Bearer …`. */
            access_token: string;
            /**
             * Format: int64
             * @description Seconds.
             */
            expires_in: number;
            /** @description Works once, for the next pair. */
            refresh_token: string;
            /**
             * Format: int64
             * @description Seconds.
             */
            refresh_token_expires_in: number;
            /** @description `Bearer`. */
            token_type: string;
        };
        /** @description Signing in or staying signed in. */
        TokenRequest: {
            /** @description From `oauth-clients/local`. */
            client_id: string;
            /** @description From `oauth-clients/local`. */
            client_secret: string;
            /** @description `password` or `refresh_token`. */
            grant_type: string;
            /** @description With `password`. */
            password?: string | null;
            /** @description With `refresh_token`. */
            refresh_token?: string | null;
            /** @description Name or e-mail address, with `password`. */
            username?: string | null;
        };
        /** @description A session. */
        TokenSession: {
            /** @description ISO 8601. */
            createdAt: string;
            /** @description Whether it is the one that asks. */
            currentSession: boolean;
            /** Format: int64 */
            id: number;
            /** @description ISO 8601. */
            lastActivityDate: string;
            /** @description What the program that used it last calls itself. */
            lastActivityDevice?: string | null;
            /** @description Address that used it last. */
            lastActivityIP?: string | null;
            /** @description ISO 8601. */
            loginDate: string;
            /** @description What the program that gave the password calls itself. */
            loginDevice?: string | null;
            /** @description Address that gave the password. */
            loginIP?: string | null;
        };
        /** @description How far a ladder is. */
        TranscodingProgress: {
            /** @description Why it failed. */
            error?: string | null;
            /**
             * Format: int64
             * @description Seconds until everything is made, guessed from the speed so far.
             */
            etaSeconds?: number | null;
            /** @description The growing master playlist, once there is something to watch. */
            playlistUrl?: string | null;
            /**
             * Format: double
             * @description Of the whole ladder, from 0 to 1.
             */
            progress: number;
            /** @description Every rung that is planned. */
            renditions: components["schemas"]["RungProgress"][];
            /** @description The video's state. */
            state: components["schemas"]["Labelled"];
        };
        /** @description How far the subtitles are that a program writes. */
        TranscriptionProgress: {
            /** @description Why it did not work, or that there are no words in the video. */
            error?: string | null;
            /**
             * Format: double
             * @description From 0 to 1.
             */
            progress: number;
            /** @description `none` when nobody asked, `waiting`, `running`, `done` or `failed`. */
            state: string;
        };
        /** @description A key to put into an authenticator app. */
        TwoFactorRequest: {
            otpRequest: components["schemas"]["OtpRequest"];
        };
        /** @description A change of a channel; what is left out stays. */
        UpdateChannel: {
            /** @description Give all videos of the channel this support text. */
            bulkVideosSupportUpdate?: boolean | null;
            description?: string | null;
            displayName?: string | null;
            publicEmail?: string | null;
            support?: string | null;
        };
        /** @description Where a video is to be embedded. */
        UpdateEmbedPrivacy: {
            /** @description Up to 200 hosts; none with policy 1. */
            domains: string[];
            /**
             * Format: int64
             * @description 1 everywhere, 2 on listed domains.
             */
            policy: number;
        };
        /** @description A change of oneself; what is left out stays. */
        UpdateMe: {
            autoPlayNextVideo?: boolean | null;
            autoPlayNextVideoPlaylist?: boolean | null;
            autoPlayVideo?: boolean | null;
            /** @description Needed with `email` and `password`. */
            currentPassword?: string | null;
            description?: string | null;
            displayName?: string | null;
            email?: string | null;
            language?: string | null;
            noAccountSetupWarningModal?: boolean | null;
            noInstanceConfigWarningModal?: boolean | null;
            noWelcomeModal?: boolean | null;
            /** Format: int64 */
            nsfwFlagsBlurred?: number | null;
            /** Format: int64 */
            nsfwFlagsDisplayed?: number | null;
            /** Format: int64 */
            nsfwFlagsHidden?: number | null;
            /** Format: int64 */
            nsfwFlagsWarned?: number | null;
            nsfwPolicy?: string | null;
            p2pEnabled?: boolean | null;
            password?: string | null;
            theme?: string | null;
            videoLanguages?: string[] | null;
            videosHistoryEnabled?: boolean | null;
        };
        /**
         * @description Where news of each kind go: 0 nowhere, 1 web, 2 e-mail, 3 both. Those that PeerTube does not ask for stay as they are when
         *     they are left out.
         */
        UpdateNotificationSettings: {
            /** Format: int64 */
            abuseAsModerator: number;
            /** Format: int64 */
            abuseNewMessage?: number | null;
            /** Format: int64 */
            abuseStateChange?: number | null;
            /** Format: int64 */
            autoInstanceFollowing: number;
            /** Format: int64 */
            automaticBlocklist?: number | null;
            /** Format: int64 */
            blacklistOnMyVideo: number;
            /** Format: int64 */
            commentMention: number;
            /** Format: int64 */
            myVideoImportFinished: number;
            /** Format: int64 */
            myVideoPublished: number;
            /** Format: int64 */
            myVideoStudioEditionFinished?: number | null;
            /** Format: int64 */
            myVideoTranscriptionGenerated?: number | null;
            /** Format: int64 */
            newCommentOnMyVideo: number;
            /** Format: int64 */
            newFollow: number;
            /** Format: int64 */
            newInstanceFollower: number;
            /** Format: int64 */
            newPeerTubeVersion?: number | null;
            /** Format: int64 */
            newPluginVersion?: number | null;
            /** Format: int64 */
            newUserRegistration: number;
            /** Format: int64 */
            newVideoFromSubscription: number;
            /** Format: int64 */
            videoAutoBlacklistAsModerator: number;
        };
        /** @description A moderator's decision. */
        UpdateReport: {
            /** @description 2 to 3,000 characters, for moderators alone. */
            moderationComment?: string | null;
            /**
             * Format: int64
             * @description 1 pending, 2 rejected, 3 accepted.
             */
            state?: number | null;
        };
        /** @description A change of somebody else; what is left out stays. */
        UpdateUser: {
            /**
             * Format: int64
             * @description 1 lets videos pass the hold for new ones.
             */
            adminFlags?: number | null;
            email?: string | null;
            emailVerified?: boolean | null;
            password?: string | null;
            /**
             * Format: int64
             * @description 0 administrator, 1 moderator, 2 user.
             */
            role?: number | null;
            /**
             * Format: int64
             * @description Bytes; -1 for no limit.
             */
            videoQuota?: number | null;
            /**
             * Format: int64
             * @description Bytes; -1 for no limit.
             */
            videoQuotaDaily?: number | null;
        };
        /** @description What is to be said about a block; what is left out stays, null clears. */
        UpdateVideoBlock: {
            /** @description 2 to 300 characters, for moderators alone. */
            internalNote?: string | null;
            /** @description 2 to 300 characters; its owner is told. */
            reason?: string | null;
        };
        /** @description Programs, devices and operating systems, those with most viewers first. */
        UserAgents: {
            clients: components["schemas"]["Named"][];
            devices: components["schemas"]["Named"][];
            operatingSystems: components["schemas"]["Named"][];
        };
        /** @description Who was created. */
        UserCreated: {
            user: components["schemas"]["CreatedUser"];
        };
        /** @description Where somebody stopped watching. */
        UserHistory: {
            /**
             * Format: int64
             * @description Seconds.
             */
            currentTime: number;
        };
        /** @description A user. */
        UserJson: {
            /**
             * Format: int64
             * @description Reports about them that were accepted.
             */
            abusesAcceptedCount?: number | null;
            /**
             * Format: int64
             * @description Reports about them.
             */
            abusesCount?: number | null;
            /**
             * Format: int64
             * @description Reports they wrote.
             */
            abusesCreatedCount?: number | null;
            account?: components["schemas"]["AccountSummary"] | null;
            /** Format: int64 */
            adminFlags: number;
            autoPlayNextVideo: boolean;
            autoPlayNextVideoPlaylist: boolean;
            autoPlayVideo: boolean;
            blocked: boolean;
            blockedReason?: string | null;
            /** @description ISO 8601. */
            createdAt: string;
            email: string;
            emailVerified?: boolean | null;
            /** Format: int64 */
            id: number;
            language?: string | null;
            /** @description ISO 8601. */
            lastLoginDate?: string | null;
            /** Format: int64 */
            newFeaturesInfoRead: number;
            noAccountSetupWarningModal: boolean;
            noInstanceConfigWarningModal: boolean;
            notificationSettings?: components["schemas"]["NotificationSettings"] | null;
            noWelcomeModal: boolean;
            /** Format: int64 */
            nsfwFlagsBlurred: number;
            /** Format: int64 */
            nsfwFlagsDisplayed: number;
            /** Format: int64 */
            nsfwFlagsHidden: number;
            /** Format: int64 */
            nsfwFlagsWarned: number;
            nsfwPolicy: string;
            p2pEnabled: boolean;
            /** @description An address that waits for its confirmation. */
            pendingEmail?: string | null;
            /** @description Plugin that signs this user in. */
            pluginAuth?: string | null;
            role: components["schemas"]["Labelled"];
            theme: string;
            /**
             * Format: int64
             * @description Bytes of all files; in lists only.
             */
            totalVideoFileSize?: number | null;
            twoFactorEnabled: boolean;
            username: string;
            videoChannels: components["schemas"]["OwnChannel"][];
            /**
             * Format: int64
             * @description Comments they wrote.
             */
            videoCommentsCount?: number | null;
            videoLanguages?: string[] | null;
            /**
             * Format: int64
             * @description Bytes; -1 for no limit.
             */
            videoQuota: number;
            /**
             * Format: int64
             * @description Bytes; -1 for no limit.
             */
            videoQuotaDaily: number;
            /**
             * Format: int64
             * @description Bytes; in lists only.
             */
            videoQuotaUsed?: number | null;
            /**
             * Format: int64
             * @description Bytes; in lists only.
             */
            videoQuotaUsedDaily?: number | null;
            /**
             * Format: int64
             * @description With `withStats` only, like the next ones.
             */
            videosCount?: number | null;
            videosHistoryEnabled: boolean;
        };
        /** @description Following a link that confirms an address. */
        VerifyEmail: {
            /** @description From the link. The link itself says which address it is about. */
            isPendingEmail?: boolean | null;
            /** @description From the link. */
            verificationString: string;
        };
        /** @description The account of a video in a list. */
        VideoAccount: {
            /** @description Avatar in several sizes. */
            avatars: components["schemas"]["ActorImage"][];
            /** @description Name to show. */
            displayName: string;
            /** @description Host. */
            host: string;
            /**
             * Format: int64
             * @description Account id.
             */
            id: number;
            /** @description User name. */
            name: string;
            /** @description The actor's address. */
            url: string;
        };
        /** @description What lists and pages share. `A` and `C` are the account and the channel, short or in full. */
        VideoBase: {
            /** @description Whose it is. */
            account: components["schemas"]["VideoAccount"];
            /**
             * Format: double
             * @description Width divided by height.
             */
            aspectRatio?: number | null;
            /** @description What the instance's rules found in title and description. */
            automaticTags?: string[] | null;
            /** @description Whether moderators blocked it; like `state`. */
            blacklisted?: boolean | null;
            /** @description Why moderators blocked it. */
            blacklistedReason?: string | null;
            /** @description Whether the caller or the instance mutes the owner; for who asked for it and may see it, as what follows. */
            blockedOwner?: boolean | null;
            /** @description Whether the caller or the instance mutes the owner's server. */
            blockedServer?: boolean | null;
            captionHit?: components["schemas"]["CaptionHit"] | null;
            /** @description Category. */
            category: components["schemas"]["Labelled"];
            /** @description Where it was published. */
            channel: components["schemas"]["VideoChannel"];
            /**
             * Format: int64
             * @description Comments.
             */
            comments: number;
            /** @description ISO 8601. */
            createdAt: string;
            /** @description The description; cut in lists, as PeerTube's. */
            description?: string | null;
            /**
             * Format: int64
             * @description Dislikes.
             */
            dislikes: number;
            /**
             * Format: int64
             * @description Downloads.
             */
            downloads: number;
            /**
             * Format: int64
             * @description Seconds.
             */
            duration: number;
            /** @description Address of the player alone. */
            embedPath: string;
            /** @description Plain video files. */
            files?: components["schemas"]["FileDetails"][] | null;
            /**
             * Format: int64
             * @description Number in this database.
             */
            id: number;
            /** @description Whether it is a live stream. */
            isLive: boolean;
            /** @description Whether it lives here. */
            isLocal: boolean;
            /** @description Language (ISO 639). */
            language: components["schemas"]["TextLabelled"];
            /** @description Licence. */
            licence: components["schemas"]["Labelled"];
            /**
             * Format: int64
             * @description Likes.
             */
            likes: number;
            /** @description Title. */
            name: string;
            /** @description Sensitive content. */
            nsfw: boolean;
            /**
             * Format: int64
             * @description Kinds of sensitive content, as bits.
             */
            nsfwFlags: number;
            /** @description Why it is sensitive. */
            nsfwSummary?: string | null;
            /** @description ISO 8601. */
            originallyPublishedAt?: string | null;
            /** @description Address of the large picture below this instance; never null. */
            previewPath: string;
            /** @description Privacy: 1 public, 2 unlisted, 3 private, 4 internal, 5 password protected. */
            privacy: components["schemas"]["Labelled"];
            /** @description ISO 8601. */
            publishedAt: string;
            scheduledUpdate?: components["schemas"]["ScheduledUpdate"] | null;
            /** @description The UUID in 22 characters. */
            shortUUID: string;
            state?: components["schemas"]["Labelled"] | null;
            /** @description HLS publications. */
            streamingPlaylists?: components["schemas"]["PlaylistDetails"][] | null;
            /** @description Tags. */
            tags?: string[] | null;
            /** @description Address of the small picture below this instance; never null. */
            thumbnailPath: string;
            /** @description All pictures. */
            thumbnails: components["schemas"]["VideoThumbnail"][];
            /** @description The first 250 characters. */
            truncatedDescription?: string | null;
            /** @description ISO 8601. */
            updatedAt: string;
            /** @description The video's ActivityPub address. */
            url: string;
            userHistory?: components["schemas"]["UserHistory"] | null;
            /** @description UUID. */
            uuid: string;
            /**
             * Format: int64
             * @description People watching now.
             */
            viewers: number;
            /**
             * Format: int64
             * @description Views.
             */
            views: number;
            /** @description Whether publishing waits for transcoding; like `state`. */
            waitTranscoding?: boolean | null;
        };
        /** @description What lists and pages share. `A` and `C` are the account and the channel, short or in full. */
        VideoBase_AccountSummary_ChannelSummary: {
            /** @description An account. */
            account: {
                /** @description Avatar in several sizes. */
                avatars: components["schemas"]["ActorImage"][];
                /** @description ISO 8601. */
                createdAt: string;
                /** @description Plain text with links. */
                description?: string | null;
                /** @description Name to show. */
                displayName: string;
                /**
                 * Format: int64
                 * @description Actors that follow it.
                 */
                followersCount: number;
                /**
                 * Format: int64
                 * @description Actors it follows.
                 */
                followingCount: number;
                /** @description Host, with the port when it is not the usual one. */
                host: string;
                /** @description Whether the host may mirror our videos. */
                hostRedundancyAllowed: boolean;
                /**
                 * Format: int64
                 * @description Account id.
                 */
                id: number;
                /** @description User name. */
                name: string;
                /** @description ISO 8601. */
                updatedAt: string;
                /** @description The actor's address. */
                url: string;
                /**
                 * Format: int64
                 * @description The local user behind it.
                 */
                userId?: number | null;
            };
            /**
             * Format: double
             * @description Width divided by height.
             */
            aspectRatio?: number | null;
            /** @description What the instance's rules found in title and description. */
            automaticTags?: string[] | null;
            /** @description Whether moderators blocked it; like `state`. */
            blacklisted?: boolean | null;
            /** @description Why moderators blocked it. */
            blacklistedReason?: string | null;
            /** @description Whether the caller or the instance mutes the owner; for who asked for it and may see it, as what follows. */
            blockedOwner?: boolean | null;
            /** @description Whether the caller or the instance mutes the owner's server. */
            blockedServer?: boolean | null;
            captionHit?: components["schemas"]["CaptionHit"] | null;
            /** @description Category. */
            category: components["schemas"]["Labelled"];
            /** @description A channel. */
            channel: {
                /** @description Avatar in several sizes. */
                avatars: components["schemas"]["ActorImage"][];
                /** @description Banner in several sizes. */
                banners: components["schemas"]["ActorImage"][];
                /** @description ISO 8601. */
                createdAt: string;
                /** @description Plain text with links. */
                description?: string | null;
                /** @description Name to show. */
                displayName: string;
                /**
                 * Format: int64
                 * @description Actors that follow it.
                 */
                followersCount: number;
                /**
                 * Format: int64
                 * @description Actors it follows.
                 */
                followingCount: number;
                /** @description Host, with the port when it is not the usual one. */
                host: string;
                /** @description Whether the host may mirror our videos. */
                hostRedundancyAllowed: boolean;
                /**
                 * Format: int64
                 * @description Channel id.
                 */
                id: number;
                /** @description Whether it lives here. */
                isLocal: boolean;
                /** @description Handle without host. */
                name: string;
                ownerAccount?: components["schemas"]["AccountSummary"] | null;
                /** @description E-mail address for the public. */
                publicEmail?: string | null;
                /** @description How to support the channel. */
                support?: string | null;
                /** @description ISO 8601. */
                updatedAt: string;
                /** @description The actor's address. */
                url: string;
            };
            /**
             * Format: int64
             * @description Comments.
             */
            comments: number;
            /** @description ISO 8601. */
            createdAt: string;
            /** @description The description; cut in lists, as PeerTube's. */
            description?: string | null;
            /**
             * Format: int64
             * @description Dislikes.
             */
            dislikes: number;
            /**
             * Format: int64
             * @description Downloads.
             */
            downloads: number;
            /**
             * Format: int64
             * @description Seconds.
             */
            duration: number;
            /** @description Address of the player alone. */
            embedPath: string;
            /** @description Plain video files. */
            files?: components["schemas"]["FileDetails"][] | null;
            /**
             * Format: int64
             * @description Number in this database.
             */
            id: number;
            /** @description Whether it is a live stream. */
            isLive: boolean;
            /** @description Whether it lives here. */
            isLocal: boolean;
            /** @description Language (ISO 639). */
            language: components["schemas"]["TextLabelled"];
            /** @description Licence. */
            licence: components["schemas"]["Labelled"];
            /**
             * Format: int64
             * @description Likes.
             */
            likes: number;
            /** @description Title. */
            name: string;
            /** @description Sensitive content. */
            nsfw: boolean;
            /**
             * Format: int64
             * @description Kinds of sensitive content, as bits.
             */
            nsfwFlags: number;
            /** @description Why it is sensitive. */
            nsfwSummary?: string | null;
            /** @description ISO 8601. */
            originallyPublishedAt?: string | null;
            /** @description Address of the large picture below this instance; never null. */
            previewPath: string;
            /** @description Privacy: 1 public, 2 unlisted, 3 private, 4 internal, 5 password protected. */
            privacy: components["schemas"]["Labelled"];
            /** @description ISO 8601. */
            publishedAt: string;
            scheduledUpdate?: components["schemas"]["ScheduledUpdate"] | null;
            /** @description The UUID in 22 characters. */
            shortUUID: string;
            state?: components["schemas"]["Labelled"] | null;
            /** @description HLS publications. */
            streamingPlaylists?: components["schemas"]["PlaylistDetails"][] | null;
            /** @description Tags. */
            tags?: string[] | null;
            /** @description Address of the small picture below this instance; never null. */
            thumbnailPath: string;
            /** @description All pictures. */
            thumbnails: components["schemas"]["VideoThumbnail"][];
            /** @description The first 250 characters. */
            truncatedDescription?: string | null;
            /** @description ISO 8601. */
            updatedAt: string;
            /** @description The video's ActivityPub address. */
            url: string;
            userHistory?: components["schemas"]["UserHistory"] | null;
            /** @description UUID. */
            uuid: string;
            /**
             * Format: int64
             * @description People watching now.
             */
            viewers: number;
            /**
             * Format: int64
             * @description Views.
             */
            views: number;
            /** @description Whether publishing waits for transcoding; like `state`. */
            waitTranscoding?: boolean | null;
        };
        /** @description A blocked video. */
        VideoBlock: {
            /** @description ISO 8601. */
            createdAt: string;
            /**
             * Format: int64
             * @description Number of the block.
             */
            id: number;
            /** @description For moderators alone. */
            internalNote?: string | null;
            /** @description Why; its owner is told. */
            reason?: string | null;
            /**
             * Format: int64
             * @description 1 by a moderator, 2 because new videos wait for one, 3 because of an automatic tag.
             */
            type: number;
            /** @description Whether other instances are to forget the video as well. */
            unfederated: boolean;
            /** @description ISO 8601. */
            updatedAt: string;
            /** @description The video. */
            video: components["schemas"]["VideoBase"];
        };
        /** @description The subtitles of a video in one language. */
        VideoCaption: {
            /** @description Whether a program wrote them. */
            automaticallyGenerated: boolean;
            /** @description The WebVTT file, below this instance. */
            captionPath: string;
            /** @description The WebVTT file. */
            fileUrl: string;
            language: components["schemas"]["TextLabelled"];
            /** @description A playlist for players of HLS; null where there is none. */
            m3u8Url?: string | null;
            /** @description ISO 8601. */
            updatedAt: string;
        };
        /** @description The channel of a video in a list. */
        VideoChannel: {
            /** @description Avatar in several sizes. */
            avatars: components["schemas"]["ActorImage"][];
            /** @description Name to show. */
            displayName: string;
            /** @description Host. */
            host: string;
            /**
             * Format: int64
             * @description Channel id.
             */
            id: number;
            /** @description Handle without host. */
            name: string;
            /** @description The actor's address. */
            url: string;
        };
        /** @description A channel of another site that is followed. */
        VideoChannelSync: {
            /** @description The channel here that its videos come to. */
            channel: components["schemas"]["VideoChannel"];
            /** @description ISO 8601. */
            createdAt: string;
            /** @description Why it failed; left out otherwise, and not told by PeerTube. */
            error?: string | null;
            /** @description What is followed. */
            externalChannelUrl: string;
            /** Format: int64 */
            id: number;
            /** @description ISO 8601; left out before the first run. */
            lastSyncAt?: string | null;
            /** @description 1 waits for its first run, 2 at work, 3 done, 4 failed. */
            state: components["schemas"]["Labelled"];
        };
        /** @description A channel to follow. */
        VideoChannelSyncCreate: {
            /** @description Address of the channel, or of a list of videos. */
            externalChannelUrl: string;
            /**
             * Format: int64
             * @description Number of the channel here that its videos come to.
             */
            videoChannelId: number;
        };
        /** @description The answer to a channel that was added. */
        VideoChannelSyncCreated: {
            /** @description It. */
            videoChannelSync: components["schemas"]["VideoChannelSync"];
        };
        /** @description A comment below a video. */
        VideoComment: {
            account?: components["schemas"]["AccountSummary"] | null;
            /** @description ISO 8601. */
            createdAt: string;
            /** @description ISO 8601. */
            deletedAt?: string | null;
            /** @description Whether it waits until somebody approves it. */
            heldForReview: boolean;
            /**
             * Format: int64
             * @description Comment id.
             */
            id: number;
            /**
             * Format: int64
             * @description The comment it answers.
             */
            inReplyToCommentId?: number | null;
            /** @description Whether it was removed. */
            isDeleted: boolean;
            /** @description Markdown; empty when it was removed. */
            text: string;
            /**
             * Format: int64
             * @description The first comment of its thread, which may be itself.
             */
            threadId: number;
            /**
             * Format: int64
             * @description Answers: of a thread all of them, of a reply those to itself.
             */
            totalReplies: number;
            /**
             * Format: int64
             * @description Answers of the video's owner.
             */
            totalRepliesFromVideoAuthor: number;
            /** @description ISO 8601. */
            updatedAt: string;
            /** @description Its ActivityPub address. */
            url: string;
            /**
             * Format: int64
             * @description Video id.
             */
            videoId: number;
        };
        /** @description A video on its own page. */
        VideoDetails: components["schemas"]["VideoBase_AccountSummary_ChannelSummary"] & {
            /** @description Who may comment. */
            commentsPolicy: components["schemas"]["Labelled"];
            /** @description Whether viewers are offered a download. */
            downloadEnabled: boolean;
            /** @description Where the player may be embedded. */
            embedPrivacyPolicy: components["schemas"]["Labelled"];
            /** @description Plain video files. */
            files: components["schemas"]["FileDetails"][];
            /** @description When the file was replaced last. */
            inputFileUpdatedAt?: string | null;
            /** @description Planned lives. */
            liveSchedules: components["schemas"]["ScheduledUpdate"][];
            /** @description HLS publications. */
            streamingPlaylists: components["schemas"]["PlaylistDetails"][];
            /** @description How to support the creator. */
            support?: string | null;
            /** @description Tags. */
            tags: string[];
            /** @description WebTorrent and HTTP trackers. */
            trackerUrls: string[];
        };
        /** @description An import. */
        VideoImport: {
            /**
             * Format: int64
             * @description How often it was begun.
             */
            attempts: number;
            /** @description ISO 8601. */
            createdAt: string;
            /** @description Why it failed. */
            error?: string | null;
            /** Format: int64 */
            id: number;
            /** @description The magnet link that is fetched, if it is one. */
            magnetUri?: string | null;
            /**
             * Format: int64
             * @description How far it is, in percent, while it is at work; not told by PeerTube. Of a file by its address it is not known.
             */
            progress?: number | null;
            /** @description 1 pending, 2 done, 3 failed, 4 rejected, 5 cancelled, 6 at work. */
            state: components["schemas"]["Labelled"];
            /** @description The address that is fetched; null where it is from a torrent. */
            targetUrl?: string | null;
            /** @description What its sender called the torrent file, if it is one. */
            torrentName?: string | null;
            /** @description ISO 8601. */
            updatedAt: string;
            video?: components["schemas"]["VideoBase"] | null;
            videoChannelSync?: components["schemas"]["SyncOfImport"] | null;
        };
        /** @description A video in few words. */
        VideoInfo: {
            /** Format: int64 */
            id: number;
            name: string;
            shortUUID: string;
            state: components["schemas"]["Labelled"];
            uuid: string;
        };
        /** @description A password of a protected video. */
        VideoPassword: {
            /** @description ISO 8601. */
            createdAt: string;
            /** Format: int64 */
            id: number;
            /** @description The password itself. */
            password: string;
            /** @description ISO 8601. */
            updatedAt: string;
            /** Format: int64 */
            videoId: number;
        };
        /** @description What tags of videos lead to. */
        VideoPolicies: {
            /** @description Videos with one of these tags wait until a moderator has looked. */
            autoBlock: string[];
        };
        /** @description What tags of videos lead to. */
        VideoPoliciesBody: {
            /** @description Videos with one of these tags wait until a moderator has looked. */
            autoBlock: string[];
        };
        /** @description The file a person sent. */
        VideoSource: {
            /** @description ISO 8601. */
            createdAt: string;
            /** @description Where it is, when it is kept; null when not. */
            fileDownloadUrl?: string | null;
            /**
             * Format: int64
             * @description Frames per second, rounded.
             */
            fps: number;
            /**
             * Format: int64
             * @description Pixels.
             */
            height: number;
            /** @description What the person called it. */
            inputFilename: string;
            /** @description What is in it. */
            metadata: unknown;
            /** @description The short side of the picture; 0 is sound only. */
            resolution: components["schemas"]["Labelled"];
            /**
             * Format: int64
             * @description Bytes.
             */
            size: number;
            /**
             * Format: int64
             * @description Pixels.
             */
            width: number;
        };
        /** @description A still picture in one size. */
        VideoThumbnail: {
            /** @description `16:9` or `1:1`. */
            aspectRatio: string;
            /** @description Full address. */
            fileUrl: string;
            /**
             * Format: int64
             * @description Pixels.
             */
            height: number;
            /**
             * Format: int64
             * @description Pixels.
             */
            width: number;
        };
        /** @description A video with its channel. */
        VideoWithChannel: components["schemas"]["VideoInfo"] & {
            channel: components["schemas"]["ActorInfo"];
        };
        /** @description A list of watched words. */
        WatchedWordsList: {
            /** @description ISO 8601. */
            createdAt: string;
            /**
             * Format: int64
             * @description List id.
             */
            id: number;
            /** @description Its name, which is the automatic tag it gives. */
            listName: string;
            /** @description The list kept elsewhere that it comes from; null for one that somebody wrote here. */
            subscriptionUrl?: string | null;
            /** @description ISO 8601. */
            updatedAt: string;
            /** @description As they were written. */
            words: string[];
        };
        /** @description A list of words kept elsewhere that is followed. */
        WatchedWordsSubscription: {
            /** @description ISO 8601. */
            createdAt: string;
            /**
             * Format: int64
             * @description Its number here.
             */
            id: number;
            /** @description How many words came from it. */
            importedWordsCount: number;
            /** @description ISO 8601; null until it was taken in for the first time. */
            lastSyncAt?: string | null;
            /** @description As it calls itself. */
            name: string;
            /** @description 1 waits for the first time, 2 is being read, 3 synchronized, 4 failed and tried again. */
            state: components["schemas"]["Labelled"];
            /** @description ISO 8601. */
            updatedAt: string;
            /** @description Where it is read. */
            url: string;
        };
    };
    responses: {
        /** @description Something that was sent is wrong; `invalid-params` names it */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDocument"];
            };
        };
        /** @description Not for whom asks */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDocument"];
            };
        };
        /** @description There is no such thing */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDocument"];
            };
        };
        /** @description More was sent than is taken */
        PayloadTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDocument"];
            };
        };
        /** @description Too many requests; `Retry-After` says when to come again */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDocument"];
            };
        };
        /** @description No session, or one that has ended */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDocument"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getChangePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hostMeta: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
        };
    };
    getNodeinfoLinks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    getSecurityTxt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description The administrators wrote none */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    webfinger: {
        parameters: {
            query: {
                /** @description `acct:name@host` */
                resource: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Not a name on this server */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Nobody has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    postAccountInbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The account */
                name: string;
            };
            cookie?: never;
        };
        /** @description As for the shared inbox */
        requestBody: {
            content: {
                "application/activity+json": unknown;
            };
        };
        responses: {
            /** @description It is written down, and will be processed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not an activity */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not believed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The signer's key cannot be fetched now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getAbuses: {
        parameters: {
            query?: {
                count?: number;
                /** @description `video`, `comment` or `account` */
                filter?: string;
                id?: number;
                predefinedReason?: string;
                search?: string;
                searchReportee?: string;
                searchReporter?: string;
                searchVideo?: string;
                searchVideoChannel?: string;
                /** @description `id`, `createdAt` or `state` */
                sort?: string;
                start?: number;
                state?: number;
                /** @description `deleted` or `blacklisted` */
                videoIs?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_Abuse"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addAbuse: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReport"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        abuse: {
                            id: number;
                        };
                    };
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A video the caller may not see, or a comment below one */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Nothing to report */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateAbuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateReport"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such report */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteAbuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such report */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getAbuseMessages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_AbuseMessage"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's report */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such report */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addAbuseMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMessage"];
            };
        };
        responses: {
            /** @description The message's number */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's report */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such report */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteAbuseMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                messageId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's message */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such report or message */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getAccounts: {
        parameters: {
            query?: {
                count?: number;
                sort?: string;
                start?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_AccountSummary"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountSummary"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getAccountVideoChannels: {
        parameters: {
            query?: {
                count?: number;
                /** @description With channels of others the account helps with */
                includeCollaborations?: boolean;
                search?: string;
                sort?: string;
                start?: number;
                /** @description With `videosCount`, `viewsPerDay` and `totalViews` */
                withStats?: boolean;
            };
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_ListedChannel"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getAccountVideos: {
        parameters: {
            query?: {
                /** @description For moderators: automatic tags */
                autoTagOneOf?: string[];
                /** @description Categories */
                categoryOneOf?: number[];
                /** @description Rows, at most 100 */
                count?: number;
                /** @description Without what the caller has watched */
                excludeAlreadyWatched?: boolean;
                /** @description With HLS files, or without */
                hasHLSFiles?: boolean;
                /** @description With web video files, or without */
                hasWebVideoFiles?: boolean;
                /** @description Host of their owners */
                host?: string;
                /** @description For moderators: what else is listed and shown, as bits */
                include?: number;
                /** @description Planned live streams as well */
                includeScheduledLive?: boolean;
                /** @description Only live streams, or only others */
                isLive?: boolean;
                /** @description Only videos of this instance, or only others */
                isLocal?: boolean;
                /** @description Languages, `_unknown` for none */
                languageOneOf?: string[];
                /** @description Licences */
                licenceOneOf?: number[];
                /** @description `true`, `false` or `both` */
                nsfw?: string;
                /** @description Kinds of sensitive videos (bits) to leave out */
                nsfwFlagsExcluded?: number;
                /** @description Kinds of sensitive videos (bits) to list even so */
                nsfwFlagsIncluded?: number;
                /** @description For moderators: privacies */
                privacyOneOf?: number[];
                /** @description Words of the title, or a tag */
                search?: string;
                /** @description Leave the total out */
                skipCount?: boolean;
                /** @description Sort key, `-` before it for the largest first */
                sort?: string;
                /** @description Rows to pass over */
                start?: number;
                /** @description For moderators: states */
                stateOneOf?: number[];
                /** @description With all of these tags */
                tagsAllOf?: string[];
                /** @description With one of these tags */
                tagsOneOf?: string[];
            };
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_VideoBase"];
                };
            };
            /** @description A parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Only moderators may ask for that */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getAccountFollowers: {
        parameters: {
            query?: {
                count?: number;
                search?: string;
                /** @description `createdAt` */
                sort?: string;
                start?: number;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_FollowJson"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getAccountRatings: {
        parameters: {
            query?: {
                count?: number;
                /** @description `like` or `dislike` */
                rating?: string;
                /** @description `createdAt` or `-createdAt` */
                sort?: string;
                start?: number;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_RatedVideo"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getAccountVideoChannelSyncs: {
        parameters: {
            query?: {
                count?: number;
                /** @description With those of channels that the account helps with */
                includeCollaborations?: boolean;
                /** @description `externalChannelUrl`, `videoChannel`, `createdAt`, `lastSyncAt`, `state` */
                sort?: string;
                start?: number;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_VideoChannelSync"];
                };
            };
            /** @description A parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getAccountVideoPlaylists: {
        parameters: {
            query?: {
                channelNameOneOf?: string[];
                count?: number;
                /** @description Those of channels one edits, too */
                includeCollaborations?: boolean;
                /** @description 1 regular, 2 watch later */
                playlistType?: number;
                search?: string;
                sort?: string;
                start?: number;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_Playlist"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getAccountAvailableAutomaticTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailableTags"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getAutomaticTagPoliciesComments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentPolicies"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateAutomaticTagPoliciesComments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountName: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentPoliciesBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getAutomaticTagPoliciesVideos: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoPolicies"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateAutomaticTagPoliciesVideos: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VideoPoliciesBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getServerAvailableAutomaticTags: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailableTags"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getBlocklistStatus: {
        parameters: {
            query?: {
                accounts?: string[];
                hosts?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MuteStatuses"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    removeCommentsOf: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemoveCommentsOf"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not for whom asks */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateClientInterfaceLanguage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InterfaceLanguage"];
            };
        };
        responses: {
            /** @description The cookie `clientLanguage` is set, or removed for null */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientServerConfig"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getAbout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientAbout"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getCustomConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    putCustomConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The configuration cannot be changed here */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delCustomConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteInstanceAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    pickInstanceAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["AvatarForm"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteInstanceBanner: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    pickInstanceBanner: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["BannerForm"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteInstanceLogo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                logoType: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    pickInstanceLogo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `favicon`, `header-square`, `header-wide` or `opengraph` */
                logoType: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["LogoForm"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getHomepage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        content: string;
                    };
                };
            };
            /** @description Nobody has written one */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    putHomepage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    content: string;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getAllJobs: {
        parameters: {
            query?: {
                count?: number;
                jobType?: string;
                sort?: string;
                start?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ClientJob"][];
                        total: number;
                    };
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    cancelJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jobId: string;
                jobType: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such job */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It does not run, or cannot be cancelled */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getJobs: {
        parameters: {
            query?: {
                count?: number;
                jobType?: string;
                sort?: string;
                start?: number;
            };
            header?: never;
            path: {
                state: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ClientJob"][];
                        total: number;
                    };
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    pauseJobs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    resumeJobs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addPlaybackMetric: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description `videoId`, `playerMode`, `resolution`, `resolutionChanges`, `errors`, `p2pEnabled`, `downloadedBytesP2P`, `downloadedBytesHTTP`, `uploadedBytesP2P`; may have `fps`, `p2pPeers`, `bufferStalled` */
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description Noted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getOAuthClient: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideosOverview: {
        parameters: {
            query?: {
                /** @description 1 to 20 */
                page?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description There is no such page */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ping: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getChannelPlayerSettings: {
        parameters: {
            query?: {
                /** @description The channel's own choice, for who may change it */
                raw?: boolean;
            };
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlayerSettings"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateChannelPlayerSettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlayerSettings"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlayerSettings"];
                };
            };
            /** @description No such theme */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's channel */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideoPlayerSettings: {
        parameters: {
            query?: {
                /** @description The video's own choice, for who may change it */
                raw?: boolean;
            };
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                videoId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlayerSettings"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateVideoPlayerSettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                videoId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlayerSettings"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlayerSettings"];
                };
            };
            /** @description No such theme */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's video */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getSearchSuggestions: {
        parameters: {
            query: {
                /** @description 1 to 20, 8 when left out */
                count?: number;
                /** @description What has been typed */
                search: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestions"];
                };
            };
            /** @description A parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    searchChannels: {
        parameters: {
            query?: {
                count?: number;
                /** @description Only these, at most 100 */
                handles?: string[];
                /** @description Only channels of this host */
                host?: string;
                /** @description Words, a handle, or the address of a channel */
                search?: string;
                /** @description `local` or `search-index` */
                searchTarget?: string;
                /** @description `match`, `displayName` or `createdAt` */
                sort?: string;
                start?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_FoundChannel"];
                };
            };
            /** @description A parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The search index does not answer */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    searchPlaylists: {
        parameters: {
            query?: {
                count?: number;
                host?: string;
                /** @description Words, or the address of a playlist */
                search?: string;
                searchTarget?: string;
                sort?: string;
                start?: number;
                uuids?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_Playlist"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The search index does not answer */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    searchVideos: {
        parameters: {
            query?: {
                /** @description For moderators: automatic tags */
                autoTagOneOf?: string[];
                /** @description Categories */
                categoryOneOf?: number[];
                /** @description Rows, at most 100 */
                count?: number;
                /** @description Seconds */
                durationMax?: number;
                /** @description Seconds */
                durationMin?: number;
                /** @description Published then or before */
                endDate?: string;
                /** @description Without what the caller has watched */
                excludeAlreadyWatched?: boolean;
                /** @description With HLS files, or without */
                hasHLSFiles?: boolean;
                /** @description With web video files, or without */
                hasWebVideoFiles?: boolean;
                /** @description Host of their owners */
                host?: string;
                /** @description For moderators: what else is listed and shown, as bits */
                include?: number;
                /** @description Planned live streams as well */
                includeScheduledLive?: boolean;
                /** @description Only live streams, or only others */
                isLive?: boolean;
                /** @description Only videos of this instance, or only others */
                isLocal?: boolean;
                /** @description Languages, `_unknown` for none */
                languageOneOf?: string[];
                /** @description Licences */
                licenceOneOf?: number[];
                /** @description `true`, `false` or `both` */
                nsfw?: string;
                /** @description Kinds of sensitive videos (bits) to leave out */
                nsfwFlagsExcluded?: number;
                /** @description Kinds of sensitive videos (bits) to list even so */
                nsfwFlagsIncluded?: number;
                originallyPublishedEndDate?: string;
                originallyPublishedStartDate?: string;
                /** @description For moderators: privacies */
                privacyOneOf?: number[];
                /** @description Words of the title, or a tag */
                search?: string;
                /** @description `local` or `search-index` */
                searchTarget?: string;
                /** @description Leave the total out */
                skipCount?: boolean;
                /** @description Sort key, `-` before it for the largest first */
                sort?: string;
                /** @description Rows to pass over */
                start?: number;
                /** @description Published then or later */
                startDate?: string;
                /** @description For moderators: states */
                stateOneOf?: number[];
                /** @description With all of these tags */
                tagsAllOf?: string[];
                /** @description With one of these tags */
                tagsOneOf?: string[];
                uuids?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_VideoBase"];
                };
            };
            /** @description A parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Only moderators may ask for that */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The search index does not answer */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getInstanceAuditLogs: {
        parameters: {
            query: {
                /** @description ISO 8601 */
                endDate?: string;
                /** @description ISO 8601 */
                startDate: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntry"][];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getInstanceBlockedAccounts: {
        parameters: {
            query?: {
                count?: number;
                search?: string;
                sort?: string;
                start?: number;
                subscriptionName?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_AccountMute"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    blockAccountForInstance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MuteAccount"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description One's own account */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    unblockAccountForInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such account, or it is not muted */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getPublicBlocklistLog: {
        parameters: {
            query?: {
                startDate?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicLog"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The log is not public */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getInstanceBlockedServers: {
        parameters: {
            query?: {
                count?: number;
                search?: string;
                sort?: string;
                start?: number;
                subscriptionName?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_ServerMute"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    blockServerForInstance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MuteServer"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Our own server */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    unblockServerForInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                host: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is not muted */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getServerBlocklistSubscriptions: {
        parameters: {
            query?: {
                count?: number;
                /** @description Part of the name or of the address */
                search?: string;
                /** @description name, createdAt or lastSyncAt; - before it for the other way */
                sort?: string;
                start?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_BlocklistSubscription"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addServerBlocklistSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowList"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlocklistSubscription"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is followed already, or too many are */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteServerBlocklistSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such list is followed */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contactAdministrator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendContact"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description this address wrote lately */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description the form is off, or no mail can be sent */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getDebug: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendCommand: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such command */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getInstanceFollowers: {
        parameters: {
            query?: {
                /** @description `Person`, `Application`, `Group`, `Service` or `Organization` */
                actorType?: string;
                count?: number;
                search?: string;
                /** @description `createdAt`, `state` or `score` */
                sort?: string;
                start?: number;
                /** @description `pending`, `accepted` or `rejected` */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_FollowJson"];
                };
            };
            /** @description A parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    removeInstanceFollower: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They do not follow any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not a handle */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such follower */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    acceptInstanceFollower: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They follow now */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description They follow already */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such follower */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    rejectInstanceFollower: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They do not follow */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description They were refused already */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such follower */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getInstanceFollowings: {
        parameters: {
            query?: {
                /** @description `Person`, `Application`, `Group`, `Service` or `Organization` */
                actorType?: string;
                count?: number;
                search?: string;
                /** @description `createdAt`, `redundancyAllowed` or `state` */
                sort?: string;
                start?: number;
                /** @description `pending`, `accepted` or `rejected` */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_FollowJson"];
                };
            };
            /** @description A parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addInstanceFollowing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Follow"];
            };
        };
        responses: {
            /** @description They will be asked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No host and no handle, or wrong ones */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    removeInstanceFollowing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hostOrHandle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Not followed any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Neither host nor handle */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not followed */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getInstanceLogs: {
        parameters: {
            query: {
                endDate?: string;
                level?: string;
                startDate: string;
                tagsOneOf?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientLogLine"][];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendClientLog: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody wants to know here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Too many from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getInstanceStats: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientServerStats"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getUsers: {
        parameters: {
            query?: {
                blocked?: boolean;
                count?: number;
                role?: number;
                search?: string;
                sort?: string;
                start?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_UserJson"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateUser"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserCreated"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The name or the address is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getUser: {
        parameters: {
            query?: {
                withStats?: boolean;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserJson"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    putUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateUser"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The address is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    blockUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BlockUser"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    resetUserPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPassword"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description the link is wrong, used or over */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    confirmTwoFactorRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmTwoFactor"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description wrong token or password */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    disableTwoFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CurrentPassword"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    requestTwoFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CurrentPassword"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TwoFactorRequest"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    unblockUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    verifyUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyEmail"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description the link is wrong or over */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listTokenSessions: {
        parameters: {
            query?: {
                count?: number;
                sort?: string;
                start?: number;
            };
            header?: never;
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_TokenSession"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    revokeTokenSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tokenSessionId: number;
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevokeAnswer"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    askResetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskByEmail"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description no address */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    askSendVerifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskByEmail"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description no address */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    autocompleteUsers: {
        parameters: {
            query?: {
                /** @description Part of a name; without it none is found */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most ten, in the order of the alphabet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getUserInfo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    putUserInfo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateMe"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The address is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The first administrator stays */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getMyAbuses: {
        parameters: {
            query?: {
                count?: number;
                id?: number;
                search?: string;
                sort?: string;
                start?: number;
                state?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_Abuse"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteMyAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    pickMyAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["AvatarForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Avatars"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getMyBlockedAccounts: {
        parameters: {
            query?: {
                count?: number;
                search?: string;
                sort?: string;
                start?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_AccountMute"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    blockAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MuteAccount"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description One's own account */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    unblockAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such account, or it is not muted */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getMyBlockedServers: {
        parameters: {
            query?: {
                count?: number;
                search?: string;
                sort?: string;
                start?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_ServerMute"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    blockServer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MuteServer"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Our own server */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    unblockServer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                host: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is not muted */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getMyHistory: {
        parameters: {
            query?: {
                count?: number;
                /** @description Part of a title */
                search?: string;
                start?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_VideoBase"];
                };
            };
            /** @description A field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    removeFromMyHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the video */
                videoId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not in the history */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not a number */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    clearMyHistory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description `beforeDate` (ISO 8601) leaves what was watched later */
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description Cleared */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    markNewFeatureInfoAsRead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeatureRead"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateUserNotificationSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateNotificationSettings"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getUserNotifications: {
        parameters: {
            query?: {
                count?: number;
                sort?: string;
                start?: number;
                typeOneOf?: number[];
                unread?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_Notification"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    markUserNotificationsAsRead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkRead"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    markAllUserNotificationsAsRead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getSubscriptions: {
        parameters: {
            query?: {
                count?: number;
                search?: string;
                /** @description `id`, `createdAt` or `channelUpdatedAt` */
                sort?: string;
                start?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_ChannelSummary"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Subscribe"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not a handle */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No channel of this name is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `channel@host` */
                uri: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelSummary"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not subscribed */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    removeSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `channel@host` */
                uri: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not subscribed */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    doSubscriptionsExist: {
        parameters: {
            query: {
                /** @description `channel@host`, at most 100 */
                uris: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: boolean;
                    };
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getSubscriptionVideos: {
        parameters: {
            query?: {
                /** @description For moderators: automatic tags */
                autoTagOneOf?: string[];
                /** @description Categories */
                categoryOneOf?: number[];
                /** @description Rows, at most 100 */
                count?: number;
                /** @description Without what the caller has watched */
                excludeAlreadyWatched?: boolean;
                /** @description With HLS files, or without */
                hasHLSFiles?: boolean;
                /** @description With web video files, or without */
                hasWebVideoFiles?: boolean;
                /** @description Host of their owners */
                host?: string;
                /** @description For moderators: what else is listed and shown, as bits */
                include?: number;
                /** @description Planned live streams as well */
                includeScheduledLive?: boolean;
                /** @description Only live streams, or only others */
                isLive?: boolean;
                /** @description Only videos of this instance, or only others */
                isLocal?: boolean;
                /** @description Languages, `_unknown` for none */
                languageOneOf?: string[];
                /** @description Licences */
                licenceOneOf?: number[];
                /** @description `true`, `false` or `both` */
                nsfw?: string;
                /** @description Kinds of sensitive videos (bits) to leave out */
                nsfwFlagsExcluded?: number;
                /** @description Kinds of sensitive videos (bits) to list even so */
                nsfwFlagsIncluded?: number;
                /** @description For moderators: privacies */
                privacyOneOf?: number[];
                /** @description Words of the title, or a tag */
                search?: string;
                /** @description Leave the total out */
                skipCount?: boolean;
                /** @description Sort key, `-` before it for the largest first */
                sort?: string;
                /** @description Rows to pass over */
                start?: number;
                /** @description For moderators: states */
                stateOneOf?: number[];
                /** @description With all of these tags */
                tagsAllOf?: string[];
                /** @description With one of these tags */
                tagsOneOf?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_VideoBase"];
                };
            };
            /** @description A parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getMyVideoPlaylistsOfVideos: {
        parameters: {
            query: {
                videoIds: number[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: components["schemas"]["ClientPlaylistPlace"][];
                    };
                };
            };
            /** @description These are no ids */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getMyVideoQuotaUsed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotaUsed"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getMyVideos: {
        parameters: {
            query?: {
                /** @description For moderators: automatic tags */
                autoTagOneOf?: string[];
                /** @description Categories */
                categoryOneOf?: number[];
                /** @description Only of this channel */
                channelId?: number;
                /** @description Only of these channels */
                channelNameOneOf?: string[];
                /** @description Rows, at most 100 */
                count?: number;
                /** @description Without what the caller has watched */
                excludeAlreadyWatched?: boolean;
                /** @description With HLS files, or without */
                hasHLSFiles?: boolean;
                /** @description With web video files, or without */
                hasWebVideoFiles?: boolean;
                /** @description Host of their owners */
                host?: string;
                /** @description For moderators: what else is listed and shown, as bits */
                include?: number;
                /** @description Also of channels that the caller helps with */
                includeCollaborations?: boolean;
                /** @description Planned live streams as well */
                includeScheduledLive?: boolean;
                /** @description Only live streams, or only others */
                isLive?: boolean;
                /** @description Only videos of this instance, or only others */
                isLocal?: boolean;
                /** @description Languages, `_unknown` for none */
                languageOneOf?: string[];
                /** @description Licences */
                licenceOneOf?: number[];
                /** @description `true`, `false` or `both` */
                nsfw?: string;
                /** @description Kinds of sensitive videos (bits) to leave out */
                nsfwFlagsExcluded?: number;
                /** @description Kinds of sensitive videos (bits) to list even so */
                nsfwFlagsIncluded?: number;
                /** @description For moderators: privacies */
                privacyOneOf?: number[];
                /** @description Words of the title, or a tag */
                search?: string;
                /** @description Leave the total out */
                skipCount?: boolean;
                /** @description Sort key, `-` before it for the largest first */
                sort?: string;
                /** @description Rows to pass over */
                start?: number;
                /** @description For moderators: states */
                stateOneOf?: number[];
                /** @description With all of these tags */
                tagsAllOf?: string[];
                /** @description With one of these tags */
                tagsOneOf?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_VideoBase"];
                };
            };
            /** @description A parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Only moderators may ask for that */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Somebody else's channel */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such channel */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getMyVideoRating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                videoId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyRating"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getMyVideoComments: {
        parameters: {
            query?: {
                autoTagOneOf?: string[];
                count?: number;
                /** @description Also below videos of channels one helps with */
                includeCollaborations?: boolean;
                isHeldForReview?: boolean;
                search?: string;
                searchAccount?: string;
                searchVideo?: string;
                sort?: string;
                start?: number;
                videoChannelId?: number;
                videoId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_ListedComment"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's channel or video */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such channel or video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getMyVideoImports: {
        parameters: {
            query?: {
                count?: number;
                id?: number;
                /** @description Also into channels that the caller helps with */
                includeCollaborations?: boolean;
                /** @description Words of the address or the title */
                search?: string;
                /** @description `createdAt` */
                sort?: string;
                start?: number;
                targetUrl?: string;
                videoChannelSyncId?: number;
                videoId?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_VideoImport"];
                };
            };
            /** @description A parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    registerUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Register"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description nobody may now */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description a name or the address is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listRegistrations: {
        parameters: {
            query?: {
                count?: number;
                search?: string;
                sort?: string;
                start?: number;
                stateOneOf?: number[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_RegistrationJson"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                registrationId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    acceptRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                registrationId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decision"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description decided already, or a name is taken by now */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    rejectRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                registrationId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decision"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description decided already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    verifyRegistrationEmail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                registrationId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirm"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description the link is wrong or over */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    askSendVerifyEmailForRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskByEmailOfRegistration"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description no address */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    requestRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestRegistration"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationJson"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description nobody may now */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description a name or the address is taken or asked for */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    revokeOAuthToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevokeAnswer"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getScopedTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScopedTokens"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    renewScopedTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScopedTokens"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getOAuthToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            /** @description a code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The second step is missing or wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Too many attempts from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    addVideoChannelSync: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VideoChannelSyncCreate"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoChannelSyncCreated"];
                };
            };
            /** @description A field is wrong, or there are too many */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Switched off, or somebody else's channel */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such channel */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delVideoChannelSync: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It is not followed */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    triggerVideoChannelSync: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It is not followed */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many at once */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Quota reached */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideoChannels: {
        parameters: {
            query?: {
                count?: number;
                sort?: string;
                start?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_ListedChannel"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addVideoChannel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateChannel"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelCreated"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The name is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideoChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelSummary"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    putVideoChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateChannel"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delVideoChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The last channel of its owner */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listVideoChannelActivities: {
        parameters: {
            query?: {
                count?: number;
                /** @description `createdAt` */
                sort?: string;
                start?: number;
            };
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_Activity"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteVideoChannelAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    pickVideoChannelAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["AvatarForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Avatars"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteVideoChannelBanner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    pickVideoChannelBanner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["BannerForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Banners"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listVideoChannelCollaborators: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_Collaborator"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    removeVideoChannelCollaborator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collaborator_id: number;
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    acceptVideoChannelCollaborator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collaborator_id: number;
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    rejectVideoChannelCollaborator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                collaborator_id: number;
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    inviteVideoChannelCollaborator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Invite"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invited"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Helps already, or was asked to */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideoChannelFollowers: {
        parameters: {
            query?: {
                count?: number;
                search?: string;
                /** @description `createdAt` */
                sort?: string;
                start?: number;
            };
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_FollowJson"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    giveVideoChannelOwnership: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveOwnership"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such person, its owner, or it is offered already */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    importVideosInChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportVideosInChannelCreate"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Switched off, or somebody else's channel */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such channel */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many at once */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Quota reached */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listVideoChannelOwnership: {
        parameters: {
            query?: {
                count?: number;
                /** @description `createdAt` */
                sort?: string;
                start?: number;
                /** @description 1 pending, 2 rejected, 3 accepted */
                state?: number;
            };
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_OwnershipChange"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideoChannelVideoPlaylists: {
        parameters: {
            query?: {
                count?: number;
                /** @description 1 regular, 2 watch later */
                playlistType?: number;
                search?: string;
                sort?: string;
                start?: number;
            };
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_Playlist"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such channel */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    reorderVideoPlaylistsOfChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reorder"];
            };
        };
        responses: {
            /** @description Moved */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such place */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's channel */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such channel */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideoChannelVideos: {
        parameters: {
            query?: {
                /** @description For moderators: automatic tags */
                autoTagOneOf?: string[];
                /** @description Categories */
                categoryOneOf?: number[];
                /** @description Rows, at most 100 */
                count?: number;
                /** @description Without what the caller has watched */
                excludeAlreadyWatched?: boolean;
                /** @description With HLS files, or without */
                hasHLSFiles?: boolean;
                /** @description With web video files, or without */
                hasWebVideoFiles?: boolean;
                /** @description Host of their owners */
                host?: string;
                /** @description For moderators: what else is listed and shown, as bits */
                include?: number;
                /** @description Planned live streams as well */
                includeScheduledLive?: boolean;
                /** @description Only live streams, or only others */
                isLive?: boolean;
                /** @description Only videos of this instance, or only others */
                isLocal?: boolean;
                /** @description Languages, `_unknown` for none */
                languageOneOf?: string[];
                /** @description Licences */
                licenceOneOf?: number[];
                /** @description `true`, `false` or `both` */
                nsfw?: string;
                /** @description Kinds of sensitive videos (bits) to leave out */
                nsfwFlagsExcluded?: number;
                /** @description Kinds of sensitive videos (bits) to list even so */
                nsfwFlagsIncluded?: number;
                /** @description For moderators: privacies */
                privacyOneOf?: number[];
                /** @description Words of the title, or a tag */
                search?: string;
                /** @description Leave the total out */
                skipCount?: boolean;
                /** @description Sort key, `-` before it for the largest first */
                sort?: string;
                /** @description Rows to pass over */
                start?: number;
                /** @description For moderators: states */
                stateOneOf?: number[];
                /** @description With all of these tags */
                tagsAllOf?: string[];
                /** @description With one of these tags */
                tagsOneOf?: string[];
            };
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_VideoBase"];
                };
            };
            /** @description A parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Only moderators may ask for that */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such channel */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideoChannelOwnership: {
        parameters: {
            query?: {
                count?: number;
                /** @description `createdAt` */
                sort?: string;
                start?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_OwnershipChange"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteVideoChannelOwnership: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    acceptVideoChannelOwnership: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The last channel of its owner */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too large for the quota */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    refuseVideoChannelOwnership: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getPlaylists: {
        parameters: {
            query?: {
                count?: number;
                /** @description 1 regular, 2 watch later */
                playlistType?: number;
                sort?: string;
                start?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_Playlist"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addPlaylist: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["PlaylistForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaylistCreated"];
                };
            };
            /** @description A field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's channel */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such channel */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideoPlaylist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                playlistId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Playlist"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Private: sign in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Somebody else's private one */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such playlist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    putVideoPlaylist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                playlistId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["PlaylistForm"];
            };
        };
        responses: {
            /** @description Changed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's playlist */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such playlist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delVideoPlaylist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                playlistId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Watch later stays */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's playlist */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such playlist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideoPlaylistVideos: {
        parameters: {
            query?: {
                count?: number;
                start?: number;
            };
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                playlistId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_Element"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Private: sign in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Somebody else's private one */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such playlist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addVideoPlaylistVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                playlistId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddVideo"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Added"];
                };
            };
            /** @description A field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's playlist */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such playlist or video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    putVideoPlaylistVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                playlistElementId: number;
                /** @description Number, UUID or short UUID */
                playlistId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeElement"];
            };
        };
        responses: {
            /** @description Changed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's playlist */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such playlist or place */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delVideoPlaylistVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                playlistElementId: number;
                /** @description Number, UUID or short UUID */
                playlistId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's playlist */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such playlist or place */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    reorderVideoPlaylist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                playlistId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reorder"];
            };
        };
        responses: {
            /** @description Moved */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such place */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's playlist */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such playlist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getPlaylistPrivacyPolicies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Labels by number */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideos: {
        parameters: {
            query?: {
                /** @description For moderators: automatic tags */
                autoTagOneOf?: string[];
                /** @description Categories */
                categoryOneOf?: number[];
                /** @description Rows, at most 100 */
                count?: number;
                /** @description Without what the caller has watched */
                excludeAlreadyWatched?: boolean;
                /** @description With HLS files, or without */
                hasHLSFiles?: boolean;
                /** @description With web video files, or without */
                hasWebVideoFiles?: boolean;
                /** @description Host of their owners */
                host?: string;
                /** @description For moderators: what else is listed and shown, as bits */
                include?: number;
                /** @description Planned live streams as well */
                includeScheduledLive?: boolean;
                /** @description Only live streams, or only others */
                isLive?: boolean;
                /** @description Only videos of this instance, or only others */
                isLocal?: boolean;
                /** @description Languages, `_unknown` for none */
                languageOneOf?: string[];
                /** @description Licences */
                licenceOneOf?: number[];
                /** @description `true`, `false` or `both` */
                nsfw?: string;
                /** @description Kinds of sensitive videos (bits) to leave out */
                nsfwFlagsExcluded?: number;
                /** @description Kinds of sensitive videos (bits) to list even so */
                nsfwFlagsIncluded?: number;
                /** @description For moderators: privacies */
                privacyOneOf?: number[];
                /** @description Words of the title, or a tag */
                search?: string;
                /** @description Leave the total out */
                skipCount?: boolean;
                /** @description Sort key, `-` before it for the largest first */
                sort?: string;
                /** @description Rows to pass over */
                start?: number;
                /** @description For moderators: states */
                stateOneOf?: number[];
                /** @description With all of these tags */
                tagsAllOf?: string[];
                /** @description With one of these tags */
                tagsOneOf?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_VideoBase"];
                };
            };
            /** @description A parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Only moderators may ask for that */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideo: {
        parameters: {
            query?: never;
            header?: {
                "x-peertube-video-password"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoDetails"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    putVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ClientVideoUpdate"];
            };
        };
        responses: {
            /** @description Changed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's video */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's video */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateVideoBlock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateVideoBlock"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such video, or it is not blocked */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addVideoBlock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BlockVideo"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It is blocked already, or a remote video was to be unfederated */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delVideoBlock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such video, or it is not blocked */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideoCaptions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Password of a protected video */
                "x-peertube-video-password"?: string | null;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_VideoCaption"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addVideoCaption: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Code of a language, see `videos/languages` */
                captionLanguage: string;
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        /** @description WebVTT or SubRip as `captionfile`, up to 20 MB */
        requestBody: {
            content: {
                "multipart/form-data": unknown;
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The language is unknown, or the file is none; its line is named */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's video */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delVideoCaption: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Code of a language */
                captionLanguage: string;
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's video */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such video, or no subtitles in this language */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    generateVideoCaption: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenerateCaption"];
            };
        };
        responses: {
            /** @description It will be done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field is wrong, it is switched off here, or the video is another server's, a live one, has subtitles already, or no sound */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's video, or `forceTranscription` of somebody who is no moderator */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It is being done already (`video_already_being_transcribed`) */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideoChapters: {
        parameters: {
            query?: never;
            header?: {
                "x-peertube-video-password"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chapters"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    replaceVideoChapters: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Chapters"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A chapter is wrong, or two begin at once */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's video */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideoCommentThreads: {
        parameters: {
            query?: {
                count?: number;
                sort?: string;
                start?: number;
            };
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadPage"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addVideoCommentThread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewComment"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Comments are off */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideoCommentThread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
                threadId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadTree"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addVideoCommentReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                commentId: number;
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewComment"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delVideoComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                commentId: number;
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    approveVideoComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                commentId: number;
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was removed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideoDesc: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `description` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideoEmbedPrivacy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmbedPrivacy"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's video */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateVideoEmbedPrivacy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateEmbedPrivacy"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's video */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    isVideoEmbedAllowed: {
        parameters: {
            query: {
                /** @description Host of the page, with an unusual port */
                domain: string;
            };
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmbedAllowed"];
                };
            };
            /** @description The domain is none */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    giveVideoOwnership: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveOwnership"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such person, its owner, or it is offered already */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delVideoHLS: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing else would play, or the video is remote */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It is being made */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delVideoHLSFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
                videoFileId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing else would play, or the video is remote */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It is being made */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideoFileMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileId: number;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listVideoOwnership: {
        parameters: {
            query?: {
                count?: number;
                /** @description `createdAt` */
                sort?: string;
                start?: number;
                /** @description 1 pending, 2 rejected, 3 accepted */
                state?: number;
            };
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_OwnershipChange"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listVideoPasswords: {
        parameters: {
            query?: {
                count?: number;
                /** @description `createdAt` or `-createdAt` */
                sort?: string;
                start?: number;
            };
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_VideoPassword"];
                };
            };
            /** @description The video is not protected */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's video */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateVideoPasswordList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplacePasswords"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A password is wrong, or the video is not protected */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's video */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addVideoPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddPassword"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The password is wrong, or the video is not protected */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's video */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    removeVideoPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
                videoPasswordId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is the last one */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's video */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such video or password */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    rateVideo: {
        parameters: {
            query?: never;
            header?: {
                /** @description Password of a protected video */
                "x-peertube-video-password"?: string | null;
            };
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RateVideo"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The caller may not see the video */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideoSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoSource"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's video */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such video, or nothing is known of its file */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteVideoSourceFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's video */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    replaceVideoSourceResumable: {
        parameters: {
            query: {
                /** @description From `Location` */
                upload_id: string;
            };
            header?: {
                /** @description `bytes a-b/N`, or `bytes *\/N` to ask */
                "content-range"?: string | null;
            };
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": number[];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoSource"];
                };
            };
            /** @description More is missing; see `Range` */
            308: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The piece does not fit */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unreadable file */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The file is being taken over */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    replaceVideoSourceResumableInit: {
        parameters: {
            query?: never;
            header: {
                /** @description Bytes of the file */
                "x-upload-content-length": number;
                /** @description Media type of the file */
                "x-upload-content-type"?: string | null;
            };
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        /** @description `filename` */
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description The same file is partly here; see `Range` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Send the bytes to `Location` */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's video, or not allowed here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Its file is being worked on */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Quota reached, or too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported kind of file */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    replaceVideoSourceResumableCancel: {
        parameters: {
            query: {
                /** @description From `Location` */
                upload_id: string;
            };
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideoOverallStats: {
        parameters: {
            query?: {
                endDate?: string;
                startDate?: string;
            };
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overall"];
                };
            };
            /** @description A date is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's video */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideoRetentionStats: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retention"];
                };
            };
            /** @description A live stream has none */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's video */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideoTimeserieStats: {
        parameters: {
            query?: {
                endDate?: string;
                startDate?: string;
            };
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
                /** @description `viewers`, `aggregateWatchTime` or `downloads` */
                metric: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Series"];
                };
            };
            /** @description A date or the metric is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's video */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideoUserAgentStats: {
        parameters: {
            query?: {
                endDate?: string;
                startDate?: string;
            };
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAgents"];
                };
            };
            /** @description A date is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's video */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listVideoStoryboards: {
        parameters: {
            query?: never;
            header?: {
                "x-peertube-video-password"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Storyboards"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    requestVideoToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Password of a protected video */
                "x-peertube-video-password"?: string | null;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientFileToken"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in, or send the password */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not for this caller */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createVideoTranscoding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTranscoding"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field is wrong, the video is remote or live, or transcoding is off */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It is being transcoded already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getTranscodingProgress: {
        parameters: {
            query?: never;
            header?: {
                "x-peertube-video-password"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TranscodingProgress"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getTranscriptionProgress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TranscriptionProgress"];
                };
            };
            /** @description No identifier of a video */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's video */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    putView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        /** @description As `addView` */
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description Noted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientView"];
            };
        };
        responses: {
            /** @description Noted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    setProgress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        /** @description As `addView` */
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description Noted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    postProgress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        /** @description As `addView` */
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description Noted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delVideoWebVideos: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing else would play, or the video is remote */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delVideoWebVideosFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
                videoFileId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing else would play, or the video is remote */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideoBlocks: {
        parameters: {
            query?: {
                count?: number;
                /** @description Part of the video's name */
                search?: string;
                sort?: string;
                start?: number;
                /** @description 1 by a moderator, 2 new videos that wait, 3 by an automatic tag */
                type?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_VideoBlock"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getCategories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientLabels"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getAllVideoComments: {
        parameters: {
            query?: {
                autoTagOneOf?: string[];
                count?: number;
                includeMuted?: boolean;
                isHeldForReview?: boolean;
                isLocal?: boolean;
                onLocalVideo?: boolean;
                search?: string;
                searchAccount?: string;
                searchVideo?: string;
                sort?: string;
                start?: number;
                videoChannelId?: number;
                videoId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_ListedComment"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such channel or video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    importVideo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description `channelId`, one of `targetUrl`, `magnetUri` and the file `torrentfile`, the fields of a video, and `thumbnailfile` */
        requestBody: {
            content: {
                "multipart/form-data": unknown;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoImport"];
                };
            };
            /** @description A field is wrong, the source cannot be read, or the torrent holds no video (code `incorrect_files_in_torrent`) */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's channel, or a private address */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such channel */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Imports are not allowed here, or too many torrent files are kept */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Quota reached */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteVideoImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such import */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It waits for its turn */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    cancelVideoImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such import */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It was begun already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    retryVideoImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It has not failed, its video is gone, or it was tried too often */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such import */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getLanguages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientLabels"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getLicences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientLabels"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideoOwnership: {
        parameters: {
            query?: {
                count?: number;
                /** @description `createdAt` */
                sort?: string;
                start?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_OwnershipChange"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteVideoOwnership: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    acceptVideoOwnership: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptOwnership"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Too large for the quota */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    refuseVideoOwnership: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideoPrivacyPolicies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientLabels"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    uploadLegacy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The form with the file as `videofile` */
        requestBody: {
            content: {
                "multipart/form-data": unknown;
            };
        };
        responses: {
            /** @description The video's three names */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's channel */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such channel */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Quota reached */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported kind of file */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unreadable file */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    uploadResumable: {
        parameters: {
            query: {
                /** @description From `Location` */
                upload_id: string;
            };
            header?: {
                /** @description `bytes a-b/N`, or `bytes *\/N` to ask */
                "content-range"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": number[];
            };
        };
        responses: {
            /** @description The video's three names */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description More is missing; see `Range` */
            308: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such upload */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The piece does not fit */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unreadable file */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The video is being made */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    uploadResumableInit: {
        parameters: {
            query?: never;
            header: {
                /** @description Bytes of the file */
                "x-upload-content-length": number;
                /** @description Media type of the file */
                "x-upload-content-type"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The form and `filename`; multipart when pictures come along */
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description The same file is partly here; see `Range` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Send the bytes to `Location` */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's channel */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such channel */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Quota reached, or too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Unsupported kind of file */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    uploadResumableCancel: {
        parameters: {
            query: {
                /** @description From `Location` */
                upload_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cancelled */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Somebody else's */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such upload */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getAccountWatchedWordsLists: {
        parameters: {
            query?: {
                count?: number;
                sort?: string;
                start?: number;
            };
            header?: never;
            path: {
                accountName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_WatchedWordsList"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addAccountWatchedWordsList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountName: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewList"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateAccountWatchedWordsList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountName: string;
                listId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delAccountWatchedWordsList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountName: string;
                listId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getAccountWatchedWordsSubscriptions: {
        parameters: {
            query?: {
                count?: number;
                /** @description Part of the name or of the address */
                search?: string;
                /** @description name, createdAt or lastSyncAt; - before it for the other way */
                sort?: string;
                start?: number;
            };
            header?: never;
            path: {
                accountName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_WatchedWordsSubscription"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addAccountWatchedWordsSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountName: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowWords"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchedWordsSubscription"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It is followed already, a list has its name, or too many are followed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteAccountWatchedWordsSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountName: string;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such account, or it does not follow such a list */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getServerWatchedWordsLists: {
        parameters: {
            query?: {
                count?: number;
                sort?: string;
                start?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_WatchedWordsList"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addServerWatchedWordsList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewList"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateServerWatchedWordsList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                listId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delServerWatchedWordsList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                listId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getServerWatchedWordsSubscriptions: {
        parameters: {
            query?: {
                count?: number;
                /** @description Part of the name or of the address */
                search?: string;
                /** @description name, createdAt or lastSyncAt; - before it for the other way */
                sort?: string;
                start?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultList_WatchedWordsSubscription"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addServerWatchedWordsSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowWords"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchedWordsSubscription"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is followed already, a list has its name, or too many are followed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteServerWatchedWordsSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such list is followed */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    downloadOriginalVideoFile: {
        parameters: {
            query?: {
                /** @description Opens the file in place of a session */
                videoFileToken?: string;
            };
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The part of it that was asked for */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is the one that is known already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not for whom asks */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is another one */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It has no such part */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    downloadHLSVideo: {
        parameters: {
            query?: {
                /** @description Opens the file in place of a session */
                videoFileToken?: string;
            };
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The part of it that was asked for */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is the one that is known already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not for whom asks */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is another one */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It has no such part */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    downloadTorrent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The part of it that was asked for */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is the one that is known already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is another one */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It has no such part */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    generateVideoDownload: {
        parameters: {
            query?: {
                /** @description The files to take pictures and sound of: one, or one with each */
                videoFileIds?: number[];
                /** @description Opens the file in place of a session */
                videoFileToken?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, while it is made */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not for whom asks, or downloads are not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description As many downloads are made as can be */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no program to make it with */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    downloadWebVideo: {
        parameters: {
            query?: {
                /** @description Opens the file in place of a session */
                videoFileToken?: string;
            };
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The part of it that was asked for */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is the one that is known already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not for whom asks */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is another one */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It has no such part */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getFavicon: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    askHub: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description `hub.mode` (`subscribe` or `unsubscribe`), `hub.topic`, `hub.callback`, `hub.lease_seconds`, `hub.secret` */
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": unknown;
            };
        };
        responses: {
            /** @description The callback will be asked */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such account, channel or playlist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Accepts nothing of it */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Too much waits already */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getPodcastChapters: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number, UUID or short UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The video is not for everybody */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such video */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getVideosPodcastFeed: {
        parameters: {
            query?: {
                /** @description `video`, `audio` or `m3u8` */
                enclosurePreference?: string;
                /** @description Number, UUID or short UUID */
                playlistId?: string;
                videoChannelId?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description RSS 2.0 with Apple's and the Podcasting 2.0 words */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description As known */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such channel or playlist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Accepts nothing of it */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getSyndicatedSubscriptionVideos: {
        parameters: {
            query: {
                /** @description Whose subscriptions */
                accountId: number;
                /** @description Only videos of this instance, or only others */
                isLocal?: boolean;
                /** @description `true`, `false` or `both` */
                nsfw?: string;
                /** @description `-publishedAt` by default */
                sort?: string;
                /** @description Their token, from `users/scoped-tokens` */
                token: string;
            };
            header?: never;
            path: {
                /** @description xml, rss, rss2, atom, atom1, json or json1 */
                format: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description RSS, Atom or JSON Feed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description As known */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not their token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Accepts nothing of it */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getSyndicatedComments: {
        parameters: {
            query?: {
                /** @description Only below videos of this account */
                accountId?: number;
                /** @description Only below videos of this account, by its handle */
                accountName?: string;
                /** @description Only below videos of this channel */
                videoChannelId?: number;
                /** @description Only below videos of this channel, by its handle */
                videoChannelName?: string;
                /** @description Only below this video */
                videoId?: string;
            };
            header?: never;
            path: {
                /** @description xml, rss, rss2, atom, atom1, json or json1 */
                format: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description RSS, Atom or JSON Feed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description As known */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The video is not for everybody */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such video, account or channel */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Accepts nothing of it */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getSyndicatedVideos: {
        parameters: {
            query?: {
                /** @description Only of this account */
                accountId?: number;
                /** @description Only of this account, by its handle */
                accountName?: string;
                categoryOneOf?: number[];
                /** @description `atom` asks for Atom below `.xml` */
                format?: string;
                /** @description Only videos of this instance, or only others */
                isLocal?: boolean;
                languageOneOf?: string[];
                /** @description `true`, `false` or `both` */
                nsfw?: string;
                /** @description `-originallyPublishedAt` by default */
                sort?: string;
                tagsAllOf?: string[];
                tagsOneOf?: string[];
                /** @description Only of this channel */
                videoChannelId?: number;
                /** @description Only of this channel, by its handle */
                videoChannelName?: string;
            };
            header?: never;
            path: {
                /** @description xml, rss, rss2, atom, atom1, json or json1 */
                format: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description RSS, Atom or JSON Feed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description As known */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Only moderators may ask for that */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such account or channel */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Accepts nothing of it */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    postInbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A signed activity (draft-cavage-http-signatures-12 or RFC 9421) */
        requestBody: {
            content: {
                "application/activity+json": unknown;
            };
        };
        responses: {
            /** @description It is written down, and will be processed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not an activity */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not believed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The signer's key cannot be fetched now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The part of it that was asked for */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is the one that is known already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is another one */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It has no such part */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getBanner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The part of it that was asked for */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is the one that is known already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is another one */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It has no such part */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The part of it that was asked for */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is the one that is known already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is another one */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It has no such part */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getStoryboard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The part of it that was asked for */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is the one that is known already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is another one */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It has no such part */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getThumbnail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The part of it that was asked for */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is the one that is known already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is another one */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It has no such part */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getTorrent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The part of it that was asked for */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is the one that is known already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is another one */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It has no such part */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getCaptionFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The part of it that was asked for */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is the one that is known already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is another one */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It has no such part */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getWebManifest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    getNodeinfo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    getRobotsTxt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    getOldSecurityTxt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            301: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getOEmbed: {
        parameters: {
            query: {
                /** @description `json` */
                format?: string;
                maxheight?: number;
                maxwidth?: number;
                /** @description Address of a video's or playlist's page */
                url: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Embedding"];
                };
            };
            /** @description No address of a page here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not for everybody */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such video or playlist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A format that is not made */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    redirectToAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its address */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No such account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    redirectToActor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its address */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is called so */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getSitemap: {
        parameters: {
            query?: {
                /** @description A part of a large instance's, named by its index */
                page?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A site map or an index of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such page */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getPublicHLSFile: {
        parameters: {
            query?: {
                /** @description Opens the file in place of a session */
                videoFileToken?: string;
            };
            header?: never;
            path: {
                file: string;
                uuid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The part of it that was asked for */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is the one that is known already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not for whom asks */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is another one */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It has no such part */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getPrivateHLSFile: {
        parameters: {
            query?: {
                /** @description Whether the token is added to what a playlist lists */
                reinjectVideoFileToken?: boolean;
                /** @description Opens the file in place of a session */
                videoFileToken?: string;
            };
            header?: never;
            path: {
                file: string;
                uuid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The part of it that was asked for */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is the one that is known already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not for whom asks */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is another one */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It has no such part */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getInstanceImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The part of it that was asked for */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is the one that is known already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is another one */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It has no such part */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getPublicWebVideo: {
        parameters: {
            query?: {
                /** @description Opens the file in place of a session */
                videoFileToken?: string;
            };
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The part of it that was asked for */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is the one that is known already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not for whom asks */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is another one */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It has no such part */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getPrivateWebVideo: {
        parameters: {
            query?: {
                /** @description Opens the file in place of a session */
                videoFileToken?: string;
            };
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The part of it that was asked for */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is the one that is known already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not for whom asks */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is another one */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description It has no such part */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    postChannelInbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The channel */
                name: string;
            };
            cookie?: never;
        };
        /** @description As for the shared inbox */
        requestBody: {
            content: {
                "application/activity+json": unknown;
            };
        };
        responses: {
            /** @description It is written down, and will be processed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not an activity */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not believed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description No such channel */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The signer's key cannot be fetched now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
}
