//! Who may do what with a channel.

use crate::ChannelRow;
use platform::{Caller, Right};

/// Whether the caller may manage the channel: its owner, and who may change anybody's videos.
pub fn may_manage_channel(caller: &Caller, channel: &ChannelRow) -> bool {
    channel.user_id == Some(caller.user_id) || (channel.host.is_none() && caller.may(Right::UpdateAnyVideo))
}
