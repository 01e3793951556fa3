//! A program of somebody else that works on one file by itself (speech recognition): no network, its own folder, limits.

use std::path::{Path, PathBuf};

use tokio_util::sync::CancellationToken;

use crate::{Invocation, Limits, Sandbox, ToolError};

/// What numeric libraries look at to choose their code and the number of their threads. Nothing of other processes.
const MACHINE_FILES: [&str; 4] = ["/proc/cpuinfo", "/proc/meminfo", "/proc/stat", "/sys/devices/system/node"];
/// What Python needs besides `/usr` when it was installed by a distribution.
const PYTHON_FILES: [&str; 2] = ["/etc/python3", "/etc/mime.types"];

/// The program.
#[derive(Debug, Clone)]
pub struct Offline {
    /// Its path, or a name that is looked up in `PATH`.
    pub program: PathBuf,
}

impl Offline {
    /// A call that reads `files` (or folders) and writes into `work`, which is its current folder and its home.
    #[must_use]
    pub fn call(&self, files: impl IntoIterator<Item = PathBuf>, work: &Path, limits: Limits) -> Invocation {
        let mut read: Vec<PathBuf> = MACHINE_FILES.iter().chain(&PYTHON_FILES).map(PathBuf::from).collect();
        // Where a link leads: what belongs to a program lies beside the file itself.
        let program = self.program.canonicalize().ok().filter(|_| self.program.is_absolute());
        let program = program.unwrap_or_else(|| self.program.clone());
        read.extend(beside(&program));
        read.extend(files);
        let sandbox = Sandbox::reading(read).writing(work).limited(limits);
        // A program that writes of its progress is to be heard while it works, and nobody downloads anything here.
        Invocation::new(&program, sandbox)
            .inside(work)
            .env("PYTHONUNBUFFERED", "1")
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("HF_HUB_OFFLINE", "1")
    }

    /// Whether it starts where it is locked in: it is asked how it is called, in a folder that goes afterwards.
    ///
    /// # Errors
    /// Any [`ToolError`].
    pub async fn starts(
        &self,
        files: impl IntoIterator<Item = PathBuf>,
        limits: Limits,
        cancel: &CancellationToken,
    ) -> Result<(), ToolError> {
        let work = tempfile::tempdir()
            .map_err(|source| ToolError::Io { program: self.program.display().to_string(), source })?;
        self.call(files, work.path(), limits).args(["--help"]).run(cancel).await.map(drop)
    }
}

/// The folders that belong to a program which was put somewhere: its own, and of a virtual environment of Python all of it.
fn beside(program: &Path) -> Vec<PathBuf> {
    let Some(folder) = program.parent().filter(|_| program.is_absolute()) else { return Vec::new() };
    let environment = folder.parent().filter(|above| above.join("pyvenv.cfg").is_file());
    vec![environment.unwrap_or(folder).to_path_buf()]
}
