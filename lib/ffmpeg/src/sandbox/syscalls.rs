//! The seccomp filter: calls a transcoder has no need of are refused. A deny-list, because an allow-list of everything glibc, x264 and
//! forty codec libraries may call would break on each distribution; Landlock and the network namespace stand behind it.

use std::collections::BTreeMap;

use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
};

/// Refused with EACCES. `socket` covers every family: no TCP, no UDP, no local sockets of a database. `io_uring_setup` because rings
/// make sockets without the `socket` call.
const REFUSED: &[libc::c_long] = &[
    libc::SYS_socket,
    libc::SYS_connect,
    libc::SYS_bind,
    libc::SYS_listen,
    libc::SYS_accept,
    libc::SYS_accept4,
    libc::SYS_sendto,
    libc::SYS_sendmsg,
    libc::SYS_io_uring_setup,
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_kcmp,
    libc::SYS_pidfd_getfd,
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    libc::SYS_setns,
    libc::SYS_unshare,
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_userfaultfd,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_keyctl,
    libc::SYS_kexec_load,
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_reboot,
    libc::SYS_swapon,
    libc::SYS_swapoff,
    libc::SYS_tkill,
    libc::SYS_kill,
];

/// What a child that may connect needs of them. `socket` is judged by its arguments instead.
const CONNECTING: &[libc::c_long] = &[libc::SYS_socket, libc::SYS_connect, libc::SYS_sendto, libc::SYS_sendmsg];

/// Sockets that are refused to a child that may connect: of every family but IPv4, and every type but streams.
fn other_sockets() -> Result<Vec<SeccompRule>, seccompiler::BackendError> {
    let condition =
        |argument, operator, value| SeccompCondition::new(argument, SeccompCmpArgLen::Dword, operator, value);
    let family = u64::try_from(libc::AF_INET).unwrap_or(2);
    let mut rules = vec![SeccompRule::new(vec![condition(0, SeccompCmpOp::Ne, family)?])?];
    // The lower four bits are the type; flags lie above them.
    for kind in (0..16_u64).filter(|kind| i32::try_from(*kind) != Ok(libc::SOCK_STREAM)) {
        rules.push(SeccompRule::new(vec![condition(1, SeccompCmpOp::MaskedEq(0xf), kind)?])?);
    }
    Ok(rules)
}

/// The compiled filter, or `None` on an architecture the compiler does not know.
pub(super) fn filter(connects: bool) -> Option<BpfProgram> {
    let refused = REFUSED.iter().filter(|call| !connects || !CONNECTING.contains(call));
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> = refused.map(|&call| (call, Vec::new())).collect();
    if connects {
        rules.insert(libc::SYS_socket, other_sockets().ok()?);
    }
    let architecture = std::env::consts::ARCH.try_into().ok()?;
    let errno = u32::try_from(libc::EACCES).ok()?;
    SeccompFilter::new(rules, SeccompAction::Allow, SeccompAction::Errno(errno), architecture)
        .and_then(TryInto::try_into)
        .inspect_err(|error| tracing::debug!(%error, "no seccomp filter for this child"))
        .ok()
}
