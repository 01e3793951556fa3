//! Which document an address is of. The addresses are PeerTube's, with the other addresses of the same pages.

/// A document that can be asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Address<'a> {
    /// Of an account or a channel.
    Actor { is_channel: bool, handle: &'a str, part: ActorPart },
    /// Of a video.
    Video { id: &'a str, part: VideoPart },
    /// A playlist.
    Playlist { id: &'a str },
    /// One place in a playlist.
    PlaylistElement { playlist: &'a str, element: i64 },
}

/// What of an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ActorPart {
    Itself,
    Followers,
    Following,
    Playlists,
    Outbox,
    /// A like (`true`) or dislike of a video.
    Rate(bool, i64),
    PlayerSettings,
}

/// What of a video.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VideoPart {
    Itself,
    /// The activity that made it.
    Activity,
    Announces,
    /// The announcement by one actor.
    Announce(i64),
    /// Likes (`true`) or dislikes.
    Rates(bool),
    Comments,
    Comment(i64),
    CommentActivity(i64),
    ApproveReply(i64),
    Chapters,
    PlayerSettings,
}

impl<'a> Address<'a> {
    /// Reads a path; `None` for what has no document.
    pub(crate) fn parse(path: &'a str) -> Option<Self> {
        let parts: Vec<&str> = path.strip_prefix('/')?.split('/').collect();
        match parts.as_slice() {
            ["account" | "accounts" | "a", handle] | ["account" | "accounts" | "a", handle, "video-channels"] => {
                actor(false, handle, ActorPart::Itself)
            }
            ["account" | "accounts", handle, rest @ ..] => actor(false, handle, actor_part(rest)?),
            ["video-channels" | "c", handle] | ["video-channels" | "c", handle, "videos"] => {
                actor(true, handle, ActorPart::Itself)
            }
            ["video-channels", handle, "player-settings"] => actor(true, handle, ActorPart::PlayerSettings),
            ["video-channels", handle, rest @ ..] => match actor_part(rest)? {
                ActorPart::Rate(..) => None,
                part => actor(true, handle, part),
            },
            ["videos", "watch", "playlist", id] | ["w", "p", id] | ["video-playlists", id] => {
                Some(Address::Playlist { id })
            }
            ["video-playlists", playlist, "videos", element] => {
                Some(Address::PlaylistElement { playlist, element: number(element)? })
            }
            ["videos", "watch", id] => video(id, VideoPart::Itself),
            ["w", id] => match id.split_once(";threadId=") {
                Some((id, comment)) => video(id, VideoPart::Comment(number(comment)?)),
                None => video(id, VideoPart::Itself),
            },
            ["videos", "watch", id, rest @ ..] => video(id, video_part(rest)?),
            _ => None,
        }
    }

    /// Whether the address has no page: then the document is served whatever is asked for.
    pub(crate) fn has_no_page(&self) -> bool {
        matches!(self, Address::Actor { part: ActorPart::Outbox, .. })
    }
}

fn actor(is_channel: bool, handle: &str, part: ActorPart) -> Option<Address<'_>> {
    Some(Address::Actor { is_channel, handle, part })
}

fn video(id: &str, part: VideoPart) -> Option<Address<'_>> {
    Some(Address::Video { id, part })
}

fn actor_part(rest: &[&str]) -> Option<ActorPart> {
    Some(match rest {
        ["followers"] => ActorPart::Followers,
        ["following"] => ActorPart::Following,
        ["playlists"] => ActorPart::Playlists,
        ["outbox"] => ActorPart::Outbox,
        ["likes", id] => ActorPart::Rate(true, number(id)?),
        ["dislikes", id] => ActorPart::Rate(false, number(id)?),
        _ => return None,
    })
}

fn video_part(rest: &[&str]) -> Option<VideoPart> {
    Some(match rest {
        ["activity"] => VideoPart::Activity,
        ["announces"] => VideoPart::Announces,
        ["announces", actor] => VideoPart::Announce(number(actor)?),
        ["likes"] => VideoPart::Rates(true),
        ["dislikes"] => VideoPart::Rates(false),
        ["comments"] => VideoPart::Comments,
        ["comments", id] => VideoPart::Comment(number(id)?),
        ["comments", id, "activity"] => VideoPart::CommentActivity(number(id)?),
        ["comments", id, "approve-reply"] => VideoPart::ApproveReply(number(id)?),
        ["chapters"] => VideoPart::Chapters,
        ["player-settings"] => VideoPart::PlayerSettings,
        _ => return None,
    })
}

/// A row's number as it stands in an address.
fn number(text: &str) -> Option<i64> {
    text.parse().ok().filter(|n| *n > 0 && text.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_apart() {
        let account = |part| actor(false, "alice", part);
        let channel = |part| actor(true, "birds", part);
        let of_video = |part| video("x", part);
        for (path, address) in [
            ("/accounts/alice", account(ActorPart::Itself)),
            ("/account/alice", account(ActorPart::Itself)),
            ("/a/alice/video-channels", account(ActorPart::Itself)),
            ("/accounts/alice/followers", account(ActorPart::Followers)),
            ("/accounts/alice/following", account(ActorPart::Following)),
            ("/accounts/alice/playlists", account(ActorPart::Playlists)),
            ("/accounts/alice/outbox", account(ActorPart::Outbox)),
            ("/accounts/alice/likes/7", account(ActorPart::Rate(true, 7))),
            ("/accounts/alice/dislikes/7", account(ActorPart::Rate(false, 7))),
            ("/video-channels/birds", channel(ActorPart::Itself)),
            ("/c/birds/videos", channel(ActorPart::Itself)),
            ("/video-channels/birds/player-settings", channel(ActorPart::PlayerSettings)),
            ("/videos/watch/x", of_video(VideoPart::Itself)),
            ("/w/x", of_video(VideoPart::Itself)),
            ("/w/x;threadId=3", of_video(VideoPart::Comment(3))),
            ("/videos/watch/x/announces/3", of_video(VideoPart::Announce(3))),
            ("/videos/watch/x/comments/3/activity", of_video(VideoPart::CommentActivity(3))),
            ("/videos/watch/x/chapters", of_video(VideoPart::Chapters)),
            ("/videos/watch/playlist/x", Some(Address::Playlist { id: "x" })),
            ("/w/p/x", Some(Address::Playlist { id: "x" })),
            ("/video-playlists/x/videos/2", Some(Address::PlaylistElement { playlist: "x", element: 2 })),
            ("/", None),
            ("/accounts", None),
            ("/a/alice/outbox", None),
            ("/accounts/alice/inbox", None),
            ("/video-channels/birds/likes/7", None),
            ("/videos/watch/x/comments/-1", None),
            ("/videos/watch/x/comments/+1", None),
            ("/videos/watch/x/comments/99999999999999999999", None),
            ("/videos/embed/x", None),
        ] {
            assert_eq!(Address::parse(path), address, "{path}");
        }
    }
}
