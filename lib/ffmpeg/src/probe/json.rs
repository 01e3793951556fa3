//! From ffprobe's JSON to [`Probe`]: every number is checked, every text is cut, unknown fields do not matter.

use std::collections::HashMap;
use std::time::Duration;

use serde::Deserialize;

use super::{AudioStream, Chapter, Fraction, MAX_PIXELS, MAX_SIDE, Probe, ProbeError, VideoStream};

const MAX_CHAPTERS: usize = 1000;
/// Longest duration believed, in seconds (about 11 days).
const MAX_SECONDS: f64 = 1_000_000.0;
/// Codecs of pictures: as the only video stream they are a cover, not a video (PeerTube treats such files as audio).
const PICTURE_CODECS: &[&str] =
    &["png", "bmp", "tiff", "webp", "jpegls", "jpeg2000", "svg", "ansi", "psd", "targa", "sgi", "dpx", "exr"];

#[derive(Deserialize)]
struct Document {
    #[serde(default)]
    streams: Vec<Stream>,
    #[serde(default)]
    chapters: Vec<RawChapter>,
    format: Option<Format>,
}

#[derive(Deserialize)]
struct Format {
    #[serde(default)]
    format_name: String,
    duration: Option<String>,
    bit_rate: Option<String>,
    #[serde(default)]
    tags: HashMap<String, String>,
}

#[derive(Deserialize)]
struct Stream {
    codec_type: Option<String>,
    codec_name: Option<String>,
    profile: Option<String>,
    pix_fmt: Option<String>,
    width: Option<u32>,
    height: Option<u32>,
    sample_aspect_ratio: Option<String>,
    avg_frame_rate: Option<String>,
    r_frame_rate: Option<String>,
    color_transfer: Option<String>,
    field_order: Option<String>,
    bit_rate: Option<String>,
    duration: Option<String>,
    channels: Option<u32>,
    channel_layout: Option<String>,
    sample_rate: Option<String>,
    #[serde(default)]
    disposition: HashMap<String, i64>,
    #[serde(default)]
    tags: HashMap<String, String>,
    #[serde(default)]
    side_data_list: Vec<SideData>,
}

#[derive(Deserialize)]
struct SideData {
    rotation: Option<f64>,
}

#[derive(Deserialize)]
struct RawChapter {
    start_time: Option<String>,
    #[serde(default)]
    tags: HashMap<String, String>,
}

/// Reads ffprobe's document.
pub(super) fn parse(bytes: &[u8]) -> Result<Probe, ProbeError> {
    // Tags are bytes from the file; ffprobe may pass on what is not UTF-8.
    let text = String::from_utf8_lossy(bytes);
    let document: Document =
        serde_json::from_str(&text).map_err(|_| ProbeError::NotMedia("its description cannot be understood".into()))?;
    let format = document.format.ok_or_else(|| ProbeError::NotMedia("it has no container".into()))?;
    let audio = document.streams.iter().find(|stream| is(stream, "audio")).and_then(audio_stream);
    let video = match document.streams.iter().find(|stream| is(stream, "video") && !is_cover(stream, audio.is_some())) {
        Some(stream) => video_stream(stream)?,
        None => None,
    };
    if video.is_none() && audio.is_none() {
        return Err(ProbeError::NotMedia("it has neither picture nor sound".into()));
    }
    let duration = seconds(format.duration.as_deref()).or_else(|| {
        let of_video = video.as_ref().and_then(|stream| stream.duration);
        of_video.max(audio.as_ref().and_then(|stream| stream.duration))
    });
    let chapters = document.chapters.iter().take(MAX_CHAPTERS).filter_map(chapter).collect();
    Ok(Probe {
        container: clean(&format.format_name, 100),
        duration: duration.unwrap_or_default(),
        bit_rate: number(format.bit_rate.as_deref()),
        video,
        audio,
        chapters,
        title: tag(&format.tags, "title").map(|title| clean(title, 500)).filter(|title| !title.is_empty()),
    })
}

fn is(stream: &Stream, kind: &str) -> bool {
    stream.codec_type.as_deref() == Some(kind)
}

