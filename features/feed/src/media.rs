//! Which file of a video a reader saves, and of what kind files are.

use crate::model::Enclosure;
use wire::{FileDetails, VideoSummary};

/// Media types by extension; sound alone in an MP4 file is audio.
pub(crate) fn kind(url: &str, is_sound: bool) -> &'static str {
    let name = url.split('?').next().unwrap_or(url);
    match name.rsplit('.').next().unwrap_or("") {
        "mp4" | "m4v" if !is_sound => "video/mp4",
        "mp4" | "m4v" | "m4a" => "audio/mp4",
        "webm" if !is_sound => "video/webm",
        "webm" => "audio/webm",
        "ogv" => "video/ogg",
        "ogg" | "oga" if is_sound => "audio/ogg",
        "ogg" => "video/ogg",
        "mov" => "video/quicktime",
        "mkv" => "video/x-matroska",
        "avi" => "video/x-msvideo",
        "mp3" => "audio/mpeg",
        "flac" => "audio/flac",
        "wav" => "audio/wav",
        _ => "video/mp4",
    }
}

/// All finished files of a video: web videos, then those of HLS; of each the highest first.
pub(crate) fn files(video: &VideoSummary) -> impl Iterator<Item = &FileDetails> + Clone {
    let hls = video.streaming_playlists.iter().flatten().flat_map(|p| &p.files);
    video.files.iter().flatten().chain(hls)
}

/// Height of a file's rung; 0 is sound alone.
pub(crate) fn height(file: &FileDetails) -> i64 {
    if file.has_video { file.resolution.id.unwrap_or(0) } else { 0 }
}

/// The sound that is kept beside the pictures, the best there is.
pub(crate) fn separate_sound(video: &VideoSummary) -> Option<&FileDetails> {
    files(video).filter(|f| f.has_audio && !f.has_video).max_by_key(|f| f.resolution.id)
}

/// Where some files of a video are put together while they are sent.
pub(crate) fn generated(origin: &str, video: &VideoSummary, files: &[&FileDetails], extension: &str) -> String {
    let ids: Vec<String> = files.iter().map(|f| format!("videoFileIds={}", f.id)).collect();
    format!("{origin}/download/videos/generate/{}{extension}?{}", video.uuid, ids.join("&"))
}

/// What a reader saves: the best file. One that holds pictures and sound is given as it is, so that its size is the true one and
/// parts of it can be asked for; pictures without their sound are put together with it where downloads are allowed, and else
/// the playlist is given, which players follow.
pub(crate) fn enclosure(origin: &str, video: &VideoSummary, may_download: bool) -> Option<Enclosure> {
    // The first of the highest: web videos stand before HLS.
    let best = |with: fn(&&FileDetails) -> bool| {
        files(video).filter(with).fold(None::<&FileDetails>, |best, f| match best {
            Some(b) if height(b) >= height(f) => Some(b),
            _ => Some(f),
        })
    };
    let Some(pictures) = best(|f| f.has_video) else {
        let sound = best(|f| f.has_audio)?;
        return Some(whole(sound));
    };
    let sound = if pictures.has_audio { None } else { separate_sound(video) };
    let Some(sound) = sound else { return Some(whole(pictures)) };
    if may_download {
        return Some(Enclosure {
            url: generated(origin, video, &[pictures, sound], ".mp4"),
            length: pictures.size + sound.size,
            kind: kind(&pictures.file_url, false),
        });
    }
    let playlist = video.streaming_playlists.iter().flatten().next()?;
    Some(Enclosure { url: playlist.playlist_url.clone(), length: 0, kind: "application/x-mpegURL" })
}

fn whole(file: &FileDetails) -> Enclosure {
    Enclosure { url: file.file_url.clone(), length: file.size, kind: kind(&file.file_url, !file.has_video) }
}

#[cfg(test)]
mod tests {
    use super::kind;

    #[test]
    fn kinds_follow_extension_and_content() {
        for (url, is_sound, expected) in [
            ("https://x/a-720.mp4", false, "video/mp4"),
            ("https://x/a-0-fragmented.mp4", true, "audio/mp4"),
            ("https://x/a.webm?b=.mp3", false, "video/webm"),
            ("https://x/a.ogg", true, "audio/ogg"),
            ("https://x/a.mp3", true, "audio/mpeg"),
        ] {
            assert_eq!(kind(url, is_sound), expected, "{url}");
        }
    }
}
