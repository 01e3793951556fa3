//! The file rules, as a Landlock ruleset made in the parent and entered by the child.

use std::path::{Path, PathBuf};

use landlock::{
    ABI, Access, AccessFs, AccessNet, NetPort, Ruleset, RulesetAttr, RulesetCreated, RulesetCreatedAttr,
    path_beneath_rules,
};

use super::Sandbox;

/// The newest Landlock version whose rights we name; older kernels enforce what they know.
const KNOWN: ABI = ABI::V5;

/// What any dynamically linked program needs to start. No `/etc` as a whole, no `/home`, `/var`, `/tmp`, `/proc` or `/run`.
const SYSTEM: &[&str] = &[
    "/usr",
    "/lib",
    "/lib64",
    "/bin",
    "/opt",
    "/nix/store",
    "/etc/ld.so.cache",
    "/etc/ld.so.conf",
    "/etc/ld.so.conf.d",
    "/etc/alternatives",
    "/etc/localtime",
    "/dev/null",
    "/dev/zero",
    "/dev/urandom",
    "/dev/random",
    "/sys/devices/system/cpu",
];

/// The ruleset, or `None` where Landlock cannot be had. Paths that do not exist are skipped.
pub(super) fn ruleset(sandbox: &Sandbox, program: &Path) -> Option<RulesetCreated> {
    let read = AccessFs::from_read(KNOWN);
    let look = AccessFs::ReadFile | AccessFs::ReadDir;
    let every = AccessFs::from_all(KNOWN);
    let inside = every
        & !(AccessFs::Execute | AccessFs::IoctlDev | AccessFs::MakeSock | AccessFs::MakeBlock | AccessFs::MakeChar);
    let program: Option<PathBuf> = program.is_absolute().then(|| program.to_path_buf());
    let build = || -> Result<RulesetCreated, landlock::RulesetError> {
        let handled = Ruleset::default().handle_access(every)?;
        let created = match sandbox.network {
            Some(port) => handled
                .handle_access(AccessNet::ConnectTcp | AccessNet::BindTcp)?
                .create()?
                .add_rule(NetPort::new(port, AccessNet::ConnectTcp))?,
            None => handled.create()?,
        };
        created
            .add_rules(path_beneath_rules(SYSTEM, read))?
            .add_rules(path_beneath_rules(["/dev/null"], AccessFs::ReadFile | AccessFs::WriteFile))?
            .add_rules(path_beneath_rules(program, read))?
            .add_rules(path_beneath_rules(&sandbox.read, look))?
            .add_rules(path_beneath_rules(&sandbox.write, inside))
    };
    build().inspect_err(|error| tracing::debug!(%error, "no Landlock rules for this child")).ok()
}
