//! Subtitles in HLS publications (RFC 8216, 4.3.4.1 and 3.5): players that know nothing of our API find them by the playlists.
//!
//! Nothing of it is stored. The master playlist gets the lines when it is read, and each language has a playlist made on request:
//! so both follow every change of the subtitles and of who may watch.

use super::rights::{Caption, Video};
use catalog::Urls;
use catalog::urls::caption_playlist;
use platform::App;
use std::fmt::Write;
use wire::constants;

/// The playlist of one language, when `file` names it: the whole WebVTT file as its only segment.
pub(super) fn playlist(app: &App, video: &Video, file: &str) -> Option<String> {
    let caption = video.captions.iter().find(|caption| caption_playlist(&caption.file_name) == file)?;
    let address = Urls::new(&app.config()).absolute(&format!("/lazy-static/video-captions/{}", caption.file_name));
    let seconds = video.duration.max(1);
    Some(format!(
        "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:{seconds}\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n\
         #EXTINF:{seconds},\n{address}\n#EXT-X-ENDLIST\n"
    ))
}

/// The master playlist with these subtitles in it. None is chosen for the viewer.
pub(super) fn offer(master: &str, captions: &[Caption]) -> String {
    let mut text = String::with_capacity(master.len() + captions.len() * 160);
    let mut offered = false;
    for line in master.lines() {
        let variant = line.starts_with("#EXT-X-STREAM-INF:");
        if variant && !offered {
            offered = true;
            for caption in captions {
                let label = constants::language(&caption.language).unwrap_or(&caption.language);
                let _ = writeln!(
                    text,
                    "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"subtitles\",NAME=\"{}\",DEFAULT=NO,AUTOSELECT=NO,FORCED=NO,\
                     LANGUAGE=\"{}\",URI=\"{}\"",
                    label.replace('"', "'"),
                    caption.language,
                    caption_playlist(&caption.file_name)
                );
            }
        }
        text.push_str(line);
        text.push_str(if variant { ",SUBTITLES=\"subtitles\"\n" } else { "\n" });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_variant_refers_to_the_group() {
        let master = "#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,URI=\"a.m3u8\"\n#EXT-X-STREAM-INF:BANDWIDTH=2\nb.m3u8\n\
                      #EXT-X-STREAM-INF:BANDWIDTH=1\nc.m3u8\n";
        let caption = |language: &str| Caption { language: language.into(), file_name: format!("x-{language}.vtt") };
        assert_eq!(
            offer(master, &[caption("de"), caption("en")]),
            "#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,URI=\"a.m3u8\"\n\
             #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"subtitles\",NAME=\"German\",DEFAULT=NO,AUTOSELECT=NO,FORCED=NO,\
             LANGUAGE=\"de\",URI=\"x-de.m3u8\"\n\
             #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"subtitles\",NAME=\"English\",DEFAULT=NO,AUTOSELECT=NO,FORCED=NO,\
             LANGUAGE=\"en\",URI=\"x-en.m3u8\"\n\
             #EXT-X-STREAM-INF:BANDWIDTH=2,SUBTITLES=\"subtitles\"\nb.m3u8\n\
             #EXT-X-STREAM-INF:BANDWIDTH=1,SUBTITLES=\"subtitles\"\nc.m3u8\n"
        );
    }
}
