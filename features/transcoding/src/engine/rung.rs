//! One rendition's file and playlist: fragments in, listed segments out.

use std::sync::Arc;
use std::time::{Duration, Instant};

use hls::ByteRange;
use hls::bmff::{Fragment, Sample, TrackInit, TrackRun, write_init, write_segment};
use hls::playlist::{MediaPlaylist, Segment};
use tokio::io::{AsyncReadExt, AsyncSeekExt, AsyncWriteExt};

use super::audio::AudioTrack;
use super::publication::{Publication, name};
use crate::EngineError;

/// Least length of a segment in seconds; the last may be shorter. A little less than four, because two groups of 23.976 frames per second are
/// 4.004 s and of a measured rate may be 3.99.
const SEGMENT_SECONDS: f64 = 3.9;
/// Sound left over behind the last picture that still joins its segment, in seconds.
const TAIL_SECONDS: u64 = 2;

/// The writer of one rendition with a picture.
pub(super) struct RungWriter {
    resolution: u32,
    publication: Arc<Publication>,
    /// Sound to interleave; `None` for silent and for separated renditions.
    audio: Option<Arc<AudioTrack>>,
    out: Option<Output>,
    /// Segments that an earlier run listed and this one's stream brings again.
    skip: usize,
    pending: Vec<Fragment>,
    /// Groups in a segment, where every group lasts equally long.
    fixed_groups: Option<usize>,
}

/// Sample description and file of a rendition, once its stream has begun.
struct Output {
    init: TrackInit,
    list: Listing,
    has_audio: bool,
    /// Ticks added to decode times: where this run's stream begins in the rendition.
    offset: u64,
    /// Presentation time at which the next segment begins, in ticks.
    next: u64,
    /// Presentation time at which its pictures begin: later only when a copied video starts after its sound.
    pictures: u64,
}

impl RungWriter {
    /// A writer for a stream that begins with segment number `first` (0 for the rendition's start).
    /// `fixed_groups` groups make a segment; `None` when groups are of different lengths.
    pub fn new(
        publication: &Arc<Publication>,
        resolution: u32,
        audio: Option<Arc<AudioTrack>>,
        first: usize,
        fixed_groups: Option<usize>,
    ) -> Self {
        let listed = publication.found(resolution).map_or(0, |playlist| playlist.segments.len());
        let audio = audio.filter(|_| !publication.is_split());
        let publication = publication.clone();
        Self {
            resolution,
            publication,
            audio,
            out: None,
            skip: listed.saturating_sub(first),
            pending: Vec::new(),
            fixed_groups,
        }
    }

    /// Takes the stream's description. `start` is the time of the stream's first frame in seconds as a fraction (numerator, denominator).
    pub async fn begin(&mut self, init: TrackInit, start: (u64, u64)) -> Result<(), EngineError> {
        let sound = match &self.audio {
            Some(audio) => audio.init().await?,
            None => None,
        };
        let tracks: Vec<&TrackInit> = std::iter::once(&init).chain(sound.as_ref()).collect();
        let codecs = tracks.iter().map(|track| track.codec.clone()).collect();
        let list = Listing::open(&self.publication, self.resolution, &write_init(&tracks), codecs).await?;
        // A delay (empty edit) moves decode times; an advance stays an edit list.
        let delay = u64::try_from(init.edit_shift).unwrap_or(0);
        let ticks = u128::from(start.0) * u128::from(init.timescale) / u128::from(start.1.max(1));
        let offset = u64::try_from(ticks).unwrap_or(u64::MAX).saturating_add(delay);
        let (next, pictures) = (offset - delay, offset);
        self.out = Some(Output { has_audio: sound.is_some(), init, list, offset, next, pictures });
        Ok(())
    }

    /// Takes one group of pictures.
    pub async fn fragment(&mut self, fragment: Fragment) -> Result<(), EngineError> {
        let Some(out) = &self.out else {
            return Err(EngineError::Failed("pictures came before their description".into()));
        };
        let ticks: u64 = self.pending.iter().map(Fragment::duration).sum();
        #[expect(clippy::cast_precision_loss, reason = "a comparison with a margin of a tenth of a second")]
        let seconds = ticks as f64 / f64::from(out.init.timescale);
        let begins_new = seconds >= SEGMENT_SECONDS && fragment.samples.first().is_some_and(Sample::is_sync);
        if begins_new {
            self.flush(false).await?;
        }
        self.pending.push(fragment);
        // Known to be whole and not to be the last: no need to wait for the next group.
        let exact = self.fixed_groups.is_some_and(|groups| self.pending.len() >= groups);
        if exact && self.out.as_ref().is_some_and(|out| out.is_far_from(self.publication.duration(), &self.pending)) {
            self.flush(false).await?;
        }
        Ok(())
    }

