//! What a value in the file may look like: `Setting` turns untyped YAML, JSON or environment text into one type.
//! It accepts the spellings PeerTube accepts, so that a file written for it means the same here.

use std::path::PathBuf;

use serde_json::Value;

/// A type that a key of the configuration can have.
pub(crate) trait Setting: Sized {
    /// Must the value be hidden wherever the configuration is shown?
    const SECRET: bool = false;
    /// Completes the sentence "expected …".
    fn expected() -> String;
    /// `None` when the value is not one of this type.
    fn parse(value: &Value) -> Option<Self>;
    /// The value as it is written in the file.
    fn render(&self) -> Value;
}

impl Setting for bool {
    fn expected() -> String {
        "true or false".into()
    }

    fn parse(value: &Value) -> Option<Self> {
        match value {
            Value::Bool(flag) => Some(*flag),
            Value::String(text) if text == "true" => Some(true),
            Value::String(text) if text == "false" => Some(false),
            _ => None,
        }
    }

    fn render(&self) -> Value {
        Value::Bool(*self)
    }
}

/// Whole numbers, also written as text: environment variables are always text.
pub(crate) fn integer(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64().or_else(|| whole(number.as_f64()?)),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// A float without a fraction, as JSON writers that know only floats send it.
fn whole(float: f64) -> Option<i64> {
    (float.fract() == 0.0 && float.abs() < 9.0e15).then_some(float as i64)
}

macro_rules! integer_settings {
    ($($ty:ty),+) => {$(
        impl Setting for $ty {
            fn expected() -> String {
                // Nobody needs to be told the largest 64-bit number.
                if <$ty>::BITS > 16 { "a whole number from 0".into() } else { format!("a whole number from 0 to {}", <$ty>::MAX) }
            }

            fn parse(value: &Value) -> Option<Self> {
                integer(value)?.try_into().ok()
            }

            fn render(&self) -> Value {
                Value::from(*self)
            }
        }
    )+};
}
integer_settings!(u16, u32, u64);

impl Setting for f64 {
    fn expected() -> String {
        "a number from 0".into()
    }

    fn parse(value: &Value) -> Option<Self> {
        let number = match value {
            Value::Number(number) => number.as_f64()?,
            Value::String(text) => text.trim().parse().ok()?,
            _ => return None,
        };
        (number.is_finite() && number >= 0.0).then_some(number)
    }

    fn render(&self) -> Value {
        Value::from(*self)
    }
}

impl Setting for String {
    fn expected() -> String {
        "text".into()
    }

    /// A key left empty (`terms:`) is empty text; a bare number is the text of its digits.
    fn parse(value: &Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(text.clone()),
            Value::Null => Some(String::new()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    fn render(&self) -> Value {
        Value::String(self.clone())
    }
}

impl Setting for PathBuf {
    fn expected() -> String {
        "a path".into()
    }

    fn parse(value: &Value) -> Option<Self> {
        match value {
            Value::String(text) if !text.is_empty() && !text.contains('\0') => Some(PathBuf::from(text)),
            _ => None,
        }
    }

    fn render(&self) -> Value {
        Value::String(self.to_string_lossy().into_owned())
    }
}

impl<T: Setting> Setting for Option<T> {
    const SECRET: bool = T::SECRET;

    fn expected() -> String {
        format!("{} or null", T::expected())
    }

    /// Empty text is nothing too: PeerTube tests these values for truth.
    fn parse(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            Value::String(text) if text.is_empty() => Some(None),
            value => T::parse(value).map(Some),
        }
    }

    fn render(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::render)
    }
}

impl<T: Setting> Setting for Vec<T> {
    const SECRET: bool = T::SECRET;

    fn expected() -> String {
        format!("a list, each {}", T::expected())
    }

    /// A key whose items are all commented out is `null` in YAML: an empty list.
    fn parse(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(Vec::new()),
            Value::Array(items) => items.iter().map(T::parse).collect(),
            _ => None,
        }
    }

    fn render(&self) -> Value {
        Value::Array(self.iter().map(T::render).collect())
    }
}

/// Declares an enumeration whose names in the file are fixed by PeerTube (or by us in our own sections).
macro_rules! choice {
    ($(#[doc = $doc:literal])+ pub enum $name:ident { $($(#[doc = $variant_doc:literal])+ $variant:ident = $text:literal,)+ }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[doc = $variant_doc])+ $variant,)+ }

        impl $name {
            /// The value as it stands in the configuration and in API answers.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }

        impl $crate::value::Setting for $name {
            fn expected() -> String {
                format!("one of {}", [$(concat!("'", $text, "'")),+].join(", "))
            }

            fn parse(value: &serde_json::Value) -> Option<Self> {
                match value.as_str()? { $($text => Some(Self::$variant),)+ _ => None }
            }

            fn render(&self) -> serde_json::Value {
                self.as_str().into()
            }
        }
    };
}
pub(crate) use choice;
