//! A running child: its standard streams, its deadline, and its certain death when nobody waits for it any more.

use std::os::unix::process::ExitStatusExt;
use std::time::Duration;

use tokio::io::AsyncReadExt;
use tokio::process::{ChildStderr, ChildStdout};
use tokio::task::JoinHandle;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::sandbox::limits::kill_group;
use crate::{Limits, ToolError};

/// What a finished, successful child left.
#[derive(Debug, Clone)]
pub struct Captured {
    /// Its standard output, whole (it fitted the cap).
    pub stdout: Vec<u8>,
    /// The end of its standard error.
    pub stderr: String,
}

/// A running child. Dropping it kills its process group.
#[derive(Debug)]
pub struct Child {
    inner: tokio::process::Child,
    group: Option<u32>,
    program: String,
    stdout: Option<ChildStdout>,
    stderr: Option<JoinHandle<String>>,
    deadline: Instant,
    wall: Duration,
}

impl Child {
    pub(crate) fn new(mut inner: tokio::process::Child, program: String, limits: Limits) -> Self {
        let stdout = inner.stdout.take();
        let stderr = inner.stderr.take().map(|stream| tokio::spawn(tail(stream, limits.stderr)));
        let deadline = Instant::now() + limits.wall;
        Self { group: inner.id(), inner, program, stdout, stderr, deadline, wall: limits.wall }
    }

    /// The program's path as configured.
    #[must_use]
    pub fn program(&self) -> &str {
        &self.program
    }

    /// Standard output, once. When it is not taken it is discarded.
    pub fn take_stdout(&mut self) -> Option<ChildStdout> {
        self.stdout.take()
    }

    /// Waits for a successful end and answers the end of standard error (warnings).
    ///
    /// # Errors
    /// [`ToolError::Failed`], [`ToolError::Signalled`], [`ToolError::TimedOut`] or [`ToolError::Cancelled`]; the child is dead in every case.
    pub async fn wait(mut self, cancel: &CancellationToken) -> Result<String, ToolError> {
        let unread = self.stdout.take();
        let discard = async {
            if let Some(mut stream) = unread {
                let _ = tokio::io::copy(&mut stream, &mut tokio::io::sink()).await;
            }
        };
        let status = tokio::select! {
            biased;
            () = cancel.cancelled() => return Err(ToolError::Cancelled),
            () = tokio::time::sleep_until(self.deadline) => {
                return Err(ToolError::TimedOut { program: self.program.clone(), after: self.wall });
            }
            (status, ()) = async { tokio::join!(self.inner.wait(), discard) } => {
                status.map_err(|source| ToolError::Io { program: self.program.clone(), source })?
            }
        };
        // Reaped: its number may belong to somebody else now.
        self.group = None;
        let stderr = match self.stderr.take() {
            Some(task) => task.await.unwrap_or_default(),
            None => String::new(),
        };
        let program = self.program.clone();
        match (status.code(), status.signal()) {
            (Some(0), _) => Ok(stderr),
            (Some(code), _) => Err(ToolError::Failed { program, code, stderr }),
            (None, signal) => Err(ToolError::Signalled { program, signal: signal.unwrap_or(0), stderr }),
        }
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        // `kill_on_drop` reaches the child alone; helpers it may have forked are in its group.
        if let Some(leader) = self.group.take() {
            kill_group(leader);
        }
        if let Some(task) = self.stderr.take() {
            task.abort();
        }
    }
}

/// Reads to the end, keeping the last `limit` bytes as text.
async fn tail(mut stream: ChildStderr, limit: usize) -> String {
    let mut kept = Vec::new();
    let mut buffer = [0u8; 4096];
    while let Ok(read) = stream.read(&mut buffer).await {
        if read == 0 {
            break;
        }
        kept.extend_from_slice(&buffer[..read]);
        if kept.len() > limit.saturating_mul(2) {
            kept.drain(..kept.len() - limit);
        }
    }
    let start = kept.len().saturating_sub(limit);
    String::from_utf8_lossy(&kept[start..]).trim().to_owned()
}
