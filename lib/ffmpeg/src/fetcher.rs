//! A program that fetches media from sites by itself (yt-dlp), locked in like ffmpeg but for one thing: it may connect to one port of
//! this machine, where a proxy of ours listens.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::{Invocation, Limits, Sandbox};

/// What encrypted connections and names of hosts need to be read.
const NETWORK_FILES: [&str; 9] = [
    "/etc/ssl",
    "/etc/pki",
    "/etc/ca-certificates",
    "/etc/hosts",
    "/etc/nsswitch.conf",
    "/etc/resolv.conf",
    "/etc/host.conf",
    "/etc/python3",
    "/etc/mime.types",
];

/// The program and who runs it.
#[derive(Debug, Clone)]
pub struct Fetcher {
    /// Its path, or a name that is looked up in `PATH`.
    pub program: PathBuf,
    /// The Python that runs it; `None` when it runs by itself.
    pub python: Option<PathBuf>,
}

impl Fetcher {
    /// A call that writes into `work`, which is its current folder and its home, and connects to `proxy` only.
    #[must_use]
    pub fn call(&self, work: &Path, proxy: u16, limits: Limits) -> Invocation {
        let mut read: Vec<PathBuf> = NETWORK_FILES.iter().map(PathBuf::from).collect();
        // What lies beside a program that was put somewhere belongs to it.
        let beside = |program: &Path| program.is_absolute().then(|| program.parent().map(Path::to_path_buf)).flatten();
        read.extend(beside(&self.program));
        read.extend(self.python.as_deref().and_then(beside));
        let sandbox = Sandbox::reading(read).writing(work).through(proxy).limited(limits);
        let call = match &self.python {
            Some(python) => Invocation::new(python, sandbox).args([OsStr::new("-B"), self.program.as_os_str()]),
            None => Invocation::new(&self.program, sandbox),
        };
        call.inside(work)
    }
}
