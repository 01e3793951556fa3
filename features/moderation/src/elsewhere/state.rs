//! How far a followed list is.

use wire::Labelled;

/// How far a followed list is, with PeerTube's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It was not read yet.
    Waiting = 1,
    /// It is being read.
    Processing = 2,
    /// It is here as it is there.
    Synchronized = 3,
    /// It could not be read, or not be taken in; that is tried again.
    Failed = 4,
}

impl State {
    /// A row's number, as clients see it.
    pub fn labelled(number: i64) -> Labelled {
        let label = match number {
            1 => "Waiting first run",
            2 => "Processing",
            3 => "Synchronized",
            _ => "Failed",
        };
        Labelled { id: Some(number), label: label.to_owned() }
    }
}
