//! The filter of system calls. What is on the list is allowed, some of it with certain arguments only;
//! anything else is answered as a kernel would that doesn't know it, so that libraries which try go on
//! without. What nothing of this kind ever calls, but an attacker would, ends the process at once, so
//! that it can be told apart.

use std::collections::BTreeMap;

use libc::c_long;
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule, TargetArch,
};

/// A processor that there is a filter for.
pub struct Architecture(TargetArch);

impl Architecture {
    pub fn here() -> Option<Self> {
        match std::env::consts::ARCH {
            "x86_64" => Some(Self(TargetArch::x86_64)),
            "aarch64" => Some(Self(TargetArch::aarch64)),
            _ => None,
        }
    }
}

/// Locks this thread, and all that it starts, into the list.
pub fn filter() -> Result<(), String> {
    let Architecture(processor) = Architecture::here().ok_or("no filter for this processor")?;
    let unknown = SeccompAction::Errno(libc::ENOSYS.unsigned_abs());
    let filters = [
        (
            forbidden().map(|call| (call, Vec::new())).collect(),
            SeccompAction::Allow,
            SeccompAction::KillProcess,
        ),
        (allowed()?, unknown, SeccompAction::Allow),
    ];
    for (calls, otherwise, listed) in filters {
        let failed = |error: &dyn std::fmt::Display| format!("seccomp: {error}");
        let filter = SeccompFilter::new(calls, otherwise, listed, processor)
            .map_err(|error| failed(&error))?;
        let program: BpfProgram =
            filter.try_into().map_err(|error: seccompiler::BackendError| failed(&error))?;
        seccompiler::apply_filter(&program).map_err(|error| failed(&error))?;
    }
    Ok(())
}

/// What ends the process.
fn forbidden() -> impl Iterator<Item = c_long> {
    let older: &[c_long] = OLDER_FORBIDDEN;
    FORBIDDEN.iter().chain(older).copied()
}

/// What is allowed: with any arguments where there are no rules, else with those of one of them.
fn allowed() -> Result<BTreeMap<c_long, Vec<SeccompRule>>, String> {
    let own = u64::from(rustix::process::getpid().as_raw_nonzero().get().unsigned_abs());
    let mut calls: BTreeMap<c_long, Vec<SeccompRule>> = BTreeMap::new();
    for call in ALLOWED.iter().chain(OLDER_ALLOWED) {
        calls.insert(*call, Vec::new());
    }
    let with: [(c_long, &[&[Argument]]); 8] = [
        // Threads, which share everything, and never a process or a name space.
        (libc::SYS_clone, &[&[Masked(0, THREAD | NO_THREAD, THREAD)]]),
        // Memory is written or executed. Its libraries are mapped to be executed from the beginning.
        (
            libc::SYS_mmap,
            &[
                &[Masked(2, WRITE_EXEC, 0)],
                &[Masked(2, WRITE_EXEC, 2)],
                &[Masked(2, WRITE_EXEC, 4)],
            ],
        ),
        (libc::SYS_mprotect, &[&[Masked(2, 4, 0)]]),
        // Asked for, never set.
        (libc::SYS_prlimit64, &[&[Is(0, 0), Is(2, 0)]]),
        // A thread's name.
        (libc::SYS_prctl, &[&[Is(0, 15)]]),
        (libc::SYS_fcntl, &[&[Is(1, 1)], &[Is(1, 2)], &[Is(1, 3)], &[Is(1, 4)]]),
        // Its own threads: this is how a process aborts.
        (libc::SYS_tgkill, &[&[Is(0, own)]]),
        (libc::SYS_madvise, &[&[Is(2, 3)], &[Is(2, 4)], &[Is(2, 8)], &[Is(2, 14)], &[Is(2, 15)]]),
    ];
    for (call, rules) in with {
        let rules = rules.iter().map(|arguments| {
            let conditions = arguments.iter().map(Argument::condition);
            SeccompRule::new(conditions.collect::<Result<_, _>>()?)
        });
        let rules = rules.collect::<Result<_, _>>().map_err(|error| format!("seccomp: {error}"))?;
        calls.insert(call, rules);
    }
    Ok(calls)
}

/// What an argument, counted from 0, must be.
enum Argument {
    Is(u8, u64),
    /// It, under this mask, is that.
    Masked(u8, u64, u64),
}
use Argument::{Is, Masked};

