//! Calls of yt-dlp: what it knows of a video, and fetching the video with its subtitles. It runs locked in (`ffmpeg::fetcher`), and
//! whatever it asks for goes through a proxy that lets public addresses through.

use crate::described::Described;
use crate::failure::Failure;
use crate::target;
use config::Config;
use ffmpeg::fetcher::Fetcher;
use ffmpeg::{Invocation, Limits, folder};
use platform::App;
use platform::http_client::proxy::Proxy;
use serde_json::Value;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::io::AsyncReadExt;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio_util::sync::CancellationToken;
use video::inspect;

/// Bytes of a description of a video with all its formats.
const DOCUMENT: usize = 16 << 20;
/// Longest time to ask a site what it has.
const ASKING: Duration = Duration::from_secs(90);
/// Longest time to ask for a list: of a thousand videos it comes in dozens of pages.
const LISTING: Duration = Duration::from_secs(600);
/// Lists that a channel may come as, and how deep they may lie in each other.
const LISTS: usize = 5;
/// Descriptions that are asked for at the same time: each is a program that runs.
const AT_ONCE: usize = 4;
/// Subtitles of one video that are kept.
const SUBTITLES: usize = 50;
/// Subtitles have a name of their own, so that they cannot be taken for the video.
const SUBTITLE: &str = "subtitle";
const VIDEO: &str = "video";

/// How the program is to say how far it is: bytes, of how many, of how many by its guess (`NA` for what it does not know).
const PROGRESS: &str =
    "download:sepiola %(progress.downloaded_bytes)s %(progress.total_bytes)s %(progress.total_bytes_estimate)s";
/// What may come beside the video: subtitles, and what the program notes (bytes).
const BESIDE: u64 = 256 << 20;

/// How much may be fetched.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    /// Bytes of the video.
    pub most: u64,
    /// Time for all of it.
    pub wall: Duration,
}

/// Who may ask now.
struct Asking(Semaphore);

impl Default for Asking {
    fn default() -> Self {
        Asking(Semaphore::new(AT_ONCE))
    }
}

/// What was fetched; all in the work folder.
#[derive(Debug)]
pub(crate) struct Fetched {
    pub file: PathBuf,
    pub extension: &'static str,
    /// Languages and files.
    pub subtitles: Vec<(String, PathBuf)>,
}

/// The program in the instance's own folder, else the system's.
fn fetcher(config: &Config) -> Fetcher {
    let release = &config.import.videos.http.youtube_dl_release;
    let own = config.storage.bin.join(&release.name);
    match own.is_file() {
        true => Fetcher { program: own, python: release.python_path.clone() },
        false => Fetcher { program: PathBuf::from(&release.name), python: None },
    }
}

fn call(app: &App, work: &Path, proxy: &Proxy, limits: Limits) -> Invocation {
    let config = app.config();
    // Its own configuration and its cache would be somebody else's; nothing is asked of the terminal.
    let mut arguments: Vec<OsString> = [
        "--ignore-config",
        "--no-cache-dir",
        "--no-playlist",
        "--no-warnings",
        "--no-progress",
        "--socket-timeout",
        "30",
    ]
    .map(OsString::from)
    .to_vec();
    arguments.extend(["--proxy".into(), OsString::from(proxy.url())]);
    fetcher(&config).call(work, proxy.port(), limits).args(arguments)
}

fn limits(wall: Duration, file_size: u64, stdout: usize) -> Limits {
    // Putting pictures and sound together, and unscrambling, is work; memory is what Python and ffmpeg map.
    Limits { cpu: wall, memory: 8 << 30, file_size, open_files: 256, wall, nice: 5, stdout, stderr: 16 << 10 }
}

/// What a site tells of the video at an address.
pub(crate) async fn describe(app: &App, url: &str, work: &Path) -> Result<Described, Failure> {
    let asking = app.shared::<Asking>();
    let _turn: SemaphorePermit<'_> = asking.0.acquire().await.map_err(|_| Failure::Stopped)?;
    let proxy = open(app).await?;
    let call = call(app, work, &proxy, limits(ASKING, 64 << 20, DOCUMENT));
    let answer = call.args(["--dump-single-json", "--", url]).run(&app.shutdown).await?;
    let document: Value = serde_json::from_slice(&answer.stdout)
        .map_err(|_| Failure::because("The site could not be read: what it tells of the video makes no sense"))?;
    let described = Described::read(&document);
    if described.is_list {
        return Err(Failure::because("The address is of several videos; import them one by one"));
    }
    if described.is_live {
        return Err(Failure::because("A live stream cannot be imported while it runs"));
    }
    Ok(described)
}

