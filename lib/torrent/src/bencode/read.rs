//! The bounded reader: refuses what is not bencoding, what is too large or too deep, and what two readers could understand
//! differently (leading zeros, `-0`, a key given twice, bytes after the end).

use std::collections::BTreeMap;

use super::Value;

/// How much a reader takes on.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Length of the whole document, in bytes.
    pub bytes: usize,
    /// Lists and dictionaries inside one another.
    pub depth: usize,
    /// Values in all, keys not counted.
    pub values: usize,
}

impl Default for Limits {
    /// 8 MiB (the pieces of 1.6 TB in pieces of 4 MiB), 16 deep, 100,000 values.
    fn default() -> Self {
        Self { bytes: 8 << 20, depth: 16, values: 100_000 }
    }
}

/// Why a document was refused, and at which byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The document is longer than [`Limits::bytes`], deeper than [`Limits::depth`] or has more values than [`Limits::values`].
    #[error("the bencoded document exceeds the limit on {0}")]
    TooLarge(&'static str),
    /// Not bencoding.
    #[error("not bencoded at byte {0}")]
    Syntax(usize),
    /// It ends in the middle of a value.
    #[error("the bencoded document is cut short")]
    Truncated,
    /// Something follows the value.
    #[error("bytes follow the bencoded value at byte {0}")]
    Trailing(usize),
    /// A dictionary has the same key twice.
    #[error("a key is given twice at byte {0}")]
    DuplicateKey(usize),
}

/// Reads one value under the default [`Limits`].
///
/// # Errors
/// See [`ReadError`].
pub fn read(input: &[u8]) -> Result<Value, ReadError> {
    read_with(input, Limits::default())
}

/// Reads one value that fills `input` under `limits`. Keys out of order are accepted (some writers forget to sort).
///
/// # Errors
/// See [`ReadError`].
pub fn read_with(input: &[u8], limits: Limits) -> Result<Value, ReadError> {
    let (value, length) = read_prefix(input, limits)?;
    if length == input.len() { Ok(value) } else { Err(ReadError::Trailing(length)) }
}

/// Reads the value that `input` begins with, and how many bytes it takes: messages of peers carry raw bytes behind it (BEP 9).
///
/// # Errors
/// See [`ReadError`].
pub fn read_prefix(input: &[u8], limits: Limits) -> Result<(Value, usize), ReadError> {
    if input.len() > limits.bytes {
        return Err(ReadError::TooLarge("size"));
    }
    let mut reader = Reader { input, at: 0, values: limits.values };
    let value = reader.value(limits.depth)?;
    Ok((value, reader.at))
}

/// The bytes of the value under `key` in the dictionary that fills `input`, as they were written: a hash is of these, in whatever
/// order their writer put the keys.
///
/// # Errors
/// See [`ReadError`].
pub fn raw_entry<'a>(input: &'a [u8], key: &str, limits: Limits) -> Result<Option<&'a [u8]>, ReadError> {
    if input.len() > limits.bytes {
        return Err(ReadError::TooLarge("size"));
    }
    let mut reader = Reader { input, at: 0, values: limits.values };
    if reader.peek()? != b'd' {
        return Err(ReadError::Syntax(0));
    }
    reader.at += 1;
    let mut found = None;
    while !reader.ended()? {
        let is_wanted = reader.bytes()? == key.as_bytes();
        let start = reader.at;
        reader.value(limits.depth)?;
        if is_wanted && found.replace(&input[start..reader.at]).is_some() {
            return Err(ReadError::DuplicateKey(start));
        }
    }
    Ok(found)
}