impl Argument {
    fn condition(&self) -> Result<SeccompCondition, seccompiler::BackendError> {
        // All 64 bits: the kernel may look at more than a caller says.
        let (at, operator, value) = match *self {
            Is(at, value) => (at, SeccompCmpOp::Eq, value),
            Masked(at, mask, value) => (at, SeccompCmpOp::MaskedEq(mask), value),
        };
        SeccompCondition::new(at, SeccompCmpArgLen::Qword, operator, value)
    }
}

const THREAD: u64 = 0x0001_0000;
/// What a thread has nothing to do with: new name spaces, the tracer, the parent, a file descriptor.
const NO_THREAD: u64 = 0x7e02_0000 | 0x80 | 0x1000 | 0x2000 | 0x4000 | 0x8000 | 0x0080_0000;
const WRITE_EXEC: u64 = 2 | 4;

const ALLOWED: &[c_long] = &[
    // Its streams, and its libraries: which files can be opened is Landlock's.
    libc::SYS_read,
    libc::SYS_readv,
    libc::SYS_write,
    libc::SYS_writev,
    libc::SYS_pread64,
    libc::SYS_lseek,
    libc::SYS_close,
    libc::SYS_openat,
    libc::SYS_fstat,
    libc::SYS_newfstatat,
    libc::SYS_ppoll,
    // Memory.
    libc::SYS_munmap,
    libc::SYS_mremap,
    libc::SYS_brk,
    libc::SYS_mlock,
    // Threads, and waiting for each other.
    libc::SYS_futex,
    libc::SYS_set_robust_list,
    libc::SYS_set_tid_address,
    libc::SYS_rseq,
    libc::SYS_sched_yield,
    libc::SYS_sched_getaffinity,
    libc::SYS_gettid,
    libc::SYS_getpid,
    libc::SYS_membarrier,
    // Signals that it takes, the end, and beginning as ffmpeg: what can be executed is Landlock's.
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    libc::SYS_restart_syscall,
    libc::SYS_exit,
    libc::SYS_exit_group,
    libc::SYS_execve,
    // Time, chance, and what it has used.
    libc::SYS_clock_gettime,
    libc::SYS_clock_getres,
    libc::SYS_clock_nanosleep,
    libc::SYS_nanosleep,
    libc::SYS_gettimeofday,
    libc::SYS_getrandom,
    libc::SYS_getrusage,
    libc::SYS_getuid,
    libc::SYS_geteuid,
    libc::SYS_getgid,
    libc::SYS_getegid,
];

/// Calls that newer processors never had.
#[cfg(target_arch = "x86_64")]
const OLDER_ALLOWED: &[c_long] = &[libc::SYS_arch_prctl, libc::SYS_poll];
#[cfg(not(target_arch = "x86_64"))]
const OLDER_ALLOWED: &[c_long] = &[];

const FORBIDDEN: &[c_long] = &[
    // Other processes, and what they remember.
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_process_madvise,
    libc::SYS_pidfd_getfd,
    libc::SYS_kcmp,
    // Other roots, mounts and name spaces.
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_pivot_root,
    libc::SYS_move_mount,
    libc::SYS_open_tree,
    libc::SYS_fsopen,
    libc::SYS_fsconfig,
    libc::SYS_fsmount,
    libc::SYS_fspick,
    libc::SYS_mount_setattr,
    libc::SYS_chroot,
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_open_by_handle_at,
    // Parts of the kernel that break most often.
    libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_userfaultfd,
    libc::SYS_keyctl,
    libc::SYS_add_key,
    libc::SYS_request_key,
    // The kernel itself, and the machine.
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_kexec_load,
    libc::SYS_reboot,
    libc::SYS_swapon,
    libc::SYS_swapoff,
    libc::SYS_acct,
    libc::SYS_quotactl,
    libc::SYS_settimeofday,
    libc::SYS_clock_settime,
    libc::SYS_execveat,
];

#[cfg(target_arch = "x86_64")]
const OLDER_FORBIDDEN: &[c_long] =
    &[libc::SYS_fork, libc::SYS_vfork, libc::SYS_iopl, libc::SYS_ioperm];
#[cfg(not(target_arch = "x86_64"))]
const OLDER_FORBIDDEN: &[c_long] = &[];
