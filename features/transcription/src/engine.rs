//! The programs that recognise speech, and how each is called. All of them leave `audio.vtt` and `audio.json` in a folder, print each
//! passage with its times while they work, and find out the language by themselves.

use config::Config;
use config::value::TranscriptionEngine;
use ffmpeg::offline::Offline;
use ffmpeg::{Invocation, Limits, ToolError};
use serde::Deserialize;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// Address space. The largest model holds 1,550 million numbers of 4 bytes, and twice that while it is read.
const MEMORY: u64 = 16 << 30;
/// Bytes of one file that is written: the JSON document tells more than the subtitles.
const FILE: u64 = 64 << 20;
/// Descriptors.
const FILES: u64 = 1024;
/// Longest time to start: programs in Python read gigabytes first.
const STARTING: Duration = Duration::from_secs(120);
/// The folder of models in `storage.bin`.
const MODELS: &str = "whisper";

/// The program that the configuration names.
#[derive(Debug, Clone)]
pub struct Engine {
    kind: TranscriptionEngine,
    program: PathBuf,
    /// A folder or a file of the administrator.
    model_path: Option<PathBuf>,
    /// Name of a model in `models`.
    model: String,
    models: PathBuf,
    wall: Duration,
}

impl Engine {
    /// As configured.
    #[must_use]
    pub fn new(config: &Config) -> Self {
        let settings = &config.video_transcription;
        let name = match settings.engine {
            TranscriptionEngine::WhisperCtranslate2 => "whisper-ctranslate2",
            TranscriptionEngine::OpenaiWhisper => "whisper",
            TranscriptionEngine::WhisperCpp => "whisper-cli",
        };
        let absolute = |path: &PathBuf| std::path::absolute(path).unwrap_or_else(|_| path.clone());
        let own = absolute(&config.storage.bin).join(name);
        let program = match &settings.engine_path {
            Some(path) => absolute(path),
            None if own.is_file() => own,
            None => PathBuf::from(name),
        };
        let models = absolute(&config.storage.bin).join(MODELS);
        Engine {
            kind: settings.engine,
            program,
            model_path: settings.model_path.as_ref().map(absolute),
            model: settings.model.clone(),
            models,
            wall: settings.timeout,
        }
    }

    /// The program's path, or the name that is looked up in `PATH`.
    #[must_use]
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// What there must be for its model: the file or folder that was named, else the folder of models.
    #[must_use]
    pub fn model(&self) -> PathBuf {
        match (&self.model_path, self.kind) {
            (Some(path), _) => path.clone(),
            (None, TranscriptionEngine::WhisperCtranslate2) => self.models.clone(),
            (None, TranscriptionEngine::OpenaiWhisper) => self.models.join(format!("{}.pt", self.model)),
            (None, TranscriptionEngine::WhisperCpp) => self.models.join(format!("ggml-{}.bin", self.model)),
        }
    }

    /// Whether it starts at all, where it is locked in.
    ///
    /// # Errors
    /// Why it does not.
    pub async fn starts(&self, cancel: &CancellationToken) -> std::result::Result<(), ToolError> {
        let limits = Limits { wall: STARTING, cpu: STARTING, ..self.limits() };
        self.offline().starts([self.model()], limits, cancel).await
    }

    /// A call that writes down what is said in `audio` into `out`, which is its working folder.
    pub(crate) fn call(&self, audio: &Path, out: &Path) -> Invocation {
        let files = [audio.to_path_buf(), self.model()];
        self.offline().call(files, out, self.limits()).args(self.arguments(audio, out))
    }

    fn offline(&self) -> Offline {
        Offline { program: self.program.clone() }
    }

    fn limits(&self) -> Limits {
        let cores = available_parallelism().map_or(1, |n| u32::try_from(n.get()).unwrap_or(1));
        Limits {
            cpu: self.wall.saturating_mul(cores),
            memory: MEMORY,
            file_size: FILE,
            open_files: FILES,
            wall: self.wall,
            nice: 19,
            stdout: 1 << 20,
            stderr: 16 << 10,
        }
    }

    fn arguments(&self, audio: &Path, out: &Path) -> Vec<OsString> {
        let mut arguments: Vec<OsString> = Vec::new();
        let mut add = |name: &str, value: OsString| arguments.extend([name.into(), value]);
        if self.kind == TranscriptionEngine::WhisperCpp {
            add("--model", self.model().into_os_string());
            add("--language", "auto".into());
            add("--output-file", out.join("audio").into_os_string());
            add("--file", audio.as_os_str().to_owned());
            arguments.extend(["--output-vtt".into(), "--output-json".into()]);
            return arguments;
        }
        match (&self.model_path, self.kind) {
            (Some(path), TranscriptionEngine::WhisperCtranslate2) => add("--model_directory", path.into()),
            (Some(path), _) => add("--model", path.into()),
            (None, kind) => {
                add("--model", OsString::from(&self.model));
                add("--model_dir", self.models.clone().into_os_string());
                if kind == TranscriptionEngine::WhisperCtranslate2 {
                    add("--local_files_only", "True".into());
                }
            }
        }
        add("--task", "transcribe".into());
        add("--verbose", "True".into());
        add("--output_format", "all".into());
        add("--output_dir", out.as_os_str().to_owned());
        arguments.push(audio.as_os_str().to_owned());
        arguments
    }
}

