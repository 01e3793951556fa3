//! The box structure itself (4.2): iterate over boxes in a buffer, read big-endian fields, write boxes.

/// Why bytes are not the boxes we expect.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BmffError {
    /// A box or field ends outside its container.
    #[error("a {0} box is cut short")]
    Truncated(&'static str),
    /// A box is larger than its kind may be here.
    #[error("a box of {0} bytes is too large")]
    TooLarge(u64),
    /// A box that must be there is not.
    #[error("no {0} box")]
    Missing(&'static str),
    /// A value this reader does not support.
    #[error("unsupported: {0}")]
    Unsupported(&'static str),
}

/// One box: its type, its body, and all of its bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mp4Box<'a> {
    pub kind: [u8; 4],
    pub body: &'a [u8],
    pub whole: &'a [u8],
}

/// Boxes that lie one after the other in `data`.
pub(super) fn boxes(data: &[u8]) -> impl Iterator<Item = Result<Mp4Box<'_>, BmffError>> {
    let mut rest = data;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let next = first(rest);
        match &next {
            Ok(found) => rest = &rest[found.whole.len()..],
            Err(_) => rest = &[],
        }
        Some(next)
    })
}

fn first(data: &[u8]) -> Result<Mp4Box<'_>, BmffError> {
    let (header, size) = header(data)?.ok_or(BmffError::Truncated("child"))?;
    let size = usize::try_from(size).map_err(|_| BmffError::TooLarge(size))?;
    let whole = data.get(..size).ok_or(BmffError::Truncated("child"))?;
    let mut kind = [0; 4];
    kind.copy_from_slice(&data[4..8]);
    Ok(Mp4Box { kind, body: &whole[header..], whole })
}

/// Length of the header and of the whole box, or `None` when more bytes are needed to tell.
pub(super) fn header(data: &[u8]) -> Result<Option<(usize, u64)>, BmffError> {
    let Some(short) = data.first_chunk::<4>() else { return Ok(None) };
    let (header, size) = match u32::from_be_bytes(*short) {
        // "To the end of the file" (4.2.2) makes no sense in a stream of fragments.
        0 => return Err(BmffError::Unsupported("a box without a size")),
        1 => match data.get(8..16).and_then(<[u8]>::first_chunk::<8>) {
            Some(large) => (16, u64::from_be_bytes(*large)),
            None => return Ok(None),
        },
        size => (8, u64::from(size)),
    };
    if size < header as u64 {
        return Err(BmffError::Truncated("header"));
    }
    if data.len() < header { Ok(None) } else { Ok(Some((header, size))) }
}

/// The first child of that type.
pub(super) fn child<'a>(data: &'a [u8], kind: &'static str) -> Result<Mp4Box<'a>, BmffError> {
    for found in boxes(data) {
        let found = found?;
        if found.kind == *kind.as_bytes() {
            return Ok(found);
        }
    }
    Err(BmffError::Missing(kind))
}

/// The child at the end of a chain of types.
pub(super) fn descendant<'a>(data: &'a [u8], path: &[&'static str]) -> Result<&'a [u8], BmffError> {
    path.iter().try_fold(data, |inside, kind| child(inside, kind).map(|found| found.body))
}

/// A reader of big-endian fields that refuses to run past the end.
pub(super) struct Fields<'a> {
    rest: &'a [u8],
    within: &'static str,
}

impl<'a> Fields<'a> {
    pub fn new(rest: &'a [u8], within: &'static str) -> Self {
        Self { rest, within }
    }

    pub fn take(&mut self, length: usize) -> Result<&'a [u8], BmffError> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(BmffError::Truncated(self.within))?;
        self.rest = rest;
        Ok(taken)
    }

    pub fn u8(&mut self) -> Result<u8, BmffError> {
        Ok(self.take(1)?[0])
    }

    pub fn u16(&mut self) -> Result<u16, BmffError> {
        self.take(2).map(|bytes| u16::from_be_bytes([bytes[0], bytes[1]]))
    }

    pub fn u32(&mut self) -> Result<u32, BmffError> {
        self.take(4).map(|bytes| u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    pub fn u64(&mut self) -> Result<u64, BmffError> {
        Ok(u64::from(self.u32()?) << 32 | u64::from(self.u32()?))
    }

    /// Version and flags of a full box (4.2.2).
    pub fn full(&mut self) -> Result<(u8, u32), BmffError> {
        let word = self.u32()?;
        Ok(((word >> 24) as u8, word & 0x00ff_ffff))
    }

    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }
}

/// Appends a box whose body `fill` writes.
pub(super) fn put(out: &mut Vec<u8>, kind: &[u8; 4], fill: impl FnOnce(&mut Vec<u8>)) {
    let start = out.len();
    out.extend_from_slice(&[0; 4]);
    out.extend_from_slice(kind);
    fill(out);
    let size = u32::try_from(out.len() - start).unwrap_or(u32::MAX);
    out[start..start + 4].copy_from_slice(&size.to_be_bytes());
}

/// Appends a full box (version and flags first).
pub(super) fn put_full(out: &mut Vec<u8>, kind: &[u8; 4], version: u8, flags: u32, fill: impl FnOnce(&mut Vec<u8>)) {
    put(out, kind, |body| {
        body.extend_from_slice(&(u32::from(version) << 24 | flags & 0x00ff_ffff).to_be_bytes());
        fill(body);
    });
}
