//! Writing a segment: one `moof` with a `traf` per track and one `mdat` (8.8).

use super::boxes::{put, put_full};
use super::fragment::Sample;

/// The samples of one track in a segment.
#[derive(Debug, Clone)]
pub struct TrackRun<'a> {
    /// The track's number in the initialisation segment.
    pub track_id: u32,
    /// Decode time of the first sample in the track's ticks.
    pub decode_time: u64,
    /// The samples in decode order.
    pub samples: &'a [Sample],
    /// Their bytes, one after the other.
    pub data: &'a [u8],
}

/// Bytes of the segment number `sequence` (from 1). Tracks without samples are left out; data stand in the order of `tracks`.
#[must_use]
pub fn write_segment(sequence: u32, tracks: &[TrackRun<'_>]) -> Vec<u8> {
    let tracks: Vec<_> = tracks.iter().filter(|track| !track.samples.is_empty()).collect();
    let payload: usize = tracks.iter().map(|track| track.data.len()).sum();
    let mut out = Vec::with_capacity(payload + 4096);
    let mut offsets = Vec::new();
    put(&mut out, b"moof", |moof| {
        put_full(moof, b"mfhd", 0, 0, |body| body.extend_from_slice(&sequence.to_be_bytes()));
        for track in &tracks {
            put(moof, b"traf", |traf| offsets.push(write_track(traf, track)));
        }
    });
    // `put` fills nested buffers in place, so the noted offsets are absolute in `out`, which starts at the moof.
    let mut position = out.len() + 8;
    for (place, track) in offsets.into_iter().zip(&tracks) {
        let offset = i32::try_from(position).unwrap_or(i32::MAX);
        out[place..place + 4].copy_from_slice(&offset.to_be_bytes());
        position += track.data.len();
    }
    put(&mut out, b"mdat", |mdat| {
        for track in &tracks {
            mdat.extend_from_slice(track.data);
        }
    });
    out
}

/// Writes tfhd, tfdt and trun; answers where the data offset is to be filled in.
fn write_track(traf: &mut Vec<u8>, track: &TrackRun<'_>) -> usize {
    let samples = track.samples;
    let same_duration = samples.windows(2).all(|pair| pair[0].duration == pair[1].duration);
    let later_flags = samples.get(1).unwrap_or(&samples[0]).flags;
    let same_flags = samples.iter().skip(1).all(|sample| sample.flags == later_flags);
    let composed = samples.iter().any(|sample| sample.composition != 0);
    let mut header = 0x02_0000;
    header |= if same_duration { 0x8 } else { 0 };
    header |= if same_flags { 0x20 } else { 0 };
    put_full(traf, b"tfhd", 0, header, |body| {
        body.extend_from_slice(&track.track_id.to_be_bytes());
        if same_duration {
            body.extend_from_slice(&samples[0].duration.to_be_bytes());
        }
        if same_flags {
            body.extend_from_slice(&later_flags.to_be_bytes());
        }
    });
    put_full(traf, b"tfdt", 1, 0, |body| body.extend_from_slice(&track.decode_time.to_be_bytes()));
    let first_differs = same_flags && samples[0].flags != later_flags;
    let mut flags = 0x1 | 0x200;
    flags |= if first_differs { 0x4 } else { 0 };
    flags |= if same_duration { 0 } else { 0x100 };
    flags |= if same_flags { 0 } else { 0x400 };
    flags |= if composed { 0x800 } else { 0 };
    let mut place = 0;
    // Version 1: composition offsets are signed.
    put_full(traf, b"trun", 1, flags, |body| {
        body.extend_from_slice(&u32::try_from(samples.len()).unwrap_or(u32::MAX).to_be_bytes());
        place = body.len();
        body.extend_from_slice(&[0; 4]);
        if first_differs {
            body.extend_from_slice(&samples[0].flags.to_be_bytes());
        }
        for sample in samples {
            if !same_duration {
                body.extend_from_slice(&sample.duration.to_be_bytes());
            }
            body.extend_from_slice(&sample.size.to_be_bytes());
            if !same_flags {
                body.extend_from_slice(&sample.flags.to_be_bytes());
            }
            if composed {
                body.extend_from_slice(&sample.composition.to_be_bytes());
            }
        }
    });
    place
}

#[cfg(test)]
mod tests {
    use super::super::boxes::{boxes, descendant};
    use super::super::fragment::{Defaults, Fragment};
    use super::*;

    fn sample(size: u32, duration: u32, flags: u32, composition: i32) -> Sample {
        Sample { duration, size, flags, composition }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let kinds = [
            vec![sample(3, 512, 0x0200_0000, 0), sample(2, 512, 0x0101_0000, 0)],
            vec![sample(1, 512, 0x0200_0000, -5), sample(2, 511, 0x0101_0000, 7), sample(2, 512, 0x0200_0000, 0)],
            vec![sample(5, 1024, 0, 0)],
        ];
        for samples in kinds {
            let data: Vec<u8> = (0..5).collect();
            let bytes =
                write_segment(7, &[TrackRun { track_id: 1, decode_time: 1 << 40, samples: &samples, data: &data }]);
            let found: Vec<_> = boxes(&bytes).map(Result::unwrap).collect();
            assert_eq!(found.len(), 2);
            let fragment = Fragment::read(found[0].whole, found[1].whole, Defaults::default()).unwrap().unwrap();
            assert_eq!(
                fragment,
                Fragment { decode_time: 1 << 40, samples, data, position: (found[0].whole.len() + 8) as u64 }
            );
        }
    }

    #[test]
    fn two_tracks_share_one_mdat() {
        let one = [sample(4, 1, 0, 0)];
        let two = [sample(6, 1, 0, 0)];
        let bytes = write_segment(
            1,
            &[
                TrackRun { track_id: 1, decode_time: 0, samples: &one, data: b"vvvv" },
                TrackRun { track_id: 2, decode_time: 0, samples: &two, data: b"aaaaaa" },
            ],
        );
        let moof = descendant(&bytes, &["moof"]).unwrap();
        let offsets: Vec<u32> = boxes(moof)
            .map(Result::unwrap)
            .filter(|found| &found.kind == b"traf")
            .map(|traf| u32::from_be_bytes(descendant(traf.body, &["trun"]).unwrap()[8..12].try_into().unwrap()))
            .collect();
        let at = |offset: u32, length: usize| &bytes[offset as usize..offset as usize + length];
        assert_eq!((at(offsets[0], 4), at(offsets[1], 6)), (&b"vvvv"[..], &b"aaaaaa"[..]));
    }
}
