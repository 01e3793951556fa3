//! Offers as clients see them.

use crate::store::{OfferRow, State};
use actor::{AccountRow, ImageKind, images};
use channel::ChannelRow;
use platform::clock::iso;
use serde::Serialize;
use utoipa::ToSchema;
use wire::{AccountSummary, Labelled, VideoChannel, VideoSummary, VideoThumbnail};

/// An offer of a video or of a channel.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OwnershipChange {
    id: i64,
    /// 1 pending, 2 rejected, 3 accepted.
    state: Labelled,
    /// `WAITING`, `REFUSED` or `ACCEPTED`: the state as clients before PeerTube 8.2 read it.
    status: &'static str,
    /// Who offered.
    initiator_account: AccountSummary,
    /// To whom.
    next_owner_account: AccountSummary,
    #[serde(skip_serializing_if = "Option::is_none")]
    video: Option<OfferedVideo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    video_channel: Option<VideoChannel>,
    /// ISO 8601.
    created_at: String,
}

/// A video that is offered.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OfferedVideo {
    id: i64,
    uuid: String,
    name: String,
    nsfw: bool,
    is_live: bool,
    #[serde(rename = "shortUUID")]
    short_uuid: String,
    /// ISO 8601.
    published_at: String,
    thumbnails: Vec<VideoThumbnail>,
    /// Where it is now.
    channel: VideoChannel,
}

impl From<VideoSummary> for OfferedVideo {
    fn from(video: VideoSummary) -> Self {
        OfferedVideo {
            id: video.id,
            uuid: video.uuid,
            name: video.name,
            nsfw: video.nsfw,
            is_live: video.is_live,
            short_uuid: video.short_uuid,
            published_at: video.published_at,
            thumbnails: video.thumbnails,
            channel: video.channel,
        }
    }
}

/// What a page of offers is shown with.
pub(crate) struct Known<'a> {
    pub own_host: &'a str,
    pub accounts: &'a [AccountRow],
    pub channels: &'a [ChannelRow],
    pub videos: Vec<VideoSummary>,
}

impl Known<'_> {
    /// An offer; `None` when somebody in it left since it was read.
    pub(crate) fn show(&self, offer: &OfferRow) -> Option<OwnershipChange> {
        let account = |id| self.accounts.iter().find(|a| a.id == id).map(|a| a.summary(self.own_host));
        let (label, status) = match offer.state {
            State::Pending => ("Pending", "WAITING"),
            State::Rejected => ("Rejected", "REFUSED"),
            State::Accepted => ("Accepted", "ACCEPTED"),
        };
        let video = offer.video_id.and_then(|id| self.videos.iter().find(|v| v.id == id));
        let channel = offer.channel_id.and_then(|id| self.channels.iter().find(|c| c.id == id));
        Some(OwnershipChange {
            id: offer.id,
            state: Labelled { id: Some(offer.state as i64), label: label.to_owned() },
            status,
            initiator_account: account(offer.initiator_id)?,
            next_owner_account: account(offer.next_owner_id)?,
            video: video.cloned().map(OfferedVideo::from),
            video_channel: channel.map(|c| VideoChannel {
                id: c.id,
                name: c.username.clone(),
                display_name: c.display_name.clone(),
                url: c.url.clone(),
                host: c.host.clone().unwrap_or_else(|| self.own_host.to_owned()),
                avatars: images(c.avatars.as_deref(), ImageKind::Avatar, &c.url),
            }),
            created_at: iso(offer.created_at),
        })
    }
}
