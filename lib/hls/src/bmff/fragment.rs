//! One movie fragment (8.8): the samples of its one track, resolved from all the places a default may stand.

use super::boxes::{BmffError, Fields, boxes, child};

/// Samples in one fragment, at most. (An hour of audio in one fragment has 170,000.)
const MAX_SAMPLES: usize = 1 << 20;

/// Bit of the sample flags that says "not a sync sample" (8.8.3.1).
const NON_SYNC: u32 = 0x0001_0000;

/// Values of samples that do not say their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Defaults {
    pub duration: u32,
    pub size: u32,
    pub flags: u32,
}

/// One sample: a coded picture or a coded frame of sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// Ticks.
    pub duration: u32,
    /// Bytes.
    pub size: u32,
    /// Sample flags (8.8.3.1).
    pub flags: u32,
    /// Presentation minus decode time in ticks.
    pub composition: i32,
}

impl Sample {
    /// Whether decoding can start here.
    #[must_use]
    pub fn is_sync(&self) -> bool {
        self.flags & NON_SYNC == 0
    }
}

/// A fragment of one track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fragment {
    /// Decode time of the first sample in ticks (8.8.12).
    pub decode_time: u64,
    /// The samples in decode order, never empty.
    pub samples: Vec<Sample>,
    /// Their bytes, one after the other.
    pub data: Vec<u8>,
    /// Offset of the first sample's bytes in the stream, counted from its beginning.
    pub position: u64,
}

impl Fragment {
    /// Length in ticks.
    #[must_use]
    pub fn duration(&self) -> u64 {
        self.samples.iter().map(|sample| u64::from(sample.duration)).sum()
    }

    /// Reads a `moof` (whole box) and the `mdat` (whole box) behind it. Only the layout of `default-base-is-moof` is understood: data offsets
    /// count from the start of the `moof`. `None` for a fragment without samples.
    pub(super) fn read(moof: &[u8], mdat: &[u8], defaults: Defaults) -> Result<Option<Self>, BmffError> {
        let outer = boxes(moof).next().ok_or(BmffError::Missing("moof"))??;
        let traf = child(outer.body, "traf")?.body;
        let mut decode_time = 0;
        let mut samples: Vec<Sample> = Vec::new();
        let mut data = Vec::new();
        let mut defaults = defaults;
        let mut position = moof.len().saturating_add(8);
        let mut begin = None;
        for found in boxes(traf) {
            let found = found?;
            match &found.kind {
                b"tfhd" => defaults = track_header(found.body, defaults)?,
                b"tfdt" => {
                    let mut fields = Fields::new(found.body, "tfdt");
                    let (version, _) = fields.full()?;
                    decode_time = if version == 1 { fields.u64()? } else { fields.u32()?.into() };
                }
                b"trun" => {
                    let first = samples.len();
                    if let Some(offset) = run(found.body, defaults, &mut samples)? {
                        position = offset;
                    }
                    for sample in &samples[first..] {
                        begin.get_or_insert(position);
                        // Offsets count from the moof; the samples lie in the mdat behind it.
                        let start = position
                            .checked_sub(moof.len())
                            .ok_or(BmffError::Unsupported("samples before the mdat"))?;
                        let end = start.saturating_add(sample.size as usize);
                        data.extend_from_slice(mdat.get(start..end).ok_or(BmffError::Truncated("mdat"))?);
                        position = position.saturating_add(sample.size as usize);
                    }
                }
                _ => {}
            }
        }
        Ok((!samples.is_empty()).then_some(Self { decode_time, samples, data, position: begin.unwrap_or(0) as u64 }))
    }
}

/// tfhd (8.8.7): this fragment's own defaults.
fn track_header(body: &[u8], mut defaults: Defaults) -> Result<Defaults, BmffError> {
    let mut fields = Fields::new(body, "tfhd");
    let (_, flags) = fields.full()?;
    fields.u32()?;
    if flags & 0x1 != 0 {
        return Err(BmffError::Unsupported("absolute data offsets"));
    }
    if flags & 0x2 != 0 {
        fields.u32()?;
    }
    if flags & 0x8 != 0 {
        defaults.duration = fields.u32()?;
    }
    if flags & 0x10 != 0 {
        defaults.size = fields.u32()?;
    }
    if flags & 0x20 != 0 {
        defaults.flags = fields.u32()?;
    }
    Ok(defaults)
}

/// trun (8.8.8): appends its samples; answers its data offset when it has one.
fn run(body: &[u8], defaults: Defaults, samples: &mut Vec<Sample>) -> Result<Option<usize>, BmffError> {
    let mut fields = Fields::new(body, "trun");
    let (_, flags) = fields.full()?;
    let count = fields.u32()? as usize;
    if count > MAX_SAMPLES || samples.len() + count > MAX_SAMPLES {
        return Err(BmffError::TooLarge(count as u64));
    }
    let offset = if flags & 0x1 != 0 {
        let offset = fields.u32()?.cast_signed();
        Some(usize::try_from(offset).map_err(|_| BmffError::Unsupported("a negative data offset"))?)
    } else {
        None
    };
    let first_flags = if flags & 0x4 != 0 { Some(fields.u32()?) } else { None };
    for index in 0..count {
        let duration = if flags & 0x100 != 0 { fields.u32()? } else { defaults.duration };
        let size = if flags & 0x200 != 0 { fields.u32()? } else { defaults.size };
        let own = if flags & 0x400 != 0 { fields.u32()? } else { defaults.flags };
        let composition = if flags & 0x800 != 0 { fields.u32()?.cast_signed() } else { 0 };
        let flags = first_flags.filter(|_| index == 0).unwrap_or(own);
        samples.push(Sample { duration, size, flags, composition });
    }
    Ok(offset)
}
