//! The `section!` macro: one line per key gives its name, its type and its meaning. The plain struct, the decoder
//! and the reference all come from that line. Defaults stand in `data/defaults.yaml`, variables in
//! `data/environment.txt`, because sections that occur several times (rate limits, buckets) differ in them.
//!
//! ```text
//! section! {
//!     /// The socket of the HTTP server.
//!     pub struct Listen {
//!         /// Port to bind.
//!         port: u16;
//!         /// A nested section.
//!         limits: Limits;
//!     }
//! }
//! ```
//! A key that is no Rust name is given in quotes after the field: `p720 as "720p": bool;`.

use serde_json::Value;

use crate::{load::Reader, value::Setting};

/// A key of the schema.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    /// Dotted.
    pub path: String,
    /// What it means, one or two sentences.
    pub doc: &'static str,
    /// Its value must not be shown.
    pub secret: bool,
    /// What a value must be.
    pub expected: fn() -> String,
    /// Is a value of the key's type?
    pub is_valid: fn(&Value) -> bool,
}

/// What the schema consists of, in the order of declaration.
#[derive(Debug, Clone)]
pub(crate) enum Entry {
    Section { path: String, doc: &'static str },
    Field(Field),
}

/// A place in the schema: a section, declared by `section!`, or a key of some [`Setting`] type.
pub(crate) trait Node: Sized {
    /// Adds itself and what is below to the list.
    fn describe(path: String, doc: &'static str, out: &mut Vec<Entry>);
    /// `None` when something below is wrong; the reader has then noted what.
    fn read(reader: &mut Reader<'_>, path: String) -> Option<Self>;
    /// The values below, by key.
    fn write(&self, path: String, out: &mut Vec<(String, Value)>);
}

impl<T: Setting> Node for T {
    fn describe(path: String, doc: &'static str, out: &mut Vec<Entry>) {
        out.push(Entry::Field(Field {
            path,
            doc: doc.trim(),
            secret: T::SECRET,
            expected: T::expected,
            is_valid: |value| T::parse(value).is_some(),
        }));
    }

    fn read(reader: &mut Reader<'_>, path: String) -> Option<Self> {
        reader.value(&path)
    }

    fn write(&self, path: String, out: &mut Vec<(String, Value)>) {
        out.push((path, self.render()));
    }
}

pub(crate) fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// Declares a section; see the head of this file.
macro_rules! section {
    (
        $(#[doc = $doc:literal])+
        pub struct $name:ident {
            $( $(#[doc = $field_doc:literal])+ $field:ident $(as $yaml:literal)? : $ty:ty; )+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            $( $(#[doc = $field_doc])+ pub $field: $ty, )+
        }

        impl $crate::section::Node for $name {
            fn describe(path: String, doc: &'static str, out: &mut Vec<$crate::section::Entry>) {
                if !path.is_empty() {
                    out.push($crate::section::Entry::Section { path: path.clone(), doc: doc.trim() });
                }
                $(
                    let below = $crate::section::join(&path, $crate::section::section!(@name $field $($yaml)?));
                    <$ty as $crate::section::Node>::describe(below, concat!($($field_doc),+), out);
                )+
            }

            fn read(reader: &mut $crate::load::Reader<'_>, path: String) -> Option<Self> {
                // All are read before the first failure returns, so that every error is noted.
                $(
                    let below = $crate::section::join(&path, $crate::section::section!(@name $field $($yaml)?));
                    let $field = <$ty as $crate::section::Node>::read(reader, below);
                )+
                Some(Self { $( $field: $field?, )+ })
            }

            fn write(&self, path: String, out: &mut Vec<(String, serde_json::Value)>) {
                $(
                    let below = $crate::section::join(&path, $crate::section::section!(@name $field $($yaml)?));
                    <$ty as $crate::section::Node>::write(&self.$field, below, out);
                )+
            }
        }
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $yaml:literal) => { $yaml };
}
pub(crate) use section;