struct Reader<'a> {
    input: &'a [u8],
    at: usize,
    values: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Result<u8, ReadError> {
        self.input.get(self.at).copied().ok_or(ReadError::Truncated)
    }

    fn ended(&mut self) -> Result<bool, ReadError> {
        let ended = self.peek()? == b'e';
        self.at += usize::from(ended);
        Ok(ended)
    }

    fn value(&mut self, depth: usize) -> Result<Value, ReadError> {
        self.values = self.values.checked_sub(1).ok_or(ReadError::TooLarge("values"))?;
        let first = self.peek()?;
        let inner = || depth.checked_sub(1).ok_or(ReadError::TooLarge("depth"));
        match first {
            b'i' => {
                self.at += 1;
                self.integer(b'e').map(Value::Integer)
            }
            b'l' => {
                let depth = inner()?;
                self.at += 1;
                let mut items = Vec::new();
                while !self.ended()? {
                    items.push(self.value(depth)?);
                }
                Ok(Value::List(items))
            }
            b'd' => {
                let depth = inner()?;
                self.at += 1;
                let mut entries = BTreeMap::new();
                while !self.ended()? {
                    let start = self.at;
                    let key = self.bytes()?.to_vec();
                    if entries.insert(key, self.value(depth)?).is_some() {
                        return Err(ReadError::DuplicateKey(start));
                    }
                }
                Ok(Value::Dictionary(entries))
            }
            _ => self.bytes().map(|bytes| Value::Bytes(bytes.to_vec())),
        }
    }

    fn bytes(&mut self) -> Result<&'a [u8], ReadError> {
        let start = self.at;
        let length = usize::try_from(self.integer(b':')?).map_err(|_| ReadError::Syntax(start))?;
        let rest = &self.input[self.at..];
        let bytes = rest.get(..length).ok_or(ReadError::Truncated)?;
        self.at += length;
        Ok(bytes)
    }

    /// An integer without leading zeros, closed by `end`; nothing here is longer than 20 digits.
    fn integer(&mut self, end: u8) -> Result<i64, ReadError> {
        let start = self.at;
        let window = &self.input[start..self.input.len().min(start + 21)];
        let length = window.iter().position(|&byte| byte == end).ok_or(if window.len() < 21 {
            ReadError::Truncated
        } else {
            ReadError::Syntax(start)
        })?;
        let text = &window[..length];
        let digits = text.strip_prefix(b"-").unwrap_or(text);
        let canonical = match digits {
            [b'0'] => text.len() == 1,
            [b'1'..=b'9', rest @ ..] => rest.iter().all(u8::is_ascii_digit),
            _ => false,
        };
        let number = std::str::from_utf8(text).ok().filter(|_| canonical).and_then(|text| text.parse().ok());
        self.at = start + length + 1;
        number.ok_or(ReadError::Syntax(start))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_the_examples_of_bep_3() {
        assert_eq!(read(b"4:spam"), Ok(Value::from("spam")));
        assert_eq!(read(b"i3e"), Ok(Value::Integer(3)));
        assert_eq!(read(b"i-3e"), Ok(Value::Integer(-3)));
        assert_eq!(read(b"l4:spam4:eggse"), Ok(Value::List(vec!["spam".into(), "eggs".into()])));
        assert_eq!(
            read(b"d3:cow3:moo4:spam4:eggse"),
            Ok(Value::dictionary([("cow", "moo".into()), ("spam", "eggs".into())]))
        );
    }

    #[test]
    fn refuses_what_is_ambiguous_or_broken() {
        for bad in [
            "",
            "i",
            "ie",
            "i-e",
            "i-0e",
            "i03e",
            "i3",
            "4:spa",
            "-1:a",
            "01:a",
            "x",
            "l",
            "d",
            "d3:cowe",
            "di1ei2ee",
            "i3ei4e",
            "d1:ai1e1:ai2ee",
            "i99999999999999999999e",
            "99999999999999999999999999:",
            "i+1e",
            "i 1e",
        ] {
            assert!(read(bad.as_bytes()).is_err(), "{bad}");
        }
    }

    #[test]
    fn is_bounded() {
        let deep = [vec![b'l'; 20], vec![b'e'; 20]].concat();
        assert_eq!(read(&deep), Err(ReadError::TooLarge("depth")));
        assert!(read(&[vec![b'l'; 16], vec![b'e'; 16]].concat()).is_ok());
        let limits = Limits { bytes: 8, depth: 2, values: 2 };
        assert_eq!(read_with(b"li1ei1ee", limits), Err(ReadError::TooLarge("values")));
        assert_eq!(read_with(b"7:1234567", limits), Err(ReadError::TooLarge("size")));
        // A length far beyond the input allocates nothing.
        assert_eq!(read(b"9000000000:x"), Err(ReadError::Truncated));
    }

    #[test]
    fn a_value_is_read_before_raw_bytes() {
        assert_eq!(read_prefix(b"i7eraw", Limits::default()), Ok((Value::Integer(7), 3)));
        assert_eq!(read_prefix(b"", Limits::default()), Err(ReadError::Truncated));
    }

    #[test]
    fn an_entry_is_found_as_it_was_written() {
        let raw = |input: &'static [u8]| raw_entry(input, "b", Limits::default());
        // Keys out of order, inside and outside.
        assert_eq!(raw(b"d1:bd1:zi1e1:ai2ee1:ai0ee"), Ok(Some(&b"d1:zi1e1:ai2ee"[..])));
        assert_eq!(raw(b"d1:ad1:bi1eee"), Ok(None));
        assert_eq!(raw(b"d1:bi1e1:bi2ee"), Err(ReadError::DuplicateKey(10)));
        assert_eq!(raw(b"l1:bi1ee"), Err(ReadError::Syntax(0)));
        assert_eq!(raw(b"d1:bi1e"), Err(ReadError::Truncated));
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            any::<i64>().prop_map(Value::Integer),
            proptest::collection::vec(any::<u8>(), 0..40).prop_map(Value::Bytes)
        ];
        leaf.prop_recursive(4, 64, 8, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..8).prop_map(Value::List),
                proptest::collection::btree_map(proptest::collection::vec(any::<u8>(), 0..8), inner, 0..8)
                    .prop_map(Value::Dictionary)
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(value in any_value()) {
            prop_assert_eq!(read(&value.encode()), Ok(value));
        }

        #[test]
        fn any_bytes_are_answered_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            // What is accepted and canonical is written back the same.
            if let Ok(value) = read(&bytes) {
                prop_assert_eq!(read(&value.encode()), Ok(value));
            }
        }
    }
}