/// The addresses of the newest videos that a channel or a list has, in its order. A channel may come as several lists (videos, short ones,
/// streams); of each at most `most` are taken.
pub(crate) async fn list(app: &App, url: &str, work: &Path, most: u32) -> Result<Vec<String>, Failure> {
    let asking = app.shared::<Asking>();
    let _turn: SemaphorePermit<'_> = asking.0.acquire().await.map_err(|_| Failure::Stopped)?;
    let proxy = open(app).await?;
    let call = call(app, work, &proxy, limits(LISTING, 64 << 20, DOCUMENT));
    let call =
        call.args(["--yes-playlist", "--flat-playlist", "--dump-single-json", "--playlist-end", &most.to_string()]);
    let answer = call.args(["--", url]).run(&app.shutdown).await?;
    let document: Value = serde_json::from_slice(&answer.stdout)
        .map_err(|_| Failure::because("The site could not be read: its list of videos makes no sense"))?;
    if !Described::read(&document).is_list {
        return Err(Failure::because("The address is of one video, not of a channel or a list"));
    }
    let mut listed = Vec::new();
    gather(&document, LISTS, usize::try_from(most).unwrap_or(usize::MAX), &mut listed);
    Ok(listed)
}

/// Takes the addresses of a list's entries, and of the lists among them.
fn gather(list: &Value, depth: usize, most: usize, listed: &mut Vec<String>) {
    let entries = list["entries"].as_array().map_or(&[][..], Vec::as_slice);
    for entry in entries.iter().filter(|entry| entry["entries"].is_array()).take(LISTS) {
        if depth > 0 {
            gather(entry, depth - 1, most, listed);
        }
    }
    let videos = entries.iter().filter(|entry| !entry["entries"].is_array()).take(most);
    for entry in videos {
        let address = [&entry["url"], &entry["webpage_url"]].into_iter().find_map(Value::as_str);
        let address = address.and_then(target::read).map(|url| url.to_string());
        if let Some(address) = address.filter(|address| !listed.contains(address)) {
            listed.push(address);
        }
    }
}

async fn open(app: &App) -> Result<Proxy, Failure> {
    Proxy::open(app.http().clone()).await.map_err(|e| Failure::because(format!("No port is free: {e}")))
}

/// Fetches the video at an address into `work`, within bounds.
pub(crate) async fn fetch(
    app: &App,
    url: &str,
    work: &Path,
    Bounds { most, wall }: Bounds,
    cancel: &CancellationToken,
    told: &(dyn Fn(u8) + Sync),
) -> Result<Fetched, Failure> {
    let config = app.config();
    let proxy = open(app).await?;
    let highest = config.transcoding.enabled_resolutions().into_iter().max().unwrap_or(1080).max(144);
    // Nothing larger than is kept here; of the same size what need not be decoded anew.
    let formats = match config.transcoding.enabled {
        true => format!("bv*[height<={highest}]+ba/b[height<={highest}]/bv*+ba/b"),
        false => "b[ext=mp4]/b[ext=webm]/b".to_owned(),
    };
    let order = format!("res:{highest},vcodec:h264,acodec:aac,ext:mp4:m4a");
    let mut call = call(app, work, &proxy, limits(wall, most, 1 << 20));
    call = call.args(["--no-part", "--retries", "3", "--fragment-retries", "3", "--no-mtime", "--format", &formats]);
    call = call.args(["--format-sort", &order, "--merge-output-format", "mp4/mkv"]);
    call = call.args(["--max-filesize".to_owned(), most.to_string()]);
    call = call.args(["--progress", "--newline", "--progress-template", PROGRESS]);
    call = call.args(["--write-subs", "--sub-langs", "all,-live_chat", "--sub-format", "vtt/srt/best"]);
    let names = [format!("{VIDEO}.%(ext)s"), format!("subtitle:{SUBTITLE}.%(ext)s")];
    call = call.args(["--output", &names[0], "--output", &names[1]]);
    let cookies = config.storage.tmp_persistent.join("youtube-cookies.txt");
    if config.import.videos.http.cookies.enabled && cookies.is_file() {
        // A copy: the program writes its cookies back.
        let copy = work.join("cookies.txt");
        tokio::fs::copy(&cookies, &copy).await.map_err(disk)?;
        call = call.args([OsString::from("--cookies"), copy.into_os_string()]);
    }
    tokio::select! {
        ran = watched(call.args(["--", url]), cancel, told) => ran?,
        // The system bounds each file, and a site may name any number of them. What lies apart is put together: twice the video.
        () = folder::outgrows(work, most.saturating_mul(2).saturating_add(BESIDE)) => return Err(Failure::TooLarge),
    }
    found(&config, work).await
}

/// Runs the program to its end, and tells how far it says that it is.
async fn watched(call: Invocation, cancel: &CancellationToken, told: &(dyn Fn(u8) + Sync)) -> Result<(), Failure> {
    let mut most = 0;
    let line = |line: &str| {
        if let Some(percent) = percent(line).filter(|percent| *percent > most) {
            most = percent;
            told(percent);
        }
    };
    Ok(call.run_telling(cancel, line).await?)
}

