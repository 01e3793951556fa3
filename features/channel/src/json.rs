//! Channels as clients see them.

use crate::ChannelRow;
use crate::stats::ChannelStats;
use actor::{ImageKind, images};
use platform::clock::iso;
use serde::Serialize;
use utoipa::ToSchema;
use wire::{ActorImage, ChannelSummary};

/// The owner of a channel in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ListedOwner {
    /// The actor's address.
    pub url: String,
    /// User name.
    pub name: String,
    /// Host, with the port when it is not the usual one.
    pub host: String,
    /// Avatar in several sizes.
    pub avatars: Vec<ActorImage>,
    /// Account id.
    pub id: i64,
    /// Whether the host may mirror our videos.
    pub host_redundancy_allowed: bool,
    /// Name to show.
    pub display_name: String,
}

/// A channel in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ListedChannel {
    /// The channel.
    #[serde(flatten)]
    pub channel: ChannelSummary,
    /// Whose it is.
    pub owner_account: ListedOwner,
    /// Where they were asked for.
    #[serde(flatten)]
    pub stats: Option<ChannelStats>,
}

impl ChannelRow {
    /// The channel as clients see it, with its owner in full.
    pub fn summary(&self, own_host: &str) -> ChannelSummary {
        ChannelSummary { owner_account: Some(self.owner.summary(own_host)), ..self.without_owner(own_host) }
    }

    /// The channel as it stands in lists.
    pub fn listed(&self, own_host: &str) -> ListedChannel {
        let owner = self.owner.summary(own_host);
        ListedChannel {
            channel: self.without_owner(own_host),
            owner_account: ListedOwner {
                url: owner.url,
                name: owner.name,
                host: owner.host,
                avatars: owner.avatars,
                id: owner.id,
                host_redundancy_allowed: owner.host_redundancy_allowed,
                display_name: owner.display_name,
            },
            stats: None,
        }
    }

    fn without_owner(&self, own_host: &str) -> ChannelSummary {
        ChannelSummary {
            url: self.url.clone(),
            name: self.username.clone(),
            host: self.host.clone().unwrap_or_else(|| own_host.to_owned()),
            avatars: images(self.avatars.as_deref(), ImageKind::Avatar, &self.url),
            id: self.id,
            host_redundancy_allowed: false,
            following_count: self.following_count,
            followers_count: self.followers_count,
            created_at: iso(self.created_at),
            banners: images(self.banners.as_deref(), ImageKind::Banner, &self.url),
            display_name: self.display_name.clone(),
            description: self.description.clone(),
            support: self.support.clone(),
            public_email: self.public_email.clone(),
            is_local: self.host.is_none(),
            updated_at: iso(self.updated_at),
            owner_account: None,
        }
    }
}
