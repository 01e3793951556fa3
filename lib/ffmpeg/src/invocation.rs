//! Building a call: program, arguments, sandbox, extra pipes; then running it to its end or handing over the running child.

use std::ffi::{OsStr, OsString};
use std::io::PipeWriter;
use std::os::fd::{AsRawFd, OwnedFd};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use tokio::io::AsyncReadExt;
use tokio::net::unix::pipe;
use tokio::process::Command;
use tokio_util::sync::CancellationToken;

use crate::child::{Captured, Child};
use crate::{Sandbox, ToolError, input, spawner};

/// Where the two programs are. Names without a slash are looked up in `PATH`.
#[derive(Debug, Clone)]
pub struct Tools {
    /// ffmpeg's path or name.
    pub ffmpeg: PathBuf,
    /// ffprobe's path or name.
    pub ffprobe: PathBuf,
}

impl Default for Tools {
    fn default() -> Self {
        Self { ffmpeg: "ffmpeg".into(), ffprobe: "ffprobe".into() }
    }
}

impl Tools {
    /// A call of ffmpeg that reads no standard input and writes warnings only.
    #[must_use]
    pub fn ffmpeg(&self, sandbox: Sandbox) -> Invocation {
        Invocation::new(&self.ffmpeg, sandbox).args(["-nostdin", "-hide_banner", "-v", "warning", "-y"])
    }

    /// A call of ffprobe that writes errors only.
    #[must_use]
    pub fn ffprobe(&self, sandbox: Sandbox) -> Invocation {
        Invocation::new(&self.ffprobe, sandbox).args(["-hide_banner", "-v", "error"])
    }
}

/// One call being put together.
#[derive(Debug)]
pub struct Invocation {
    program: PathBuf,
    arguments: Vec<OsString>,
    sandbox: Sandbox,
    pipes: Vec<PipeWriter>,
    folder: Option<PathBuf>,
    environment: Vec<(&'static str, &'static str)>,
}

impl Invocation {
    pub(crate) fn new(program: &Path, sandbox: Sandbox) -> Self {
        Self {
            program: program.to_path_buf(),
            arguments: Vec::new(),
            sandbox,
            pipes: Vec::new(),
            folder: None,
            environment: Vec::new(),
        }
    }

    /// With this in its environment.
    pub(crate) fn env(mut self, name: &'static str, value: &'static str) -> Self {
        self.environment.push((name, value));
        self
    }

    /// With this folder as the current one, the home and the place for temporary files.
    pub(crate) fn inside(mut self, folder: &Path) -> Self {
        self.folder = Some(folder.to_path_buf());
        self
    }

    /// Adds arguments as they are. They must come from code, not from outside.
    #[must_use]
    pub fn args<I, S>(mut self, arguments: I) -> Self
    where
        I: IntoIterator<Item = S>,
        S: AsRef<OsStr>,
    {
        self.arguments.extend(arguments.into_iter().map(|argument| argument.as_ref().to_os_string()));
        self
    }

    /// Adds `-i` for a media file, with the white-lists of [`input`] before it.
    #[must_use]
    pub fn media(self, path: &Path) -> Self {
        self.args(input::guards(input::MEDIA_DEMUXERS)).args([OsStr::new("-i"), &input::file_url(path)])
    }

    /// Adds `-i` for one still picture read by `demuxer` (from [`input::still_demuxer`]).
    #[must_use]
    pub fn still(self, path: &Path, demuxer: &str) -> Self {
        self.args(input::guards(input::STILL_DEMUXERS))
            .args(["-f", demuxer])
            .args([OsStr::new("-i"), &input::file_url(path)])
    }

    /// Opens a pipe the child can write an output into: its address (`pipe:N`) for the arguments, and our end of it.
    ///
    /// # Errors
    /// When the process has no descriptors left.
    pub fn pipe(&mut self) -> std::io::Result<(String, pipe::Receiver)> {
        let (ours, theirs) = std::io::pipe()?;
        let address = format!("pipe:{}", theirs.as_raw_fd());
        let receiver = pipe::Receiver::from_owned_fd(OwnedFd::from(ours))?;
        self.pipes.push(theirs);
        Ok((address, receiver))
    }

    /// Starts the child; its standard output is piped to the caller (progress lines, say).
    ///
    /// # Errors
    /// [`ToolError::Spawn`].
    #[expect(clippy::disallowed_methods, reason = "this crate starts programs, and hands on nothing but PATH")]
    pub async fn spawn(self) -> Result<Child, ToolError> {
        let program = self.program.display().to_string();
        tracing::debug!(%program, arguments = ?self.arguments, "starting a child");
        let mut command = Command::new(&self.program);
        command.args(&self.arguments);
        // Nothing of our environment (secrets, proxies, AV_LOG settings) reaches the child.
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("LC_ALL", "C");
        if let Some(folder) = &self.folder {
            command.current_dir(folder).env("HOME", folder).env("TMPDIR", folder).env("LC_ALL", "C.UTF-8");
        }
        command.envs(self.environment.iter().copied());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let keep = self.pipes.iter().map(AsRawFd::as_raw_fd).collect();
        self.sandbox.apply(&mut command, &self.program, keep);
        let child =
            spawner::spawn(command).await.map_err(|source| ToolError::Spawn { program: program.clone(), source })?;
        // Our copies of the writing ends close here, so that the readers see the end when the child exits.
        drop(self.pipes);
        Ok(Child::new(child, program, self.sandbox.limits))
    }

    /// Runs to the end, and hands on each line of its standard output as it comes; of a line that is too long, its end.
    ///
    /// # Errors
    /// Any [`ToolError`]; the child is dead in every case.
    pub async fn run_telling(self, cancel: &CancellationToken, mut told: impl FnMut(&str)) -> Result<(), ToolError> {
        let mut child = self.spawn().await?;
        let stdout = child.take_stdout();
        let read = async {
            let Some(mut stdout) = stdout else { return };
            let (mut kept, mut piece) = (Vec::new(), [0; 4096]);
            while let Ok(n) = stdout.read(&mut piece).await
                && n > 0
            {
                kept.extend_from_slice(&piece[..n]);
                while let Some(end) = kept.iter().position(|byte| *byte == b'\n') {
                    told(String::from_utf8_lossy(&kept[..end]).trim_end());
                    kept.drain(..=end);
                }
                let from = kept.len().saturating_sub(piece.len());
                kept.drain(..from);
            }
        };
        let ((), ended) = tokio::join!(read, child.wait(cancel));
        ended.map(drop)
    }

    /// Runs to the end, keeping up to `limits.stdout` bytes of standard output.
    ///
    /// # Errors
    /// Any [`ToolError`]; the child is dead in every case.
    pub async fn run(self, cancel: &CancellationToken) -> Result<Captured, ToolError> {
        let limit = self.sandbox.limits.stdout;
        let mut child = self.spawn().await?;
        let stdout = child.take_stdout();
        let program = child.program().to_owned();
        let read = async {
            let mut kept = Vec::new();
            if let Some(stdout) = stdout {
                let bound = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
                stdout
                    .take(bound)
                    .read_to_end(&mut kept)
                    .await
                    .map_err(|source| ToolError::Io { program: program.clone(), source })?;
            }
            if kept.len() > limit {
                return Err(ToolError::TooMuchOutput { program: program.clone(), limit });
            }
            Ok(kept)
        };
        // A child that floods us is dropped, and so killed, by the error that comes first.
        let (stdout, stderr) = tokio::try_join!(read, child.wait(cancel))?;
        Ok(Captured { stdout, stderr })
    }
}
