//! What notifications are about, read for a whole page at once: a few statements, however many rows there are.

mod abuse;
mod actor;
mod caption;
mod comment;
mod follow;
mod import;
mod mutes;
mod ownership;
mod people;
mod video;

use crate::json::{
    AbuseInfo, ActorInfo, BlockInfo, CaptionInfo, CollaboratorInfo, CommentInfo, FollowInfo, ImportInfo, MuteFigures,
    OwnershipInfo, RegistrationInfo, VideoWithChannel,
};
use database::{Conn, Error};
use std::collections::HashMap;

/// The ids of what one notification is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Subjects {
    pub video_id: Option<i64>,
    pub account_id: Option<i64>,
    pub block_id: Option<i64>,
    pub abuse_id: Option<i64>,
    pub comment_id: Option<i64>,
    pub follow_id: Option<i64>,
    pub registration_id: Option<i64>,
    pub collaborator_id: Option<i64>,
    pub ownership_id: Option<i64>,
    pub mute_change_id: Option<i64>,
    pub import_id: Option<i64>,
    pub caption_id: Option<i64>,
}

impl Subjects {
    /// About a video.
    pub fn video(id: i64) -> Self {
        Subjects { video_id: Some(id), ..Subjects::default() }
    }
}

/// What the notifications of a page are about, by id.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    pub videos: HashMap<i64, VideoWithChannel>,
    pub accounts: HashMap<i64, ActorInfo>,
    pub blocks: HashMap<i64, BlockInfo>,
    pub abuses: HashMap<i64, AbuseInfo>,
    pub comments: HashMap<i64, CommentInfo>,
    pub follows: HashMap<i64, FollowInfo>,
    pub registrations: HashMap<i64, RegistrationInfo>,
    pub collaborators: HashMap<i64, CollaboratorInfo>,
    pub offers: HashMap<i64, OwnershipInfo>,
    pub mute_changes: HashMap<i64, MuteFigures>,
    pub imports: HashMap<i64, ImportInfo>,
    pub captions: HashMap<i64, CaptionInfo>,
}

impl Loaded {
    /// Reads everything that these notifications name; `own_host` stands in for local actors' host.
    pub async fn read(conn: &mut Conn, subjects: &[Subjects], own_host: &str) -> Result<Loaded, Error> {
        let ids = |of: fn(&Subjects) -> Option<i64>| unique(subjects.iter().filter_map(of));
        Ok(Loaded {
            videos: video::with_channels(conn, &ids(|s| s.video_id), own_host).await?,
            accounts: actor::accounts(conn, &ids(|s| s.account_id), own_host).await?,
            blocks: video::blocks(conn, &ids(|s| s.block_id)).await?,
            abuses: abuse::abuses(conn, &ids(|s| s.abuse_id), own_host).await?,
            comments: comment::comments(conn, &ids(|s| s.comment_id), own_host).await?,
            follows: follow::follows(conn, &ids(|s| s.follow_id), own_host).await?,
            registrations: people::registrations(conn, &ids(|s| s.registration_id)).await?,
            collaborators: people::collaborators(conn, &ids(|s| s.collaborator_id), own_host).await?,
            offers: ownership::offers(conn, &ids(|s| s.ownership_id), own_host).await?,
            mute_changes: mutes::changes(conn, &ids(|s| s.mute_change_id)).await?,
            imports: import::imports(conn, &ids(|s| s.import_id)).await?,
            captions: caption::captions(conn, &ids(|s| s.caption_id)).await?,
        })
    }
}

/// Each id once, in order.
fn unique(ids: impl IntoIterator<Item = i64>) -> Vec<i64> {
    let mut ids: Vec<i64> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
