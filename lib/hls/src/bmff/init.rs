//! Initialisation: one track out of a `moov` (8.2), and an `ftyp` + `moov` of one or two tracks.

use super::boxes::{BmffError, Fields, Mp4Box, boxes, child, descendant, put, put_full};
use super::codec::codec_string;
use super::fragment::Defaults;

/// What a track carries (8.4.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrackKind {
    /// Pictures.
    Video,
    /// Sound.
    Audio,
}

/// One track's description, ready to be put into another file.
#[derive(Debug, Clone, PartialEq)]
pub struct TrackInit {
    /// Video or audio.
    pub kind: TrackKind,
    /// The track's number in its own stream.
    pub track_id: u32,
    /// Ticks per second of its times.
    pub timescale: u32,
    /// Width and height of the visual presentation in pixels (8.3.2); zero for sound.
    pub size: (u32, u32),
    /// RFC 6381 string ("avc1.64001f").
    pub codec: String,
    /// Ticks to add to decode + composition time to get presentation time: the edit list (8.6.6) folded into one number.
    pub edit_shift: i64,
    pub(super) defaults: Defaults,
    /// The children of `trak` without the edit list.
    trak: Vec<u8>,
}

impl TrackInit {
    /// Reads the first video or audio track of a `moov` box's body.
    ///
    /// # Errors
    /// [`BmffError`] when the description is cut, missing or of another codec.
    pub fn from_moov(moov: &[u8]) -> Result<Self, BmffError> {
        let movie_timescale = timescale(child(moov, "mvhd")?.body, "mvhd")?;
        let trak = child(moov, "trak")?;
        let media = child(trak.body, "mdia")?.body;
        let kind = match descendant(media, &["hdlr"])?.get(8..12) {
            Some(b"vide") => TrackKind::Video,
            Some(b"soun") => TrackKind::Audio,
            _ => return Err(BmffError::Unsupported("a track that is neither video nor audio")),
        };
        let (track_id, size) = header(child(trak.body, "tkhd")?.body)?;
        let timescale = timescale(child(media, "mdhd")?.body, "mdhd")?;
        let codec = codec_string(descendant(media, &["minf", "stbl", "stsd"])?)?;
        let edit_shift = match descendant(trak.body, &["edts", "elst"]) {
            Ok(list) => shift(list, timescale, movie_timescale)?,
            Err(BmffError::Missing(_)) => 0,
            Err(error) => return Err(error),
        };
        let defaults = defaults(moov, track_id)?;
        Ok(Self { kind, track_id, timescale, size, codec, edit_shift, defaults, trak: without_edits(trak)? })
    }
}

impl TrackInit {
    /// The track's boxes with another number, and with an edit list again where pictures are reordered: it takes the encoder's reordering delay
    /// off, so that the first picture is at 0. (Negative composition offsets could say the same, but widespread demuxers shift such tracks.)
    fn numbered(&self, number: u32) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.trak.len() + 36);
        // The structure was checked when it was read.
        for found in boxes(&self.trak).flatten() {
            let start = out.len();
            out.extend_from_slice(found.whole);
            if &found.kind != b"tkhd" {
                continue;
            }
            let field = start + 12 + if found.body.first() == Some(&1) { 16 } else { 8 };
            if let Some(place) = out.get_mut(field..field + 4) {
                place.copy_from_slice(&number.to_be_bytes());
            }
            let delay = u32::try_from(-self.edit_shift.min(0)).ok().filter(|&delay| delay > 0 && delay < 1 << 31);
            if let Some(delay) = delay.filter(|_| self.kind == TrackKind::Video) {
                put(&mut out, b"edts", |edts| {
                    put_full(edts, b"elst", 0, 0, |body| {
                        // One edit of unknown length (the movie is fragmented) at normal speed.
                        for word in [1, 0, delay, 0x0001_0000] {
                            body.extend_from_slice(&word.to_be_bytes());
                        }
                    });
                });
            }
        }
        out
    }
}

/// RFC 6381 strings of every track of an initialisation segment (`ftyp` + `moov`), in order.
///
/// # Errors
/// [`BmffError`] when a description is cut, missing or of another codec.
pub fn codecs(init: &[u8]) -> Result<Vec<String>, BmffError> {
    let moov = child(init, "moov")?.body;
    let tracks = boxes(moov).filter(|found| found.as_ref().map_or(true, |found| &found.kind == b"trak"));
    tracks.map(|trak| codec_string(descendant(trak?.body, &["mdia", "minf", "stbl", "stsd"])?)).collect()
}

