//! Places: reading them from requests, and what moving neighbours means.

use crate::PlaylistRow;
use crate::access::{self, wrong_param};
use crate::store::{self, ElementRow};
use database::Conn;
use platform::fields::{Fields, read};
use platform::id::Ref;
use platform::{Problem, Result};

const WRONG: &str = "Invalid value";
/// Seconds; more than any video has.
const LATEST: i64 = 1_000_000_000;

/// A time in seconds: not sent, removed, or set.
pub(crate) fn timestamp(fields: &mut Fields, name: &str) -> Option<Option<i64>> {
    match fields.raw(name) {
        None => None,
        Some(v) if v.is_null() => Some(None),
        Some(_) => fields.optional(name, WRONG, read::int(0, LATEST)).map(Some),
    }
}

/// The number of a place in an address.
pub(crate) fn element_id(text: &str) -> Result<i64> {
    let id = text.parse().ok().filter(|n: &i64| *n >= 0);
    id.ok_or_else(|| wrong_param("playlistElementId", text, "Should have an element id/uuid/short uuid"))
}

/// A playlist and one of its places; 404 for another playlist's place, too.
pub(crate) async fn of_playlist(conn: &mut Conn, which: Ref, element: i64) -> Result<(PlaylistRow, ElementRow)> {
    let playlist = access::found(conn, which).await?;
    let element = store::element(conn, playlist.id, element).await?;
    let element = element.ok_or_else(|| Problem::not_found("Video playlist element not found"))?;
    Ok((playlist, element))
}

/// Neighbours that move together, as a request names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Move {
    /// The first one's place, from 1.
    pub start: i64,
    /// Behind which place they go; 0 for the beginning.
    pub after: i64,
    /// How many.
    pub length: i64,
}

impl Move {
    /// Reads a request.
    pub fn read(fields: &mut Fields) -> Result<Move> {
        let start = fields.required("startPosition", WRONG, read::int(1, i64::MAX / 4));
        let after = fields.required("insertAfterPosition", WRONG, read::int(0, i64::MAX / 4));
        let length = fields.optional("reorderLength", WRONG, read::int(1, i64::MAX / 4)).unwrap_or(1);
        fields.finish()?;
        match (start, after) {
            (Some(start), Some(after)) => Ok(Move { start, after, length }),
            _ => Err(Problem::bad_request("Incorrect request parameters: startPosition, insertAfterPosition")),
        }
    }

    /// Refuses places that are not there; `whose` names what has `count` of them.
    pub fn check(&self, count: i64, whose: &str) -> Result<()> {
        if self.start > count || self.after > count {
            return Err(Problem::bad_request(format!(
                "Start position or insert after position exceed the {whose} limits (max: {count})"
            )));
        }
        let most = count + 1 - self.start;
        if self.length > most {
            return Err(Problem::bad_request(format!(
                "Reorder length with this start position exceeds the {whose} limits (max: {most})"
            )));
        }
        Ok(())
    }

    /// What moves where; `None` when all stay: they go behind themselves, or behind the one they are behind already.
    pub fn shift(&self) -> Option<Shift> {
        let end = self.start + self.length - 1;
        if self.after > end {
            let (by, others) = (self.after - end, -self.length);
            Some(Shift { first: self.start, last: end, by, lowest: self.start, highest: self.after, others })
        } else if self.after < self.start - 1 {
            let (by, others) = (self.after + 1 - self.start, self.length);
            Some(Shift { first: self.start, last: end, by, lowest: self.after + 1, highest: end, others })
        } else {
            None
        }
    }
}

/// A move in numbers: `first..=last` change by `by`, the rest of `lowest..=highest` by `others`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shift {
    pub first: i64,
    pub last: i64,
    pub by: i64,
    pub lowest: i64,
    pub highest: i64,
    pub others: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Moves letters as the database moves rows.
    fn moved(m: Move, letters: &str) -> String {
        let mut placed: Vec<(i64, char)> = (1..).zip(letters.chars()).collect();
        if let Some(s) = m.shift() {
            for (place, _) in placed.iter_mut().filter(|(p, _)| (s.lowest..=s.highest).contains(p)) {
                *place += if (s.first..=s.last).contains(place) { s.by } else { s.others };
            }
        }
        placed.sort_unstable();
        assert!(placed.iter().map(|(p, _)| *p).eq(1..=i64::try_from(letters.len()).unwrap()), "{m:?} leaves gaps");
        placed.into_iter().map(|(_, c)| c).collect()
    }

    /// What a person means: taken out, and put behind the one named.
    fn meant(m: Move, letters: &str) -> String {
        let at = |n: i64| usize::try_from(n).unwrap();
        let all: Vec<char> = letters.chars().collect();
        let (from, to) = (at(m.start) - 1, at(m.start + m.length) - 1);
        let taken = &all[from..to];
        if m.after >= m.start && m.after < m.start + m.length {
            return letters.to_owned();
        }
        let mut rest: Vec<char> =
            all.iter().enumerate().filter(|(n, _)| !(from..to).contains(n)).map(|(_, c)| *c).collect();
        let behind = if m.after == 0 { 0 } else { rest.iter().position(|c| *c == all[at(m.after) - 1]).unwrap() + 1 };
        rest.splice(behind..behind, taken.iter().copied());
        rest.into_iter().collect()
    }

    #[test]
    fn every_move_is_the_one_that_was_meant() {
        let letters = "abcdefg";
        for start in 1..=7 {
            for after in 0..=7 {
                for length in 1..=(8 - start) {
                    let m = Move { start, after, length };
                    assert!(m.check(7, "playlist").is_ok());
                    assert_eq!(moved(m, letters), meant(m, letters), "{m:?}");
                }
            }
        }
    }

    #[test]
    fn places_that_are_not_there_are_refused() {
        let refusal = |start, after, length| {
            Move { start, after, length }.check(4, "playlist").map_err(|p| p.detail().to_owned()).unwrap_err()
        };
        let exceed = "Start position or insert after position exceed the playlist limits (max: 4)";
        assert_eq!(refusal(42, 2, 3), exceed);
        assert_eq!(refusal(1, 5, 1), exceed);
        let long = "Reorder length with this start position exceeds the playlist limits (max: 2)";
        assert_eq!(refusal(3, 0, 3), long);
        assert!(Move { start: 1, after: 0, length: 1 }.check(0, "channel").is_err());
    }
}