/// How far a line says that it is. Pictures and sound come one after the other; the larger part comes first.
fn percent(line: &str) -> Option<u8> {
    let mut words = line.strip_prefix("sepiola ")?.split(' ');
    let mut number = || words.next()?.parse::<f64>().ok().filter(|n| n.is_finite() && *n >= 0.0);
    let (got, exact, guess) = (number(), number(), number());
    let all = exact.or(guess).filter(|all| *all > 0.0)?;
    // What comes after fetching is work as well: it is done when the video is here.
    Some((got? / all * 99.0).min(99.0) as u8)
}

fn disk(e: std::io::Error) -> Failure {
    Failure::from(video::temporary::refused(e))
}

/// The video and the subtitles among what was written.
async fn found(config: &Config, work: &Path) -> Result<Fetched, Failure> {
    let mut best: Option<(u64, PathBuf, &'static str)> = None;
    let mut subtitles = Vec::new();
    let mut entries = tokio::fs::read_dir(work).await.map_err(disk)?;
    while let Some(entry) = entries.next_entry().await.map_err(disk)? {
        let meta = tokio::fs::symlink_metadata(entry.path()).await.map_err(disk)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !meta.is_file() {
            continue;
        }
        if let Some(language) = language_of(&name) {
            if meta.len() <= video::captions::LARGEST && subtitles.len() < SUBTITLES {
                subtitles.push((language, entry.path()));
            }
        } else if name.starts_with("video.")
            && best.as_ref().is_none_or(|(size, ..)| *size < meta.len())
            && let Some(extension) = extension(&name, &entry.path(), config).await
        {
            best = Some((meta.len(), entry.path(), extension));
        }
    }
    subtitles.sort();
    match best {
        Some((_, file, extension)) => Ok(Fetched { file, extension, subtitles }),
        None => Err(Failure::because(
            "The site gave no file that this server takes: it may be too large, or of another kind",
        )),
    }
}

/// The extension of a file by its name; of one whose address told none (`video.unknown_video`), by how it begins.
async fn extension(name: &str, path: &Path, config: &Config) -> Option<&'static str> {
    if let Ok(extension) = inspect::extension(name, config) {
        return Some(extension);
    }
    let mut head = [0; 12];
    let mut file = tokio::fs::File::open(path).await.ok()?;
    file.read_exact(&mut head).await.ok()?;
    let guess = match head {
        // ISO 14496-12: a box `ftyp` comes first. RFC 8794: the mark of EBML, which WebM is written in.
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => "video.mp4",
        [0x1a, 0x45, 0xdf, 0xa3, ..] => "video.webm",
        _ => return None,
    };
    inspect::extension(guess, config).ok()
}

/// `subtitle.en-GB.vtt`: the language, as our list has it.
fn language_of(name: &str) -> Option<String> {
    let code = name.strip_prefix(SUBTITLE)?.strip_prefix('.')?;
    let code = code.strip_suffix(".vtt").or_else(|| code.strip_suffix(".srt"))?;
    let known = |code: &str| wire::constants::language(code).map(|_| code.to_owned());
    known(code).or_else(|| known(code.split(['-', '_']).next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_in_lists_are_read() {
        let video = |n: i32| serde_json::json!({"_type": "url", "url": format!("https://a.example/v/{n}")});
        let tab = |from: i32| serde_json::json!({"_type": "playlist", "entries": [video(from), video(from + 1), video(from + 2)]});
        let mut listed = Vec::new();
        gather(
            &serde_json::json!({"entries": [tab(1), tab(4), video(9), video(4), {"url": "file:///etc/passwd"}, 7]}),
            5,
            2,
            &mut listed,
        );
        assert_eq!(listed, [1, 2, 4, 5, 9].map(|n| format!("https://a.example/v/{n}")));
    }

    #[test]
    fn how_far_it_is_is_understood() {
        assert_eq!(percent("sepiola 50 100 NA"), Some(49));
        assert_eq!(percent("sepiola 100 NA 100.0"), Some(99));
        assert_eq!(percent("sepiola 200 100 NA"), Some(99));
        for nothing in ["", "sepiola", "sepiola NA NA NA", "sepiola 1 0 0", "sepiola x 5 5", "50 100", "sepiola -1 5 5"]
        {
            assert_eq!(percent(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn subtitles_are_known_by_their_language() {
        assert_eq!(language_of("subtitle.en.vtt").as_deref(), Some("en"));
        assert_eq!(language_of("subtitle.fr-CA.srt").as_deref(), Some("fr"));
        for none in ["subtitle.vtt", "subtitle.klingon.vtt", "video.en.vtt", "subtitle.en.json", "subtitle.en.vtt.part"]
        {
            assert_eq!(language_of(none), None, "{none}");
        }
    }
}