/// What is read of the JSON document.
#[derive(Deserialize)]
struct Document {
    /// Of the programs in Python.
    language: Option<String>,
    /// Of whisper.cpp.
    result: Option<Result>,
}

#[derive(Deserialize)]
struct Result {
    language: Option<String>,
}

/// The language that a program found, as our list has it.
pub(crate) fn language(document: &[u8]) -> std::result::Result<String, String> {
    let read = serde_json::from_slice::<Document>(document).ok();
    let said = read.and_then(|document| document.language.or_else(|| document.result?.language));
    let said = said.ok_or("The program that writes subtitles did not say which language is spoken")?;
    // Its name for Javanese was withdrawn from ISO 639 in 2001.
    let code = if said == "jw" { "jv" } else { &said };
    match wire::constants::language(code) {
        Some(_) => Ok(code.to_owned()),
        None => {
            let said: String = said.chars().filter(|c| !c.is_control()).take(20).collect();
            Err(format!("The program that writes subtitles heard a language that is not known here ({said})"))
        }
    }
}

/// How far a line says that the program is, in seconds: `[00:01.000 --> 01:02:03.500] words`.
pub(crate) fn reached(line: &str) -> Option<f64> {
    let (_, rest) = line.strip_prefix('[')?.split_once("-->")?;
    let (end, _) = rest.split_once(']')?;
    let seconds = end.trim().split(':').try_fold(0.0, |sum, part| Some(sum * 60.0 + part.parse::<f64>().ok()?))?;
    (seconds.is_finite() && seconds >= 0.0).then_some(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn called(change: impl FnOnce(&mut Config)) -> String {
        let mut config = Config::default();
        config.storage.bin = "/data/bin".into();
        change(&mut config);
        let arguments = Engine::new(&config).arguments(Path::new("/w/audio.wav"), Path::new("/w/out"));
        arguments.iter().map(|a| a.to_string_lossy()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_program_is_called_its_own_way() {
        let rest = "--task transcribe --verbose True --output_format all --output_dir /w/out /w/audio.wav";
        let models = "--model small --model_dir /data/bin/whisper";
        assert_eq!(called(|_| {}), format!("{models} --local_files_only True {rest}"));
        let path = |c: &mut Config| c.video_transcription.model_path = Some("/models/mine".into());
        assert_eq!(called(path), format!("--model_directory /models/mine {rest}"));
        let openai = |c: &mut Config| c.video_transcription.engine = TranscriptionEngine::OpenaiWhisper;
        assert_eq!(called(openai), format!("{models} {rest}"));
        let both = |c: &mut Config| (openai(c), path(c)).1;
        assert_eq!(called(both), format!("--model /models/mine {rest}"));
        let cpp = |c: &mut Config| c.video_transcription.engine = TranscriptionEngine::WhisperCpp;
        assert_eq!(
            called(cpp),
            "--model /data/bin/whisper/ggml-small.bin --language auto --output-file /w/out/audio --file /w/audio.wav --output-vtt \
             --output-json"
        );
    }

    #[test]
    fn the_language_is_read() {
        assert_eq!(language(br#"{"text": "a", "segments": [{"id": 0}], "language": "fr"}"#), Ok("fr".into()));
        assert_eq!(language(br#"{"result": {"language": "de"}, "transcription": []}"#), Ok("de".into()));
        assert_eq!(language(br#"{"language": "jw"}"#), Ok("jv".into()));
        assert!(language(br#"{"language": "klingon"}"#).unwrap_err().ends_with("(klingon)"));
        for nothing in [&b"{}"[..], b"[]", b"", b"{\"language\": 7}", b"\xff"] {
            assert!(language(nothing).unwrap_err().ends_with("which language is spoken"));
        }
    }

    #[test]
    fn how_far_it_is_is_understood() {
        assert_eq!(reached("[00:00.000 --> 01:04.500]  Hello"), Some(64.5));
        assert_eq!(reached("[00:00:00.000 --> 01:00:02.000]   Hello"), Some(3602.0));
        for nothing in ["", "Detected language: English", "[00:00 --> ", "[x --> y] z", "[0 --> inf]", "[0 --> -1]"] {
            assert_eq!(reached(nothing), None, "{nothing}");
        }
    }
}
