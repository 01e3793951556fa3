//! Who calls, and who may: roles, rights, and the port through which the `user` feature tells us.

use crate::problem::Result;
use futures::future::BoxFuture;

/// A user's role; the numbers are PeerTube's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// May do everything.
    Administrator = 0,
    /// May moderate.
    Moderator = 1,
    /// May manage what is theirs.
    User = 2,
}

impl Role {
    /// The role of a number.
    pub fn from_number(n: i64) -> Option<Self> {
        match n {
            0 => Some(Role::Administrator),
            1 => Some(Role::Moderator),
            2 => Some(Role::User),
            _ => None,
        }
    }
    /// PeerTube's name of it.
    pub fn label(self) -> &'static str {
        match self {
            Role::Administrator => "Administrator",
            Role::Moderator => "Moderator",
            Role::User => "User",
        }
    }
    /// Whether the role includes a right.
    pub fn has(self, right: Right) -> bool {
        match self {
            Role::Administrator => true,
            Role::Moderator => matches!(
                right,
                Right::ManageVideoBlocks
                    | Right::ManageAbuses
                    | Right::ManageAnyChannel
                    | Right::RemoveAnyVideo
                    | Right::RemoveAnyPlaylist
                    | Right::ManageAnyComment
                    | Right::UpdateAnyVideo
                    | Right::SeeAllVideos
                    | Right::SeeAllComments
                    | Right::ManageAccountMutes
                    | Right::ManageServerMutes
                    | Right::ManageMuteLists
                    | Right::ManageUsers
                    | Right::ManageRegistrations
                    | Right::ManageWatchedWords
                    | Right::ManageAutomaticTags
            ),
            Role::User => false,
        }
    }
}

/// What only some roles may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Right {
    /// Create, change and remove users.
    ManageUsers,
    /// Accept and reject sign-up requests.
    ManageRegistrations,
    /// Follow other instances, accept and remove followers.
    ManageFollows,
    /// Read the logs.
    ManageLogs,
    /// Read and run what helps to find faults.
    ManageDebug,
    /// Deal with reports.
    ManageAbuses,
    /// See and steer the job queue.
    ManageJobs,
    /// Read and change the configuration.
    ManageConfiguration,
    /// Change the instance's own pages.
    ManageCustomPages,
    /// Mute accounts for the whole instance.
    ManageAccountMutes,
    /// Mute servers for the whole instance.
    ManageServerMutes,
    /// Block videos.
    ManageVideoBlocks,
    /// Change somebody else's channel.
    ManageAnyChannel,
    /// Remove somebody else's video.
    RemoveAnyVideo,
    /// Remove somebody else's playlist.
    RemoveAnyPlaylist,
    /// Change somebody else's playlist.
    UpdateAnyPlaylist,
    /// Approve and remove comments on somebody else's videos.
    ManageAnyComment,
    /// Change somebody else's video.
    UpdateAnyVideo,
    /// List videos of all privacies and states.
    SeeAllVideos,
    /// List comments on all videos, held ones included.
    SeeAllComments,
    /// Give somebody's video to another.
    ChangeVideoOwnership,
    /// Remove single files of videos.
    ManageVideoFiles,
    /// See and steer other people's imports.
    ManageVideoImports,
    /// Start transcoding again.
    RunVideoTranscoding,
    /// Keep the instance's lists of watched words.
    ManageWatchedWords,
    /// Decide what automatic tags lead to.
    ManageAutomaticTags,
    /// Follow lists of mutes that are kept elsewhere.
    ManageMuteLists,
}

impl Right {
    /// PeerTube's number of it, which its refusals name.
    pub fn number(self) -> u8 {
        match self {
            Right::ManageUsers => 1,
            Right::ManageFollows => 2,
            Right::ManageLogs => 3,
            Right::ManageDebug => 4,
            Right::ManageAbuses => 6,
            Right::ManageJobs => 7,
            Right::ManageConfiguration => 8,
            Right::ManageCustomPages => 9,
            Right::ManageAccountMutes => 10,
            Right::ManageServerMutes => 11,
            Right::ManageVideoBlocks => 12,
            Right::ManageAnyChannel => 13,
            Right::RemoveAnyVideo => 14,
            Right::RemoveAnyPlaylist => 15,
            Right::ManageAnyComment => 16,
            Right::UpdateAnyVideo => 17,
            Right::UpdateAnyPlaylist => 18,
            Right::SeeAllVideos => 20,
            Right::SeeAllComments => 21,
            Right::ChangeVideoOwnership => 22,
            Right::ManageVideoFiles => 25,
            Right::RunVideoTranscoding => 26,
            Right::ManageVideoImports => 27,
            Right::ManageRegistrations => 28,
            Right::ManageWatchedWords => 32,
            Right::ManageAutomaticTags => 33,
            Right::ManageMuteLists => 34,
        }
    }
}

/// The signed-in user behind a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The user.
    pub user_id: i64,
    /// Their account.
    pub account_id: i64,
    /// Their name.
    pub username: String,
    /// Their role.
    pub role: Role,
    /// The session (token row) they came with.
    pub session_id: i64,
}

impl Caller {
    /// Whether the caller's role includes a right.
    pub fn may(&self, right: Right) -> bool {
        self.role.has(right)
    }
}

/// Who may call a route. Each route declares one; what lies in the row (own video, own channel) is the use case's policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody; nobody is asked who they are, so that a client with a stale token can get a new one.
    Public,
    /// Everybody; a token that is sent must be valid.
    Anyone,
    /// Signed-in users.
    SignedIn,
    /// Signed-in users whose role includes the right.
    With(Right),
}

/// Turns a bearer token into the user behind it.
pub trait Authenticator: Send + Sync {
    /// The caller, or `None` when the token is unknown, expired, or its user is blocked.
    fn caller<'a>(&'a self, token: &'a str) -> BoxFuture<'a, Result<Option<Caller>>>;
}
