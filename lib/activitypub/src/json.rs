//! JSON from strangers: read within bounds, which are checked on the bytes before anything is built from them.

use serde_json::Value;

/// How large a document may be.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Bytes.
    pub bytes: usize,
    /// Objects and arrays inside each other.
    pub depth: usize,
    /// Values in all, as counted by the commas and brackets between them.
    pub values: usize,
}

/// For one activity or object: PeerTube takes bodies of 500 KB and refuses deeper than 20 when it checks their signatures;
/// a video with many captions and files has some thousand values.
pub const DOCUMENT: Bounds = Bounds { bytes: 1_000_000, depth: 32, values: 50_000 };

/// Why a text was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Too many bytes.
    #[error("the document is too long")]
    TooLong,
    /// Too deep.
    #[error("the document is nested too deep")]
    TooDeep,
    /// Too many values.
    #[error("the document has too many values")]
    TooMany,
    /// Not JSON.
    #[error("the document is not JSON")]
    Syntax,
}

/// Reads a document.
///
/// # Errors
/// See [`Error`].
pub fn read(text: &[u8], bounds: &Bounds) -> Result<Value, Error> {
    if text.len() > bounds.bytes {
        return Err(Error::TooLong);
    }
    measure(text, bounds)?;
    serde_json::from_slice(text).map_err(|_| Error::Syntax)
}

/// Counts depth and values without recursion and without memory; what is not JSON is found later by the reader.
fn measure(text: &[u8], bounds: &Bounds) -> Result<(), Error> {
    let (mut depth, mut values, mut in_string, mut escaped) = (0usize, 1usize, false, false);
    for byte in text {
        if in_string {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_string = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'[' | b'{' => {
                depth += 1;
                values += 1;
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            b',' => values += 1,
            _ => {}
        }
        if depth > bounds.depth {
            return Err(Error::TooDeep);
        }
        if values > bounds.values {
            return Err(Error::TooMany);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const SMALL: Bounds = Bounds { bytes: 100, depth: 3, values: 10 };

    #[test]
    fn documents_within_bounds_are_read() {
        let text = br#"{"a": [{"b": "[[[[{{{{,,,,,,,,,\"[[["}], "c": "\\"}"#;
        assert_eq!(read(text, &SMALL).unwrap(), json!({"a": [{"b": "[[[[{{{{,,,,,,,,,\"[[["}], "c": "\\"}));
    }

    #[test]
    fn others_are_refused_before_they_are_built() {
        assert_eq!(read(&[b' '; 101], &SMALL), Err(Error::TooLong));
        assert_eq!(read(b"[[[[1]]]]", &SMALL), Err(Error::TooDeep));
        assert_eq!(read(b"[1,2,3,4,5,6,7,8,9,10]", &SMALL), Err(Error::TooMany));
        assert_eq!(read("[".repeat(90).as_bytes(), &SMALL), Err(Error::TooDeep));
        for not in [&b"{"[..], b"", b"nil", b"{\"a\":1}}", b"\xff"] {
            assert_eq!(read(not, &SMALL), Err(Error::Syntax));
        }
    }
}
