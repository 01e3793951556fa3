//! Passwords and keys: usable by the code, never shown by a log line or by `sepiola config`.

use std::fmt;

use serde_json::Value;

use crate::value::Setting;

/// Text that must not be shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Wraps a secret made elsewhere, e.g. one generated on the first start.
    pub fn new(text: impl Into<String>) -> Self {
        Secret(text.into())
    }

    /// The text itself: for the one place that needs it.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Nothing was configured.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.is_empty() { "Secret()" } else { "Secret(…)" })
    }
}

impl Setting for Secret {
    const SECRET: bool = true;

    fn expected() -> String {
        "text".into()
    }

    fn parse(value: &Value) -> Option<Self> {
        String::parse(value).map(Secret)
    }

    fn render(&self) -> Value {
        self.0.clone().into()
    }
}