/// Header fields of mvhd (8.2.2) and mdhd (8.4.2) start alike: version, times, timescale.
fn timescale(body: &[u8], within: &'static str) -> Result<u32, BmffError> {
    let mut fields = Fields::new(body, within);
    let (version, _) = fields.full()?;
    fields.take(if version == 1 { 16 } else { 8 })?;
    match fields.u32()? {
        0 => Err(BmffError::Unsupported("a timescale of zero")),
        ticks => Ok(ticks),
    }
}

/// Track number and size from tkhd (8.3.2).
fn header(body: &[u8]) -> Result<(u32, (u32, u32)), BmffError> {
    let mut fields = Fields::new(body, "tkhd");
    let (version, _) = fields.full()?;
    fields.take(if version == 1 { 16 } else { 8 })?;
    let track_id = fields.u32()?;
    fields.take(if version == 1 { 12 } else { 8 } + 52)?;
    Ok((track_id, (fields.u32()? >> 16, fields.u32()? >> 16)))
}

/// Empty edits delay, one media edit skips (8.6.6). Anything more is another programme and not made by our encoder.
fn shift(list: &[u8], timescale: u32, movie_timescale: u32) -> Result<i64, BmffError> {
    let mut fields = Fields::new(list, "elst");
    let (version, _) = fields.full()?;
    let count = fields.u32()?;
    let mut delay = 0i64;
    for _ in 0..count.min(16) {
        let (length, media_time) = if version == 1 {
            (fields.u64()?, fields.u64()?.cast_signed())
        } else {
            (u64::from(fields.u32()?), i64::from(fields.u32()?.cast_signed()))
        };
        fields.u32()?;
        if media_time >= 0 {
            return Ok(delay.saturating_sub(media_time));
        }
        let ticks = u128::from(length) * u128::from(timescale) / u128::from(movie_timescale);
        delay = delay.saturating_add(i64::try_from(ticks).unwrap_or(i64::MAX));
    }
    Ok(delay)
}

/// Defaults of the track's samples from mvex/trex (8.8.3).
fn defaults(moov: &[u8], track_id: u32) -> Result<Defaults, BmffError> {
    for found in boxes(child(moov, "mvex")?.body) {
        let found = found?;
        if &found.kind != b"trex" {
            continue;
        }
        let mut fields = Fields::new(found.body, "trex");
        fields.full()?;
        if fields.u32()? == track_id {
            fields.u32()?;
            return Ok(Defaults { duration: fields.u32()?, size: fields.u32()?, flags: fields.u32()? });
        }
    }
    Err(BmffError::Missing("trex"))
}

fn without_edits(trak: Mp4Box<'_>) -> Result<Vec<u8>, BmffError> {
    let mut children = Vec::with_capacity(trak.whole.len());
    for found in boxes(trak.body) {
        let found = found?;
        if &found.kind != b"edts" {
            children.extend_from_slice(found.whole);
        }
    }
    Ok(children)
}

/// An initialisation segment with these tracks, numbered 1, 2, ... in order.
#[must_use]
pub fn write_init(tracks: &[&TrackInit]) -> Vec<u8> {
    let mut out = Vec::new();
    put(&mut out, b"ftyp", |body| body.extend_from_slice(b"iso5\0\0\x02\0iso5iso6mp41"));
    put(&mut out, b"moov", |moov| {
        put_full(moov, b"mvhd", 0, 0, |body| {
            body.extend_from_slice(&[0; 8]);
            body.extend_from_slice(&1000u32.to_be_bytes());
            body.extend_from_slice(&0u32.to_be_bytes());
            body.extend_from_slice(&0x0001_0000u32.to_be_bytes());
            body.extend_from_slice(&0x0100u16.to_be_bytes());
            body.extend_from_slice(&[0; 10]);
            for cell in [0x0001_0000u32, 0, 0, 0, 0x0001_0000, 0, 0, 0, 0x4000_0000] {
                body.extend_from_slice(&cell.to_be_bytes());
            }
            body.extend_from_slice(&[0; 24]);
            let next = u32::try_from(tracks.len()).unwrap_or(0) + 1;
            body.extend_from_slice(&next.to_be_bytes());
        });
        for (number, track) in (1u32..).zip(tracks) {
            put(moov, b"trak", |trak| trak.extend_from_slice(&track.numbered(number)));
        }
        put(moov, b"mvex", |mvex| {
            for (number, _) in (1u32..).zip(tracks) {
                put_full(mvex, b"trex", 0, 0, |body| {
                    for word in [number, 1, 0, 0, 0] {
                        body.extend_from_slice(&word.to_be_bytes());
                    }
                });
            }
        });
    });
    out
}
