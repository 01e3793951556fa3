//! Who is told what, and where: facts in, decision out.

/// The bit of a setting that says web.
const WEB: i64 = 1;

/// The bit of a setting that says e-mail.
const MAIL: i64 = 2;

/// Whether a setting asks for a row on the web.
pub(crate) fn wants_web(setting: i64) -> bool {
    setting & WEB != 0
}

/// Whether a setting asks for an e-mail, and there may be one: where addresses must be confirmed, an unconfirmed one may be
/// somebody else's.
pub(crate) fn wants_mail(setting: i64, must_be_verified: bool, verified: Option<bool>) -> bool {
    setting & MAIL != 0 && !(must_be_verified && verified == Some(false))
}

/// What is known of a video that can be watched now.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Publication {
    /// Whether its owner waited for its transcoding; who did not has seen it published at once.
    pub waited: bool,
    /// Whether a date is planned for it.
    pub scheduled: bool,
    /// Whether a moderator took it away, or has not looked at it yet.
    pub blocked: bool,
    /// Whether its announcement was put off before.
    pub deferred: bool,
}

/// What to do about telling the owner that their video is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Telling {
    /// Tell them now.
    Now,
    /// Something else must happen first; look again then.
    Later,
    /// They know.
    Never,
}

/// Whether the owner of a video hears of its publication.
pub(crate) fn tell_owner(p: Publication) -> Telling {
    if p.scheduled || p.blocked {
        Telling::Later
    } else if p.waited || p.deferred {
        Telling::Now
    } else {
        Telling::Never
    }
}

/// Whether subscribers are told of a video with that privacy: public, or internal.
pub(crate) fn open_to_subscribers(privacy: i64) -> bool {
    matches!(privacy, 1 | 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn owners_hear_of_what_they_waited_for() {
        let tell =
            |waited, scheduled, deferred| tell_owner(Publication { waited, scheduled, blocked: false, deferred });
        assert_eq!(tell(true, false, false), Telling::Now);
        assert_eq!(tell(false, false, false), Telling::Never);
        assert_eq!((tell(true, true, false), tell(false, true, false)), (Telling::Later, Telling::Later));
        let blocked = Publication { waited: true, scheduled: false, blocked: true, deferred: true };
        assert_eq!(tell_owner(blocked), Telling::Later);
        // The date has come, and the plan is gone; or a moderator has looked at it.
        assert_eq!((tell(false, false, true), tell(true, false, true)), (Telling::Now, Telling::Now));
    }

    #[test]
    fn subscribers_hear_of_what_they_may_watch() {
        assert_eq!([1, 2, 3, 4, 5].map(open_to_subscribers), [true, false, false, true, false]);
    }

    #[test]
    fn settings_are_bits() {
        assert_eq!([0, 1, 2, 3].map(wants_web), [false, true, false, true]);
        assert_eq!([0, 1, 2, 3].map(|s| wants_mail(s, true, None)), [false, false, true, true]);
        assert!(
            !wants_mail(3, true, Some(false)) && wants_mail(3, false, Some(false)) && wants_mail(3, true, Some(true))
        );
    }
}
