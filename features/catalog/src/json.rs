//! Rows become PeerTube's JSON shapes.

use crate::row::{FileRow, Party, ThumbnailRow, VideoRow};
use crate::urls::{Urls, thumbnail_path};
use actor::{ImageKind, images};
use platform::clock::iso;
use platform::id;
use torrent::InfoHash;
use torrent::magnet::Magnet;
use wire::constants;
use wire::{
    AccountSummary, ActorImage, ChannelSummary, FileDetails, Labelled, ScheduledUpdate, VideoAccount, VideoBase,
    VideoChannel, VideoSummary, VideoThumbnail,
};

/// Lists show this much of a description.
const TRUNCATED: usize = 250;

/// The state with its label.
pub(crate) fn state(id: i64) -> Labelled {
    constants::labelled(constants::STATES, Some(id))
}

fn truncated(text: &str) -> String {
    // Looks at the beginning only: descriptions are long, and lists have many.
    let (mut units, mut cut) = (0, 0);
    for (at, c) in text.char_indices() {
        if units + c.len_utf16() <= TRUNCATED - 3 {
            cut = at + c.len_utf8();
        }
        units += c.len_utf16();
        if units > TRUNCATED {
            return format!("{}...", &text[..cut]);
        }
    }
    text.to_owned()
}

fn host<'a>(party: &'a Party, urls: &'a Urls) -> String {
    party.host.as_deref().unwrap_or(&urls.host).to_owned()
}

fn avatars(party: &Party) -> Vec<ActorImage> {
    images(party.avatars.as_deref(), ImageKind::Avatar, &party.url)
}

pub(crate) fn account_in_full(party: &Party, user_id: Option<i64>, urls: &Urls) -> AccountSummary {
    AccountSummary {
        url: party.url.clone(),
        name: party.username.clone(),
        host: host(party, urls),
        avatars: avatars(party),
        id: party.id,
        host_redundancy_allowed: false,
        following_count: party.following,
        followers_count: party.followers,
        created_at: iso(party.created_at),
        display_name: party.display_name.clone(),
        description: party.description.clone(),
        updated_at: iso(party.updated_at),
        user_id,
    }
}

pub(crate) fn channel_in_full(video: &VideoRow, urls: &Urls) -> ChannelSummary {
    let party = &video.channel;
    ChannelSummary {
        url: party.url.clone(),
        name: party.username.clone(),
        host: host(party, urls),
        avatars: avatars(party),
        id: party.id,
        host_redundancy_allowed: false,
        following_count: party.following,
        followers_count: party.followers,
        created_at: iso(party.created_at),
        banners: images(party.banners.as_deref(), ImageKind::Banner, &party.url),
        display_name: party.display_name.clone(),
        description: party.description.clone(),
        support: video.channel_support.clone(),
        public_email: None,
        is_local: party.host.is_none(),
        updated_at: iso(party.updated_at),
        owner_account: Some(account_in_full(&video.account, video.owner_user_id, urls)),
    }
}

/// A video of a list.
pub(crate) fn summary(video: &VideoRow, thumbnails: &[&ThumbnailRow], urls: &Urls) -> VideoSummary {
    let (a, c) = (&video.account, &video.channel);
    let account = VideoAccount {
        id: a.id,
        display_name: a.display_name.clone(),
        name: a.username.clone(),
        url: a.url.clone(),
        host: host(a, urls),
        avatars: avatars(a),
    };
    let channel = VideoChannel {
        id: c.id,
        name: c.username.clone(),
        display_name: c.display_name.clone(),
        url: c.url.clone(),
        host: host(c, urls),
        avatars: avatars(c),
    };
    let mut base = base(video, thumbnails, urls, account, channel);
    base.description = base.truncated_description.clone();
    base
}

/// Adds what only some callers and pages are shown: how far it is.
pub(crate) fn with_state<A, C>(base: &mut VideoBase<A, C>, video: &VideoRow) {
    base.state = Some(state(video.state));
    base.wait_transcoding = Some(video.wait_transcoding);
    base.scheduled_update = video.schedule.map(|(at, privacy)| ScheduledUpdate { update_at: iso(at), privacy });
}

/// Adds what only some callers and pages are shown: whether moderators blocked it, and why.
pub(crate) fn with_block<A, C>(base: &mut VideoBase<A, C>, video: &VideoRow) {
    base.blacklisted = Some(video.blocked);
    base.blacklisted_reason = Some(video.blocked_reason.clone());
}

