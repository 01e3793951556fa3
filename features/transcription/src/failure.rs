//! Why nothing was written, in a sentence for the owner of the video.

use ffmpeg::ToolError;
use platform::Problem;
use std::io::ErrorKind;

/// Characters of a sentence.
const LONGEST: usize = 500;

/// Why there are no subtitles.
#[derive(Debug)]
pub(crate) enum Failure {
    /// It will not work; the sentence is shown.
    Because(String),
    /// It may work later.
    Again(String),
    /// The server stops, or the job was taken away.
    Stopped,
}

impl Failure {
    /// A sentence of ours.
    pub fn because(sentence: impl Into<String>) -> Self {
        Failure::Because(sentence.into().chars().take(LONGEST).collect())
    }

    /// More was written than subtitles are.
    pub fn too_much() -> Self {
        Failure::because("The program that writes subtitles wrote more than a subtitle file may hold")
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        match problem.status().is_server_error() {
            true => Failure::Again(problem.to_string()),
            false => Failure::because(problem.detail()),
        }
    }
}

impl From<ToolError> for Failure {
    fn from(error: ToolError) -> Self {
        // Larger than the limit on the size of files: the signal itself, a shell's word for it, and the C library's.
        let grew = match &error {
            ToolError::Signalled { signal, .. } => *signal == 25,
            ToolError::Failed { code, stderr, .. } => *code == 128 + 25 || stderr.contains("File too large"),
            _ => false,
        };
        if grew {
            return Failure::too_much();
        }
        if error.is_disk_full() {
            return Failure::Again("This server's disk is full".to_owned());
        }
        Failure::because(match error {
            ToolError::Cancelled => return Failure::Stopped,
            ToolError::Spawn { program, source } if source.kind() == ErrorKind::NotFound => {
                let name = program.rsplit('/').next().unwrap_or_default();
                format!("The program that writes subtitles ({name}) is not installed on this server")
            }
            ToolError::Spawn { source, .. } => {
                format!("The program that writes subtitles cannot be started: {source}")
            }
            ToolError::TimedOut { .. } => "The program that writes subtitles did not finish in time".to_owned(),
            ToolError::Failed { code, stderr, .. } => {
                match stderr.lines().map(str::trim).rfind(|line| !line.is_empty()) {
                    Some(line) => format!("The program that writes subtitles failed: {line}"),
                    None => format!("The program that writes subtitles failed with status {code}"),
                }
            }
            ToolError::Signalled { signal, .. } => format!(
                "The program that writes subtitles was ended by signal {signal}; it may need more memory than there is"
            ),
            ToolError::Io { .. } | ToolError::TooMuchOutput { .. } => {
                "The program that writes subtitles was ended".to_owned()
            }
        })
    }
}
