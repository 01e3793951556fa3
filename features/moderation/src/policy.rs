//! What may be muted.

use platform::{Problem, Result};

/// So many servers one list may hold: a server need not exist to be muted, so nothing else bounds them.
pub(crate) const MOST_SERVERS: i64 = 10_000;

/// So many lists of mutes may be followed.
pub(crate) const MOST_SUBSCRIPTIONS: i64 = 20;

/// The refusal of a list that is followed already.
pub(crate) fn followed_already(url: &str) -> Problem {
    Problem::conflict(format!("Subscription with URL {url} already exists"))
}

/// A followed list mutes no more servers than moderators may.
pub(crate) fn may_hold_servers(muted: i64) -> Result<()> {
    if muted > MOST_SERVERS {
        return Err(Problem::conflict("The list mutes too many servers."));
    }
    Ok(())
}

/// Nobody mutes themselves, not even for the whole instance.
pub(crate) fn may_mute_account(caller_account: i64, target: i64) -> Result<()> {
    if caller_account == target {
        return Err(Problem::conflict("You cannot block yourself."));
    }
    Ok(())
}

/// The instance's own server cannot be muted, and a list is not endless.
pub(crate) fn may_mute_server(host: &str, own_host: &str, muted: i64) -> Result<()> {
    if host.eq_ignore_ascii_case(own_host) {
        return Err(Problem::conflict("You cannot block your own server."));
    }
    if muted >= MOST_SERVERS {
        return Err(Problem::conflict("This list of muted servers is full."));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_mutes_themselves_or_home() {
        assert!(may_mute_account(1, 2).is_ok() && may_mute_account(2, 2).is_err());
        assert!(may_mute_server("peer.example", "home.example", 0).is_ok());
        assert!(may_mute_server("HOME.example", "home.example", 0).is_err());
        assert!(may_mute_server("peer.example", "home.example", MOST_SERVERS).is_err());
    }
}