/// What lists and pages share.
pub(crate) fn base<A, C>(
    video: &VideoRow,
    thumbnails: &[&ThumbnailRow],
    urls: &Urls,
    account: A,
    channel: C,
) -> VideoBase<A, C> {
    let short_uuid = id::short(video.uuid);
    // The smallest wide picture is the thumbnail, the largest the preview; both are never null.
    let wide = || thumbnails.iter().filter(|t| t.width > t.height);
    let path = |t: Option<&&ThumbnailRow>| {
        t.map_or_else(|| "/client/assets/images/default-thumbnail.jpg".to_owned(), |t| thumbnail_path(&t.file_name))
    };
    VideoBase {
        id: video.id,
        uuid: video.uuid.to_string(),
        embed_path: format!("/videos/embed/{short_uuid}"),
        short_uuid,
        url: video.url.clone(),
        name: video.name.clone(),
        category: constants::labelled(constants::CATEGORIES, video.category),
        licence: constants::labelled(constants::LICENCES, video.licence),
        language: constants::labelled_language(video.language.as_deref()),
        privacy: constants::labelled(constants::PRIVACIES, Some(video.privacy)),
        nsfw: video.nsfw,
        nsfw_flags: video.nsfw_flags,
        nsfw_summary: video.nsfw_summary.clone(),
        truncated_description: video.description.as_deref().map(truncated),
        description: video.description.clone(),
        is_local: video.is_local,
        duration: video.duration,
        aspect_ratio: video.aspect_ratio,
        views: video.views,
        viewers: 0,
        downloads: video.downloads,
        likes: video.likes,
        dislikes: video.dislikes,
        thumbnail_path: path(wide().min_by_key(|t| t.width)),
        preview_path: path(wide().max_by_key(|t| t.width)),
        thumbnails: thumbnails
            .iter()
            .map(|t| VideoThumbnail {
                height: t.height,
                width: t.width,
                aspect_ratio: if t.width == t.height { "1:1" } else { "16:9" }.to_owned(),
                file_url: urls.absolute(&thumbnail_path(&t.file_name)),
            })
            .collect(),
        created_at: iso(video.created_at),
        updated_at: iso(video.updated_at),
        published_at: iso(video.published_at),
        originally_published_at: video.originally_published_at.map(iso),
        is_live: video.is_live,
        account,
        channel,
        user_history: None,
        caption_hit: None,
        comments: video.comments,
        state: None,
        wait_transcoding: None,
        scheduled_update: None,
        blacklisted: None,
        blacklisted_reason: None,
        blocked_owner: None,
        blocked_server: None,
        tags: None,
        automatic_tags: None,
        files: None,
        streaming_playlists: None,
    }
}

/// The uploaded file, offered to insiders while nothing else is there.
pub(crate) fn source(video: &VideoRow, file: &FileRow, urls: &Urls, trackers: &[String]) -> FileDetails {
    let url = urls.original(&file.file_name);
    FileDetails { file_url: url.clone(), file_download_url: url, ..self::file(video, file, urls, true, trackers) }
}

/// A finished file with its addresses. `private` says where it lies, unless it lies on another server; `trackers` are those of the
/// server it lies on.
pub(crate) fn file(video: &VideoRow, file: &FileRow, urls: &Urls, private: bool, trackers: &[String]) -> FileDetails {
    let hls = file.playlist_id.is_some();
    let file_url = match (&file.remote_url, hls) {
        (Some(url), _) => url.clone(),
        (None, true) => urls.hls(video.uuid, &file.file_name, private),
        (None, false) => urls.web_video(&file.file_name, private),
    };
    // Downloads are offered by the server the video lives on.
    let home = if video.is_local { urls.origin.as_str() } else { origin_of(&video.url) };
    let extension = file.file_name.rsplit('.').next().unwrap_or("mp4");
    let torrent_url = file.torrent_name.as_ref().map(|t| urls.absolute(&format!("/lazy-static/torrents/{t}")));
    let magnet = file.info_hash.as_deref().and_then(|h| h.parse::<InfoHash>().ok()).map(|info_hash| {
        Magnet {
            torrent_url: torrent_url.as_deref(),
            info_hash,
            name: &video.name,
            trackers,
            web_seeds: std::slice::from_ref(&file_url),
        }
        .to_string()
    });
    let (uuid, resolution) = (video.uuid, file.resolution);
    FileDetails {
        id: file.id,
        resolution: Labelled {
            id: Some(resolution),
            label: if resolution == 0 { "Audio only".to_owned() } else { format!("{resolution}p") },
        },
        width: file.width,
        height: file.height,
        magnet_uri: magnet,
        size: file.size,
        fps: file.fps,
        torrent_download_url: file.torrent_name.as_ref().map(|t| urls.absolute(&format!("/download/torrents/{t}"))),
        file_download_url: if hls {
            format!("{home}/download/streaming-playlists/hls/videos/{uuid}-{resolution}-fragmented.{extension}")
        } else {
            format!("{home}/download/web-videos/{uuid}-{resolution}.{extension}")
        },
        playlist_url: hls.then(|| file_url.replace("-fragmented.mp4", ".m3u8")),
        torrent_url,
        file_url,
        metadata_url: match &file.remote_metadata_url {
            Some(url) => url.clone(),
            None => urls.absolute(&format!("/api/v1/videos/{uuid}/metadata/{}", file.id)),
        },
        has_audio: file.has_audio,
        has_video: file.has_video,
        storage: 0,
    }
}

/// `https://host` of an address.
fn origin_of(url: &str) -> &str {
    let host = url.find("://").map_or(0, |at| at + 3);
    url[host..].find('/').map_or(url, |at| &url[..host + at])
}