    /// The stream has ended well: writes what is left, and lists the rendition as complete.
    pub async fn finish(mut self) -> Result<(), EngineError> {
        self.flush(true).await?;
        let Some(mut out) = self.out else {
            // Everything there is was listed before: only the end mark is missing.
            if let Some(found) = self.publication.found(self.resolution).filter(|found| !found.segments.is_empty()) {
                let whole = MediaPlaylist { complete: true, ..found.clone() };
                return self.publication.adopt(self.resolution, &whole).await;
            }
            return Err(EngineError::InvalidMedia("This file contains no picture that can be decoded.".into()));
        };
        if let Some(audio) = self.audio.as_ref().filter(|_| out.has_audio) {
            write_rest(&mut out.list, audio, out.next, out.init.timescale, 2, false).await?;
        }
        if out.list.playlist.segments.is_empty() {
            return Err(EngineError::InvalidMedia("This file contains no picture that can be decoded.".into()));
        }
        out.list.complete().await?;
        self.publication.complete(self.resolution, &out.list.playlist, out.has_audio)
    }

    /// Writes the pending groups as one segment.
    async fn flush(&mut self, last: bool) -> Result<(), EngineError> {
        let fragments = std::mem::take(&mut self.pending);
        let (Some(out), Some(first)) = (&mut self.out, fragments.first()) else { return Ok(()) };
        let (scale, begin) = (out.init.timescale, out.next);
        let ticks: u64 = fragments.iter().map(Fragment::duration).sum();
        let end = out.pictures + ticks;
        (out.next, out.pictures) = (end, end);
        if self.skip > 0 {
            self.skip -= 1;
            return Ok(());
        }
        let (samples, data) = join(&fragments);
        let decode_time = first.decode_time.saturating_add(out.offset);
        let mut tracks = vec![TrackRun { track_id: 1, decode_time, samples: &samples, data: &data }];
        let cut;
        let mut length = end - begin;
        if let Some(audio) = self.audio.as_ref().filter(|_| out.has_audio) {
            let until = if last { end + TAIL_SECONDS * u64::from(scale) } else { end };
            cut = audio.cut(begin, Some(until), scale).await?;
            tracks.push(TrackRun { track_id: 2, decode_time: cut.decode_time, samples: &cut.samples, data: &cut.data });
            if last {
                let own = audio.init().await?.map_or(1, |init| init.timescale);
                length = length.max(rescale(cut.end, own, scale).saturating_sub(begin));
                out.next = until;
            }
        }
        out.list.append(&tracks, rescale(length, scale, 1_000_000)).await?;
        // The last one is listed together with the end mark: a listed segment that is not whole would be taken for a boundary by a resumed run.
        if last { Ok(()) } else { out.list.list_if_due().await }
    }
}

impl Output {
    /// Whether much of a rendition of that length is left behind the pending groups.
    fn is_far_from(&self, length: Duration, pending: &[Fragment]) -> bool {
        let end = self.pictures + pending.iter().map(Fragment::duration).sum::<u64>();
        Duration::from_micros(rescale(end, self.init.timescale, 1_000_000)) + Duration::from_secs(4) < length
    }
}

/// Joins groups into one run of samples.
fn join(fragments: &[Fragment]) -> (Vec<Sample>, Vec<u8>) {
    let samples = fragments.iter().flat_map(|fragment| &fragment.samples).copied().collect();
    let mut data = Vec::with_capacity(fragments.iter().map(|fragment| fragment.data.len()).sum());
    for fragment in fragments {
        data.extend_from_slice(&fragment.data);
    }
    (samples, data)
}

/// Ticks of one scale as ticks of another, rounded down.
pub(super) fn rescale(ticks: u64, from: u32, to: u32) -> u64 {
    u64::try_from(u128::from(ticks) * u128::from(to) / u128::from(from.max(1))).unwrap_or(u64::MAX)
}

