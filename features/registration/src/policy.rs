//! Who may register here, as the configuration says.

use config::schema::{Signup, SignupCidr};
use platform::{Problem, Result};
use std::net::IpAddr;

/// How people come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// At once.
    Direct,
    /// After a moderator said yes.
    Request,
}

impl Mode {
    /// The way of an instance.
    pub fn of(signup: &Signup) -> Self {
        if signup.requires_approval { Mode::Request } else { Mode::Direct }
    }
}

/// Whether the instance takes another user by that way; `users` is how many there are.
///
/// # Errors
/// 403 with PeerTube's sentence.
pub(crate) fn may_register(signup: &Signup, mode: Mode, users: i64) -> Result<()> {
    let sentence = if !signup.enabled {
        "User registration is not allowed"
    } else if mode == Mode::Direct && signup.requires_approval {
        "User registration requires approval"
    } else if signup.limit.get().is_some_and(|limit| u64::try_from(users).unwrap_or(0) >= limit) {
        "User limit is reached on this instance"
    } else {
        return Ok(());
    };
    Err(Problem::forbidden(sentence))
}

/// Whether somebody at an address may register: who is on the white list, and, when that is empty, who is not on the black one.
///
/// # Errors
/// 403 with PeerTube's sentence.
pub(crate) fn may_come_from(cidr: &SignupCidr, address: IpAddr) -> Result<()> {
    let on = |list: &[config::value::IpRange]| list.iter().any(|range| range.contains(address));
    if on(&cidr.whitelist) || (cidr.whitelist.is_empty() && !on(&cidr.blacklist)) {
        return Ok(());
    }
    Err(Problem::forbidden("You are not on a network authorized for registration."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use config::value::{IpRange, Limit};

    #[test]
    fn the_door_is_open_as_configured() {
        let mut signup = config::Config::default().signup;
        signup.enabled = true;
        signup.requires_approval = true;
        signup.limit = Limit::At(3);
        assert!(may_register(&signup, Mode::Request, 2).is_ok());
        assert_eq!(
            may_register(&signup, Mode::Request, 3).unwrap_err().detail(),
            "User limit is reached on this instance"
        );
        assert_eq!(may_register(&signup, Mode::Direct, 0).unwrap_err().detail(), "User registration requires approval");
        signup.requires_approval = false;
        assert!(may_register(&signup, Mode::Direct, 2).is_ok());
        signup.enabled = false;
        assert_eq!(may_register(&signup, Mode::Direct, 0).unwrap_err().detail(), "User registration is not allowed");
    }

    #[test]
    fn networks_are_let_in_as_listed() {
        let range = |text: &str| IpRange::parse_text(text).unwrap();
        let mut cidr = config::Config::default().signup.filters.cidr;
        let may = |cidr: &SignupCidr, address: &str| may_come_from(cidr, address.parse().unwrap()).is_ok();
        assert!(may(&cidr, "192.0.2.1"));
        cidr.blacklist = vec![range("192.0.2.0/24")];
        assert!(!may(&cidr, "192.0.2.1") && may(&cidr, "198.51.100.1") && may(&cidr, "2001:db8::1"));
        cidr.whitelist = vec![range("192.0.2.0/30")];
        assert!(may(&cidr, "192.0.2.1") && !may(&cidr, "192.0.2.9") && !may(&cidr, "198.51.100.1"));
    }
}
