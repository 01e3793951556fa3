//! Why nothing could be fetched, in a sentence for the person who asked.

use ffmpeg::ToolError;
use platform::Problem;
use platform::http_client::Error;

/// Characters of a sentence.
const LONGEST: usize = 500;

/// What is said of a torrent without a film.
pub(crate) const NO_VIDEO: &str = "The torrent holds no video of a kind that this server takes";

/// Why a fetch ended without a file.
#[derive(Debug)]
pub(crate) enum Failure {
    /// It will not work; the sentence is shown.
    Because(String),
    /// More came than may.
    TooLarge,
    /// The server stops.
    Stopped,
}

impl Failure {
    /// A sentence of ours.
    pub fn because(sentence: impl Into<String>) -> Self {
        Failure::Because(sentence.into().chars().take(LONGEST).collect())
    }

    /// What is shown of it.
    pub fn sentence(self) -> String {
        match self {
            Failure::Because(sentence) => sentence,
            Failure::TooLarge => "The file is larger than this server takes".to_owned(),
            Failure::Stopped => "The server stopped".to_owned(),
        }
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Failure::because(problem.detail())
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::because(match error {
            Error::TooLarge(_) => return Failure::TooLarge,
            Error::Private(_) | Error::NoPublicAddress => "The address leads to a private network".to_owned(),
            Error::UnknownHost => "The server's name is not known".to_owned(),
            Error::Redirects | Error::Redirect(_) => "The address leads on and on, or out of https".to_owned(),
            Error::Deadline => "The file did not come in time".to_owned(),
            Error::Address(_) => "This is no address that can be fetched".to_owned(),
            Error::Failed(why) | Error::Unusable(why) => format!("The file could not be fetched: {why}"),
        })
    }
}

impl From<torrent_client::Error> for Failure {
    fn from(error: torrent_client::Error) -> Self {
        use torrent_client::Error as E;
        Failure::because(match error {
            E::TooLarge(_) => return Failure::TooLarge,
            E::Disk(e) => return video::temporary::refused(e).into(),
            E::NoFile => NO_VIDEO.to_owned(),
            E::Unreadable(why) => format!("The torrent cannot be read: {why}"),
            E::NoSource(why) => format!("Nobody gives what the torrent names: {why}"),
            E::Stalled => "Nothing more came of the torrent".to_owned(),
            E::Lies => "Too much of what came of the torrent was wrong".to_owned(),
            E::Deadline => "The file did not come in time".to_owned(),
        })
    }
}

impl From<ToolError> for Failure {
    fn from(error: ToolError) -> Self {
        Failure::because(match &error {
            ToolError::Cancelled => return Failure::Stopped,
            // The limit on the size of files: SIGXFSZ.
            ToolError::Signalled { signal: 25, .. } => return Failure::TooLarge,
            ToolError::Spawn { .. } => {
                "The program that fetches from sites (yt-dlp) is not installed on this server".to_owned()
            }
            ToolError::TimedOut { .. } => "The site did not deliver in time".to_owned(),
            ToolError::TooMuchOutput { .. } => "The site tells more of this video than this server reads".to_owned(),
            _ if error.is_disk_full() => "This server's disk is full".to_owned(),
            ToolError::Failed { stderr, .. } => said(stderr),
            ToolError::Io { .. } | ToolError::Signalled { .. } => {
                "The program that fetches from sites was ended".to_owned()
            }
        })
    }
}

/// What the program said was wrong: its last line that says so, without its own name for the site.
fn said(stderr: &str) -> String {
    let error = stderr.lines().rev().find_map(|line| line.trim().strip_prefix("ERROR:"));
    let Some(error) = error.map(str::trim).filter(|e| !e.is_empty()) else {
        return "The site could not be read".to_owned();
    };
    let words = error.split_once("; please report this issue").map_or(error, |(words, _)| words);
    words.split_once("] ").filter(|_| words.starts_with('[')).map_or(words, |(_, rest)| rest).to_owned()
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn what_the_program_says_becomes_a_sentence() {
        let stderr = "WARNING: x\nERROR: [youtube] abc: Video unavailable; please report this issue on https://x";
        assert_eq!(said(stderr), "abc: Video unavailable");
        assert_eq!(said("ERROR: Unsupported URL: https://a.example"), "Unsupported URL: https://a.example");
        assert_eq!(said("Traceback (most recent call last)"), "The site could not be read");
        assert_eq!(said("ERROR: "), "The site could not be read");
    }
}
