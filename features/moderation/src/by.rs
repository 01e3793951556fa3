//! Who mutes.

/// Whose list of mutes it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The instance's: it holds for everybody.
    Instance,
    /// An account's.
    Account(i64),
}

impl By {
    /// The account that owns the rows; the instance's have none.
    pub(crate) fn owner(self) -> Option<i64> {
        match self {
            By::Instance => None,
            By::Account(id) => Some(id),
        }
    }
}