fn is_cover(stream: &Stream, has_audio: bool) -> bool {
    let flag = |name| stream.disposition.get(name).is_some_and(|&value| value == 1);
    let picture = stream.codec_name.as_deref().is_some_and(|codec| PICTURE_CODECS.contains(&codec));
    let still = picture || (stream.codec_name.as_deref() == Some("mjpeg") && has_audio && frames_unknown(stream));
    flag("attached_pic") || flag("still_image") || flag("timed_thumbnails") || still
}

fn frames_unknown(stream: &Stream) -> bool {
    fraction(stream.avg_frame_rate.as_deref()).is_none()
}

fn video_stream(stream: &Stream) -> Result<Option<VideoStream>, ProbeError> {
    let (Some(codec), Some(coded_width), Some(coded_height)) = (&stream.codec_name, stream.width, stream.height) else {
        return Ok(None);
    };
    if coded_width == 0 || coded_height == 0 {
        return Ok(None);
    }
    let aspect = stream.sample_aspect_ratio.as_deref().and_then(|text| ratio(text, ':')).unwrap_or((1, 1));
    let stretched = (u64::from(coded_width) * u64::from(aspect.0)).div_ceil(u64::from(aspect.1));
    let stretched = u32::try_from(stretched).unwrap_or(u32::MAX);
    if coded_width.max(coded_height).max(stretched) > MAX_SIDE
        || u64::from(coded_width) * u64::from(coded_height) > MAX_PIXELS
    {
        return Err(ProbeError::TooLarge { width: stretched, height: coded_height });
    }
    let rotation = rotation(stream);
    let (width, height) = if rotation % 180 == 90 { (coded_height, stretched) } else { (stretched, coded_height) };
    let average = fraction(stream.avg_frame_rate.as_deref());
    let base = fraction(stream.r_frame_rate.as_deref());
    let variable = match (average, base) {
        (Some(average), Some(base)) => {
            (average.value() - base.value()).abs() > 0.01 * base.value().max(average.value())
        }
        _ => false,
    };
    let transfer = stream.color_transfer.clone().filter(|name| name != "unknown").map(|name| clean(&name, 40));
    Ok(Some(VideoStream {
        codec: clean(codec, 40),
        profile: stream.profile.as_deref().map(|text| clean(text, 60)),
        pixel_format: clean(stream.pix_fmt.as_deref().unwrap_or("unknown"), 40),
        width: width.max(1),
        height: height.max(1),
        coded_width,
        coded_height,
        frame_rate: average.or(base),
        variable_frame_rate: variable,
        hdr: matches!(transfer.as_deref(), Some("smpte2084" | "arib-std-b67")),
        color_transfer: transfer,
        rotation,
        anamorphic: aspect.0 != aspect.1,
        interlaced: matches!(stream.field_order.as_deref(), Some("tt" | "bb" | "tb" | "bt")),
        bit_rate: number(stream.bit_rate.as_deref()),
        duration: seconds(stream.duration.as_deref()),
    }))
}

fn audio_stream(stream: &Stream) -> Option<AudioStream> {
    Some(AudioStream {
        codec: clean(stream.codec_name.as_deref()?, 40),
        profile: stream.profile.as_deref().map(|text| clean(text, 60)),
        channels: stream.channels.filter(|&count| count > 0)?,
        channel_layout: stream.channel_layout.as_deref().map(|text| clean(text, 60)),
        sample_rate: stream.sample_rate.as_deref()?.parse().ok().filter(|&rate| rate > 0)?,
        bit_rate: number(stream.bit_rate.as_deref()),
        duration: seconds(stream.duration.as_deref()),
    })
}

/// Clockwise degrees: the display matrix's counter-clockwise angle turned round, or the old `rotate` tag.
fn rotation(stream: &Stream) -> u16 {
    let from_matrix = stream
        .side_data_list
        .iter()
        .find_map(|data| data.rotation)
        .filter(|angle| angle.is_finite())
        .map(|angle| -angle);
    let from_tag =
        || tag(&stream.tags, "rotate").and_then(|text| text.parse::<f64>().ok()).filter(|angle| angle.is_finite());
    let degrees = from_matrix.or_else(from_tag).unwrap_or(0.0);
    let quarter = (degrees / 90.0).round().rem_euclid(4.0);
    [0, 90, 180, 270]
        .into_iter()
        .zip([0.0, 1.0, 2.0, 3.0])
        .find(|(_, turn)| *turn == quarter)
        .map_or(0, |(angle, _)| angle)
}

