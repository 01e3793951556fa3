//! Which protections work on this host, found out by trying them on children that do nothing else.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use tokio::process::Command;

use super::Sandbox;

/// One protection and whether it is active here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protection {
    /// Short name for a person: "Landlock (files)".
    pub name: &'static str,
    /// Whether the attempt succeeded on this host.
    pub active: bool,
    /// What it keeps away.
    pub purpose: &'static str,
}

/// Tries each protection in a throw-away child and says what holds. Takes a few milliseconds.
pub async fn report() -> Vec<Protection> {
    let files = reads_only_what_is_named().await.unwrap_or(false);
    let open = Sandbox::reading([PathBuf::from("/proc")]);
    let filter =
        output("cat", &["/proc/self/status"], &open).await.is_some_and(|status| status.contains("Seccomp:\t2"));
    let ours = std::fs::read_link("/proc/self/ns/net").ok();
    let theirs = output("readlink", &["/proc/self/ns/net"], &open).await;
    let network = match (ours, theirs) {
        (Some(ours), Some(theirs)) => ours.as_os_str() != theirs.trim(),
        _ => false,
    };
    let limited = output("cat", &["/proc/self/limits"], &open).await.is_some_and(|limits| {
        limits.lines().any(|line| line.starts_with("Max core file size") && line.contains(" 0 "))
    });
    vec![
        Protection {
            name: "seccomp (system calls)",
            active: filter,
            purpose: "no sockets, no tracing of other processes",
        },
        Protection { name: "Landlock (files)", active: files, purpose: "only the named input and the working folder" },
        Protection { name: "network namespace", active: network, purpose: "no interface to send through" },
        Protection {
            name: "resource limits",
            active: limited,
            purpose: "processor time, memory, file size, descriptors",
        },
    ]
}

/// A named file can be read and its unnamed neighbour cannot.
async fn reads_only_what_is_named() -> Option<bool> {
    let folder = tempfile::tempdir().ok()?;
    let (named, other) = (folder.path().join("named"), folder.path().join("other"));
    std::fs::write(&named, b"x").ok()?;
    std::fs::write(&other, b"x").ok()?;
    let sandbox = Sandbox::reading([named.clone()]);
    let named = output("cat", &[named.to_str()?], &sandbox).await;
    let other = output("cat", &[other.to_str()?], &sandbox).await;
    Some(named.is_some() && other.is_none())
}

/// Standard output of a successful sandboxed child, or `None`.
#[expect(clippy::disallowed_methods, reason = "this is the one crate that starts programs")]
async fn output(program: &str, arguments: &[&str], sandbox: &Sandbox) -> Option<String> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    sandbox.apply(&mut command, Path::new(program), Vec::new());
    let child = crate::spawner::spawn(command).await.ok()?;
    let output = child.wait_with_output().await.ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
