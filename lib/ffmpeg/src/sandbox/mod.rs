//! What a child may do: the policy ([`Sandbox`], [`Limits`]) and its translation into kernel mechanisms.
//!
//! Every mechanism is best effort, because hosts differ (containers without Landlock, kernels without user namespaces):
//! [`report`] says which ones work here, and `sepiola doctor` prints it.

mod files;
pub(crate) mod limits;
mod report;
mod syscalls;

use std::path::PathBuf;

pub use limits::Limits;
pub use report::{Protection, report};
use tokio::process::Command;

/// The files a child may touch and the resources it may use. Everything not named is refused where Landlock works.
#[derive(Debug, Clone, Default)]
pub struct Sandbox {
    /// Files (or folders) it may read, besides the system's libraries.
    pub read: Vec<PathBuf>,
    /// Folders it may read, write and create files in.
    pub write: Vec<PathBuf>,
    /// Resource caps.
    pub limits: Limits,
    /// The port of this machine it may connect to; `None`: it has no network at all.
    pub network: Option<u16>,
}

impl Sandbox {
    /// Reads these files, writes nothing.
    #[must_use]
    pub fn reading(files: impl IntoIterator<Item = PathBuf>) -> Self {
        Self { read: files.into_iter().collect(), ..Self::default() }
    }

    /// Also writes in this folder.
    #[must_use]
    pub fn writing(mut self, folder: impl Into<PathBuf>) -> Self {
        self.write.push(folder.into());
        self
    }

    /// With these caps.
    #[must_use]
    pub fn limited(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// May open connections to this port, where a proxy of ours decides what is reached. No other sockets: no datagrams, no
    /// listening, no local sockets; and where the kernel can tell ports apart (Landlock of Linux 6.7), no other port.
    #[must_use]
    pub fn through(mut self, port: u16) -> Self {
        self.network = Some(port);
        self
    }

    /// Makes `command` enter the sandbox between `fork` and `exec`. All allocation happens here, in the parent; the child only
    /// makes system calls. `keep` are descriptors that stay open across `exec`.
    pub(crate) fn apply(&self, command: &mut Command, program: &std::path::Path, keep: Vec<i32>) {
        let mut ruleset = files::ruleset(self, program);
        let filter = syscalls::filter(self.network.is_some());
        let has_network = self.network.is_some();
        let limits = self.limits.clone();
        let parent = libc::pid_t::try_from(std::process::id()).unwrap_or(0);
        command.process_group(0);
        command.kill_on_drop(true);
        let enter = move || {
            limits::die_with_parent(parent)?;
            for &descriptor in &keep {
                limits::keep_open(descriptor)?;
            }
            limits::apply(&limits)?;
            if !has_network {
                limits::leave_network();
            }
            if let Some(ruleset) = ruleset.take() {
                // Best effort: a host without Landlock still has the other layers.
                let _ = ruleset.restrict_self();
            }
            if let Some(filter) = &filter {
                let _ = seccompiler::apply_filter(filter);
            }
            Ok(())
        };
        #[expect(
            unsafe_code,
            reason = "pre_exec is the only place between fork and exec; the closure only makes system calls"
        )]
        // SAFETY: everything that allocates was built before the fork; the closure calls prctl, fcntl, setrlimit,
        // setpriority, unshare, landlock_restrict_self and seccomp, all of which are async-signal-safe system calls.
        unsafe {
            command.pre_exec(enter);
        }
    }
}
