//! The CODECS strings of RFC 6381 from a sample description (8.5.2): `avc1.PPCCLL` and `mp4a.40.N`.

use super::boxes::{BmffError, Fields, boxes, child};

/// The string for the first entry of an `stsd` body.
pub(super) fn codec_string(stsd: &[u8]) -> Result<String, BmffError> {
    let mut fields = Fields::new(stsd, "stsd");
    fields.full()?;
    fields.u32()?;
    let entry = boxes(fields.rest()).next().ok_or(BmffError::Missing("sample entry"))??;
    match &entry.kind {
        b"avc1" | b"avc3" => avc(entry.kind, entry.body),
        b"mp4a" => aac(entry.body),
        _ => Err(BmffError::Unsupported("a codec other than H.264 and AAC")),
    }
}

/// ISO/IEC 14496-15, 5.3.3.1: the three bytes after the configuration's version. The visual entry's own fields are 78 bytes (12.1.3).
fn avc(kind: [u8; 4], entry: &[u8]) -> Result<String, BmffError> {
    let inside = entry.get(78..).ok_or(BmffError::Truncated("avc1"))?;
    let mut fields = Fields::new(child(inside, "avcC")?.body, "avcC");
    fields.u8()?;
    let (profile, constraints, level) = (fields.u8()?, fields.u8()?, fields.u8()?);
    Ok(format!("{}.{profile:02x}{constraints:02x}{level:02x}", String::from_utf8_lossy(&kind)))
}

/// ISO/IEC 14496-1, 7.2.6: object type of the decoder configuration and, for MPEG-4 audio, the audio object type of its specific
/// information. The audio entry's own fields are 28 bytes (12.2.3).
fn aac(entry: &[u8]) -> Result<String, BmffError> {
    let inside = entry.get(28..).ok_or(BmffError::Truncated("mp4a"))?;
    let mut fields = Fields::new(child(inside, "esds")?.body, "esds");
    fields.full()?;
    let mut es = descriptor(&mut fields, 3)?;
    es.u16()?;
    let flags = es.u8()?;
    if flags & 0x80 != 0 {
        es.u16()?;
    }
    if flags & 0x40 != 0 {
        let length = es.u8()?;
        es.take(length.into())?;
    }
    if flags & 0x20 != 0 {
        es.u16()?;
    }
    let mut config = descriptor(&mut es, 4)?;
    let object = config.u8()?;
    if object != 0x40 {
        return Ok(format!("mp4a.{object:02x}"));
    }
    config.take(12)?;
    let mut specific = descriptor(&mut config, 5)?;
    let first = specific.u8()?;
    let audio = match first >> 3 {
        31 => 32 + (u16::from(first & 7) << 3 | u16::from(specific.u8()? >> 5)),
        other => other.into(),
    };
    Ok(format!("mp4a.40.{audio}"))
}

fn descriptor<'a>(fields: &mut Fields<'a>, tag: u8) -> Result<Fields<'a>, BmffError> {
    if fields.u8()? != tag {
        return Err(BmffError::Unsupported("an unexpected descriptor"));
    }
    let mut length = 0usize;
    for _ in 0..4 {
        let byte = fields.u8()?;
        length = length << 7 | usize::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Ok(Fields::new(fields.take(length)?, "esds"))
}
