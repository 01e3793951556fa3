//! The parts of a video that one viewer watched, from the seconds their player reports.

/// PeerTube keeps at most this many parts of a viewing; what comes after is not looked at.
const MOST: usize = 100;

/// Parts in the order they were watched, as first and last second.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Sections(Vec<(i64, i64)>);

impl Sections {
    /// The player is at `second`: a part goes on, or a new one begins there, because somebody jumped or has gone back.
    pub(crate) fn reach(&mut self, second: i64, jumped: bool) {
        if self.0.len() >= MOST {
            return;
        }
        match self.0.last_mut() {
            Some(last) if !jumped && second >= last.0 => last.1 = second,
            _ => self.0.push((second, second)),
        }
    }

    /// Parts that a server tells of; what does not lie within the seconds of the video is left out.
    pub(crate) fn told(parts: &[(i64, i64)], duration: i64) -> Self {
        let is_part =
            |(first, last): &&(i64, i64)| (0..=duration).contains(first) && (*first..=duration).contains(last);
        Sections(parts.iter().filter(is_part).take(MOST).copied().collect())
    }

    /// Whether there is no part.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Seconds watched; what was watched twice counts twice.
    pub(crate) fn watch_time(&self) -> i64 {
        self.0.iter().map(|(first, last)| last - first).sum()
    }

    /// The same parts without overlaps, in the video's order.
    pub(crate) fn merged(&self) -> Vec<(i64, i64)> {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let mut merged: Vec<(i64, i64)> = Vec::with_capacity(sorted.len());
        for (first, last) in sorted {
            match merged.last_mut() {
                Some(before) if first <= before.1 => before.1 = before.1.max(last),
                _ => merged.push((first, last)),
            }
        }
        merged
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn watched(reports: &[(i64, bool)]) -> Sections {
        let mut sections = Sections::default();
        for (second, jumped) in reports {
            sections.reach(*second, *jumped);
        }
        sections
    }

    #[test]
    fn a_part_grows_until_somebody_jumps_or_goes_back() {
        let sections = watched(&[(0, false), (5, false), (30, true), (35, false), (3, false), (6, false)]);
        assert_eq!(sections.0, [(0, 5), (30, 35), (3, 6)]);
        assert_eq!(sections.watch_time(), 13);
        assert_eq!(sections.merged(), [(0, 6), (30, 35)]);
    }

    #[test]
    fn parts_that_are_told_lie_within_the_video() {
        let told = Sections::told(&[(0, 5), (-1, 3), (4, 2), (3, 10), (3, 11), (0, i64::MAX)], 10);
        assert_eq!(told.0, [(0, 5), (3, 10)]);
        assert_eq!(Sections::told(&[(0, 1); 500], 10).0.len(), MOST);
    }

    #[test]
    fn parts_are_bounded() {
        let mut sections = Sections::default();
        for second in 0..500 {
            sections.reach(second, true);
        }
        assert_eq!(sections.0.len(), MOST);
    }
}
