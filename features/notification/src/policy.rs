//! Who is told what, and where: facts in, decision out.

/// The bit of a setting that says web.
const WEB: i64 = 1;

/// Whether a setting asks for a row on the web.
pub(crate) fn wants_web(setting: i64) -> bool {
    setting & WEB != 0
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
    fn settings_are_bits() {
        assert_eq!([0, 1, 2, 3].map(wants_web), [false, true, false, true]);
    }
}
