//! Resource limits and process attributes, set in the child between fork and exec.
#![expect(unsafe_code, reason = "thin wrappers over libc calls that have no safe equivalent usable after fork")]

use std::io;
use std::time::Duration;

/// Resource caps of one child. The defaults suit probing; encodes raise them.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Processor time (RLIMIT_CPU), rounded up to seconds.
    pub cpu: Duration,
    /// Address space in bytes (RLIMIT_AS).
    pub memory: u64,
    /// Largest file it may write, in bytes (RLIMIT_FSIZE).
    pub file_size: u64,
    /// Open descriptors (RLIMIT_NOFILE).
    pub open_files: u64,
    /// Wall-clock limit; the parent kills the process group.
    pub wall: Duration,
    /// Nice level added (0 to 19).
    pub nice: i32,
    /// Bytes of standard output kept by [`crate::Invocation::run`]; more is an error.
    pub stdout: usize,
    /// Bytes of standard error kept (the last ones).
    pub stderr: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            cpu: Duration::from_secs(60),
            memory: 4 << 30,
            file_size: 256 << 20,
            open_files: 64,
            wall: Duration::from_secs(60),
            nice: 0,
            stdout: 1 << 20,
            stderr: 8 << 10,
        }
    }
}

/// Sets the limits on the calling process.
pub(super) fn apply(limits: &Limits) -> io::Result<()> {
    set(libc::RLIMIT_CPU, limits.cpu.as_secs().saturating_add(1))?;
    set(libc::RLIMIT_AS, limits.memory)?;
    set(libc::RLIMIT_FSIZE, limits.file_size)?;
    set(libc::RLIMIT_NOFILE, limits.open_files)?;
    set(libc::RLIMIT_CORE, 0)?;
    if limits.nice != 0 {
        // SAFETY: plain system call on the calling process.
        let _ = unsafe { libc::setpriority(libc::PRIO_PROCESS, 0, limits.nice.clamp(0, 19)) };
    }
    Ok(())
}

fn set(resource: libc::__rlimit_resource_t, wanted: u64) -> io::Result<()> {
    let mut current = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: `current` lives across the call.
    check(unsafe { libc::getrlimit(resource, &raw mut current) })?;
    let value = wanted.min(current.rlim_max);
    let new = libc::rlimit { rlim_cur: value, rlim_max: value };
    // SAFETY: `new` lives across the call.
    check(unsafe { libc::setrlimit(resource, &raw const new) })
}

/// Asks for SIGKILL when the parent ends, and notices a parent that ended before the request.
pub(super) fn die_with_parent(parent: libc::pid_t) -> io::Result<()> {
    // SAFETY: plain system calls on the calling process.
    unsafe {
        check(libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL))?;
        if parent != 0 && libc::getppid() != parent {
            return Err(io::Error::from_raw_os_error(libc::ESRCH));
        }
    }
    Ok(())
}

/// Lets `descriptor` survive exec.
pub(super) fn keep_open(descriptor: i32) -> io::Result<()> {
    // SAFETY: plain system call; a bad descriptor is an error, not undefined behaviour.
    check(unsafe { libc::fcntl(descriptor, libc::F_SETFD, 0) })
}

/// Enters an empty network namespace: directly when privileged, else through a user namespace of its own. Best effort.
/// Answers whether it worked.
pub(super) fn leave_network() -> bool {
    // SAFETY: plain system calls on the calling process, which is single-threaded after fork.
    unsafe { libc::unshare(libc::CLONE_NEWNET) == 0 || libc::unshare(libc::CLONE_NEWUSER | libc::CLONE_NEWNET) == 0 }
}

/// Kills a whole process group; errors (already gone) do not matter.
pub(crate) fn kill_group(leader: u32) {
    if let Ok(group) = libc::pid_t::try_from(leader)
        && group > 1
    {
        // SAFETY: plain system call; the group is the child's own (process_group(0)) and its leader is not yet reaped.
        let _ = unsafe { libc::kill(-group, libc::SIGKILL) };
    }
}

fn check(result: libc::c_int) -> io::Result<()> {
    if result == -1 { Err(io::Error::last_os_error()) } else { Ok(()) }
}
