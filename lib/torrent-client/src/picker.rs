//! Which piece is asked for next.

/// How many sources may be asked for the same piece, once there is none that nobody is asked for: the last pieces must not wait for
/// the slowest peer.
const TOGETHER: u8 = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Asked of so many sources.
    Asked(u8),
    Here,
}

/// The pieces of a file, in the order of the file.
#[derive(Debug)]
pub(crate) struct Picker {
    first: usize,
    states: Vec<State>,
    /// Everything below it is here.
    lowest: usize,
    unasked: usize,
    left: usize,
}

impl Picker {
    /// Pieces from `first` on, all missing.
    pub fn new(first: usize, count: usize) -> Self {
        Picker { first, states: vec![State::Asked(0); count], lowest: 0, unasked: count, left: count }
    }

    /// The next piece to ask a source for; it counts as asked until [`Picker::give_back`] or [`Picker::complete`].
    pub fn pick(&mut self, has: impl Fn(usize) -> bool) -> Option<usize> {
        let most = if self.unasked > 0 { 0 } else { TOGETHER - 1 };
        let asked = |state: &State| matches!(state, State::Asked(n) if *n <= most);
        let at = (self.lowest..self.states.len()).find(|&at| asked(&self.states[at]) && has(self.first + at))?;
        self.ask(at);
        Some(self.first + at)
    }

    /// Takes exactly this piece, if nobody is asked for it.
    pub fn pick_this(&mut self, index: usize) -> bool {
        let at = index.checked_sub(self.first).filter(|&at| self.states.get(at) == Some(&State::Asked(0)));
        at.map(|at| self.ask(at)).is_some()
    }

    fn ask(&mut self, at: usize) {
        if let State::Asked(n) = &mut self.states[at] {
            self.unasked -= usize::from(*n == 0);
            *n += 1;
        }
    }

    /// A source that was asked for a piece does not bring it.
    pub fn give_back(&mut self, index: usize) {
        if let Some(State::Asked(n)) = self.states.get_mut(index - self.first) {
            *n -= 1;
            self.unasked += usize::from(*n == 0);
        }
    }

    /// A piece is here.
    pub fn complete(&mut self, index: usize) {
        let state = &mut self.states[index - self.first];
        if *state != State::Here {
            self.left -= 1;
            *state = State::Here;
        }
        while self.states.get(self.lowest) == Some(&State::Here) {
            self.lowest += 1;
        }
    }

    /// Whether a piece is here.
    pub fn is_here(&self, index: usize) -> bool {
        self.states[index - self.first] == State::Here
    }

    /// How many are not here yet.
    pub fn left(&self) -> usize {
        self.left
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_is_asked_of_one_until_the_last_ones() {
        let mut picker = Picker::new(5, 3);
        let all = |_| true;
        assert_eq!(picker.pick(|piece| piece > 5), Some(6));
        assert_eq!((picker.pick(all), picker.pick(|piece| piece < 7)), (Some(5), None));
        assert_eq!(picker.pick(all), Some(7));
        // Now everything is asked for: others may be asked, too, three in all.
        assert_eq!((picker.pick(all), picker.pick(all), picker.pick(all)), (Some(5), Some(5), Some(6)));
        picker.complete(5);
        picker.give_back(7);
        assert_eq!((picker.pick(|piece| piece == 6), picker.pick(all)), (None, Some(7)));
        picker.complete(5);
        picker.complete(6);
        assert_eq!((picker.left(), picker.is_here(6), picker.is_here(7)), (1, true, false));
        picker.give_back(6);
        picker.complete(7);
        assert_eq!((picker.left(), picker.pick(all)), (0, None));
    }

    #[test]
    fn a_certain_piece_is_taken_only_when_nobody_has_it() {
        let mut picker = Picker::new(2, 2);
        assert!(picker.pick_this(3));
        assert!(!picker.pick_this(3) && !picker.pick_this(4) && !picker.pick_this(1));
        picker.give_back(3);
        assert!(picker.pick_this(3));
    }
}
