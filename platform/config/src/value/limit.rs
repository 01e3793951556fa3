//! `-1` means "no limit" all over PeerTube's configuration; here it is a case of its own.

use serde_json::Value;

use crate::value::{Setting, setting::integer};

/// A limit that may be absent; written `-1` when it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limit<T> {
    /// No limit (`-1`).
    Unlimited,
    /// At most this much.
    At(T),
}

impl<T: Copy> Limit<T> {
    /// The limit, `None` when there is none.
    pub fn get(self) -> Option<T> {
        match self {
            Limit::Unlimited => None,
            Limit::At(limit) => Some(limit),
        }
    }
}

impl<T: Copy + PartialOrd> Limit<T> {
    /// Is `amount` more than the limit allows? The limit itself is allowed.
    pub fn is_exceeded_by(self, amount: T) -> bool {
        self.get().is_some_and(|limit| amount > limit)
    }
}

impl<T: Setting> Setting for Limit<T> {
    fn expected() -> String {
        format!("{}, or -1 for no limit", T::expected())
    }

    fn parse(value: &Value) -> Option<Self> {
        if integer(value) == Some(-1) { Some(Limit::Unlimited) } else { T::parse(value).map(Limit::At) }
    }

    fn render(&self) -> Value {
        match self {
            Limit::Unlimited => (-1).into(),
            Limit::At(limit) => limit.render(),
        }
    }
}