/// Segments of sound only, four seconds each, from `begin` (in ticks of `scale`) to the end of the track; `track_id` is the sound's.
/// `listed` lists them as they come.
pub(super) async fn write_rest(
    list: &mut Listing,
    audio: &AudioTrack,
    begin: u64,
    scale: u32,
    track_id: u32,
    listed: bool,
) -> Result<(), EngineError> {
    let mut begin = begin;
    let Some(init) = audio.init().await? else { return Ok(()) };
    loop {
        let until = begin + 4 * u64::from(scale);
        let cut = audio.cut(begin, Some(until), scale).await?;
        if cut.samples.is_empty() {
            return Ok(());
        }
        let length = cut.end - cut.decode_time;
        let run = TrackRun { track_id, decode_time: cut.decode_time, samples: &cut.samples, data: &cut.data };
        list.append(&[run], rescale(length, init.timescale, 1_000_000)).await?;
        if listed {
            list.list_if_due().await?;
        }
        begin = until;
    }
}

/// Whether a file starts with these bytes.
async fn begins_with(file: &mut tokio::fs::File, bytes: &[u8]) -> Result<bool, EngineError> {
    let mut head = vec![0; bytes.len()];
    match file.read_exact(&mut head).await {
        Ok(_) => Ok(head == bytes),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// A growing file and its playlist.
pub(super) struct Listing {
    resolution: u32,
    publication: Arc<Publication>,
    file: tokio::fs::File,
    pub playlist: MediaPlaylist,
    codecs: Vec<String>,
    listed_at: Option<Instant>,
}

impl Listing {
    /// Opens the rendition's file: cut to what an earlier run listed, or begun with `init`.
    pub async fn open(
        publication: &Arc<Publication>,
        resolution: u32,
        init: &[u8],
        codecs: Vec<String>,
    ) -> Result<Self, EngineError> {
        let media = name(publication.names().media_file(resolution))?;
        let path = publication.path(&media);
        let mut file =
            tokio::fs::OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path).await?;
        let found = publication.found(resolution);
        if found.is_some() && !begins_with(&mut file, init).await? {
            // Another version of the encoder describes its stream differently: nothing can be appended, the next run begins anew.
            tokio::fs::remove_file(publication.path(&name(publication.names().playlist_file(resolution))?)).await?;
            return Err(EngineError::Failed("a rendition was begun by another encoder and is made anew".into()));
        }
        let playlist = match found {
            Some(found) => found.clone(),
            None => {
                file.set_len(0).await?;
                file.write_all(init).await?;
                let range = ByteRange { start: 0, length: init.len() as u64 };
                publication.hash(&media, range, init).await;
                MediaPlaylist::new(media, publication.target_seconds(resolution), range)
            }
        };
        file.set_len(playlist.end()).await?;
        file.seek(std::io::SeekFrom::End(0)).await?;
        Ok(Self { resolution, publication: publication.clone(), file, playlist, codecs, listed_at: None })
    }

    /// Appends a segment; it becomes visible with the next listing.
    pub async fn append(&mut self, tracks: &[TrackRun<'_>], duration_us: u64) -> Result<(), EngineError> {
        let sequence = u32::try_from(self.playlist.segments.len()).unwrap_or(u32::MAX).saturating_add(1);
        let bytes = write_segment(sequence, tracks);
        let range = ByteRange { start: self.playlist.end(), length: bytes.len() as u64 };
        self.file.write_all(&bytes).await?;
        self.publication.hash(&self.playlist.file, range, &bytes).await;
        self.playlist.segments.push(Segment { duration_us, range });
        self.playlist.target_seconds = self.playlist.target_seconds.max((duration_us + 500_000) / 1_000_000);
        Ok(())
    }

    /// Lists what was appended, at once at the beginning and every few seconds later on: each listing writes the whole playlist and the
    /// whole document of hashes.
    pub async fn list_if_due(&mut self) -> Result<(), EngineError> {
        let pause = if self.playlist.segments.len() < 30 { Duration::ZERO } else { Duration::from_secs(4) };
        if self.listed_at.is_none_or(|at| at.elapsed() >= pause) {
            self.list().await?;
        }
        Ok(())
    }

    /// Lists everything and puts the end mark.
    pub async fn complete(&mut self) -> Result<(), EngineError> {
        self.playlist.complete = true;
        self.list().await
    }

    async fn list(&mut self) -> Result<(), EngineError> {
        self.file.flush().await?;
        self.file.sync_data().await?;
        self.publication.list(self.resolution, &self.playlist, &self.codecs).await?;
        self.listed_at = Some(Instant::now());
        Ok(())
    }
}
