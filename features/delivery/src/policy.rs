//! What a server's answer means for its lane, and how long a lane waits.

use platform::http_client::Error;

/// What came of sending one activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The server has it.
    Delivered,
    /// The server will never take it: the lane goes on without it.
    Refused,
    /// The server answers, and may take it later (it could not fetch our key, or something broke on this activity). After so
    /// many tries the lane goes on without it.
    Doubtful(i64),
    /// The server is not there. Its lane waits.
    Down,
}

/// What a status says.
pub(crate) fn of_status(status: u16) -> Outcome {
    match status {
        200..=299 => Outcome::Delivered,
        // Gateways say so of a server behind them that is down; 429 and 408 ask for time.
        408 | 425 | 429 | 502..=504 | 520..=530 => Outcome::Down,
        401 | 403 => Outcome::Doubtful(3),
        500.. => Outcome::Doubtful(8),
        _ => Outcome::Refused,
    }
}

/// What a request that brought no answer says.
pub(crate) fn of_error(error: &Error) -> Outcome {
    match error {
        // It answered, at length; with what, nobody read.
        Error::TooLarge(_) => Outcome::Doubtful(3),
        Error::Address(_) => Outcome::Refused,
        _ => Outcome::Down,
    }
}

/// The first wait after a failure, in milliseconds.
const FIRST_WAIT: i64 = 30_000;
/// The longest: a server that was away for a week is found again within hours.
const LONGEST_WAIT: i64 = 6 * 3_600_000;

/// How long a lane waits after so many failures in a row, in milliseconds. `chance` (0 to 65,535) spreads those that failed
/// together over a quarter before and after.
pub(crate) fn wait(failures: i64, chance: u16) -> i64 {
    let doubled = FIRST_WAIT << (failures.clamp(1, 20) - 1);
    let wait = doubled.min(LONGEST_WAIT);
    wait * 3 / 4 + wait / 2 * i64::from(chance) / 65_535
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_some_hours_and_are_spread() {
        assert_eq!(wait(1, 0), 22_500);
        assert_eq!(wait(1, 65_535), 37_500);
        assert_eq!(wait(2, 0), 45_000);
        for failures in [11, 20, i64::MAX] {
            assert_eq!(wait(failures, 0), LONGEST_WAIT * 3 / 4);
            assert_eq!(wait(failures, 65_535), LONGEST_WAIT * 5 / 4);
        }
    }

    #[test]
    fn only_answers_that_are_about_the_activity_let_the_lane_go_on() {
        assert_eq!(of_status(204), Outcome::Delivered);
        for gone in [301, 400, 404, 410, 422] {
            assert_eq!(of_status(gone), Outcome::Refused, "{gone}");
        }
        for down in [408, 429, 502, 503, 504] {
            assert_eq!(of_status(down), Outcome::Down, "{down}");
        }
        assert_eq!((of_status(403), of_status(500)), (Outcome::Doubtful(3), Outcome::Doubtful(8)));
        assert_eq!(of_error(&Error::Deadline), Outcome::Down);
        assert_eq!(of_error(&Error::UnknownHost), Outcome::Down);
    }
}