fn chapter(raw: &RawChapter) -> Option<Chapter> {
    let title = clean(tag(&raw.tags, "title").unwrap_or_default(), 200);
    Some(Chapter { start: seconds(raw.start_time.as_deref())?, title })
}

fn tag<'a>(tags: &'a HashMap<String, String>, name: &str) -> Option<&'a str> {
    tags.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

fn clean(text: &str, most: usize) -> String {
    text.chars().filter(|character| !character.is_control()).take(most).collect::<String>().trim().to_owned()
}

fn number(text: Option<&str>) -> Option<u64> {
    text?.parse().ok().filter(|&value| value > 0)
}

fn seconds(text: Option<&str>) -> Option<Duration> {
    let value: f64 = text?.parse().ok()?;
    (value.is_finite() && (0.0..=MAX_SECONDS).contains(&value)).then(|| Duration::from_secs_f64(value))
}

fn fraction(text: Option<&str>) -> Option<Fraction> {
    let (num, den) = ratio(text?, '/')?;
    Fraction::new(num, den).filter(|rate| rate.value() <= 1_000_000.0)
}

fn ratio(text: &str, separator: char) -> Option<(u32, u32)> {
    let (left, right) = text.split_once(separator)?;
    let (left, right) = (left.parse().ok()?, right.parse().ok()?);
    (left > 0 && right > 0).then_some((left, right))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn video(fields: &str) -> Result<Probe, ProbeError> {
        let document = format!(
            r#"{{"format":{{"format_name":"mov,mp4","duration":"5.0"}},
                "streams":[{{"codec_type":"video","codec_name":"h264","pix_fmt":"yuv420p",{fields}}}]}}"#
        );
        parse(document.as_bytes())
    }

    #[test]
    fn a_turned_phone_video_stands() {
        let probe =
            video(r#""width":1920,"height":1080,"avg_frame_rate":"30/1","side_data_list":[{"rotation":-90}]"#).unwrap();
        let stream = probe.video.unwrap();
        assert_eq!((stream.width, stream.height, stream.rotation, stream.resolution()), (1080, 1920, 90, 1080));
    }

    #[test]
    fn anamorphic_pixels_are_made_square() {
        let probe = video(r#""width":720,"height":576,"sample_aspect_ratio":"64:45""#).unwrap();
        assert_eq!(probe.video.unwrap().width, 1024);
    }

    #[test]
    fn bombs_are_refused() {
        assert!(matches!(video(r#""width":60000,"height":60000"#), Err(ProbeError::TooLarge { .. })));
        assert!(matches!(
            video(r#""width":100,"height":100,"sample_aspect_ratio":"4000000000:1""#),
            Err(ProbeError::TooLarge { .. })
        ));
    }

    #[test]
    fn variable_rate_and_hdr_are_noticed() {
        let fields =
            r#""width":10,"height":8,"avg_frame_rate":"24/1","r_frame_rate":"60/1","color_transfer":"smpte2084""#;
        let stream = video(fields).unwrap().video.unwrap();
        assert!(stream.variable_frame_rate && stream.hdr);
    }

    #[test]
    fn a_cover_is_not_a_video() {
        let document = br#"{"format":{"format_name":"mp3"},"streams":[
            {"codec_type":"audio","codec_name":"mp3","channels":2,"sample_rate":"44100"},
            {"codec_type":"video","codec_name":"mjpeg","width":300,"height":300,"disposition":{"attached_pic":1}}]}"#;
        assert!(parse(document).unwrap().is_audio_only());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered_without_panic(text in ".{0,200}") {
            let _ = parse(text.as_bytes());
        }

        #[test]
        fn any_numbers_are_answered_without_panic(width: u32, height: u32, sar in "[0-9]{1,10}:[0-9]{1,10}", rate in "[0-9]{1,10}/[0-9]{1,10}", turn: f64) {
            let fields = format!(
                r#""width":{width},"height":{height},"sample_aspect_ratio":"{sar}","avg_frame_rate":"{rate}","side_data_list":[{{"rotation":{}}}]"#,
                if turn.is_finite() { turn } else { 0.0 });
            let _ = video(&fields);
        }
    }
}
