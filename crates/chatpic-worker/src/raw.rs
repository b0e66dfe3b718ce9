//! System calls that nobody wraps: closing what was inherited, asking for Landlock's version, and what
//! the tries to escape do. The one file of the program where code is unsafe: each call is made with
//! numbers, and with memory that lives here and is as large as the kernel wants it.
#![expect(unsafe_code, reason = "system calls that no crate wraps; each says why it is sound")]

use std::ffi::CString;
use std::fs::File;
use std::os::fd::AsRawFd;
use std::ptr::null;

use libc::{c_char, c_long};
use rustix::io::{Errno, Result};

/// Closes all but standard input, output and error.
///
/// To be called first in `main`: nothing else may own a descriptor.
pub fn close_inherited() -> Result<()> {
    // SAFETY: numbers. Nobody owns what it closes, for nothing has been opened yet.
    unsafe { call(libc::SYS_close_range, &[3, u32::MAX.into()]) }.map(drop)
}

/// Which version of Landlock the kernel has.
pub fn landlock_version() -> Result<u32> {
    const ONLY_SAY_WHICH: c_long = 1;
    // SAFETY: with this flag the kernel reads no memory.
    let version = unsafe { call(libc::SYS_landlock_create_ruleset, &[0, 0, ONLY_SAY_WHICH]) }?;
    u32::try_from(version).map_err(|_| Errno::NOSYS)
}

/// A call that takes numbers alone.
#[derive(Clone, Copy)]
pub enum Numbers<'a> {
    /// Let the parent read and change this process.
    BeTraced,
    /// Read and change that one.
    Trace(i32),
    /// New name spaces.
    Unshare(i32),
    /// Be that user.
    SetUser(u32),
    /// Find the keys of the session.
    FindKeys,
    /// Handle page faults, of this program's own code alone.
    HandleFaults,
    /// Open a socket to the kernel.
    Netlink,
    /// Have another process signalled about a descriptor.
    SignalAbout(&'a File, i32),
}

/// Makes a call that takes numbers alone.
pub fn numbers(numbers: Numbers<'_>) -> Result<()> {
    let (number, arguments) = match numbers {
        Numbers::BeTraced => (libc::SYS_ptrace, [0, 0, 0]),
        // Seizing, which doesn't stop it.
        Numbers::Trace(process) => (libc::SYS_ptrace, [0x4206, process.into(), 0]),
        Numbers::Unshare(flags) => (libc::SYS_unshare, [flags.into(), 0, 0]),
        Numbers::SetUser(user) => (libc::SYS_setuid, [user.into(), 0, 0]),
        Numbers::FindKeys => (libc::SYS_keyctl, [0, -3, 0]),
        Numbers::HandleFaults => (libc::SYS_userfaultfd, [1, 0, 0]),
        Numbers::Netlink => (libc::SYS_socket, [libc::AF_NETLINK.into(), libc::SOCK_RAW.into(), 0]),
        Numbers::SignalAbout(file, process) => {
            (libc::SYS_fcntl, [file.as_raw_fd().into(), libc::F_SETOWN.into(), process.into()])
        }
    };
    // SAFETY: none of these reads or writes memory.
    unsafe { call(number, &arguments) }.map(drop)
}

/// A call with a structure, most of it zeroes.
#[derive(Clone, Copy)]
pub enum Structure {
    /// A ring of requests.
    Ring,
    /// A map in the kernel.
    Map,
    /// Counting what the processor does.
    Events,
}

/// Makes a call with a structure.
pub fn structure(structure: Structure) -> Result<()> {
    let mut bytes = [0u8; 256];
    let (number, set): (_, &[(usize, u8)]) = match structure {
        Structure::Ring => (libc::SYS_io_uring_setup, &[]),
        // An array with one entry, keys of 4 bytes and values of 4.
        Structure::Map => (libc::SYS_bpf, &[(0, 2), (4, 4), (8, 4), (12, 1)]),
        // Software's, of the task's clock, as long as the first version was.
        Structure::Events => (libc::SYS_perf_event_open, &[(0, 1), (4, 64), (8, 1)]),
    };
    for &(at, byte) in set {
        bytes[at] = byte;
    }
    let at = bytes.as_mut_ptr() as c_long;
    let arguments = match structure {
        Structure::Ring => [1, at, 0, 0, 0],
        Structure::Map => [0, at, 64, 0, 0],
        Structure::Events => [at, 0, -1, -1, 0],
    };
    // SAFETY: none of these structures is larger than 256 bytes, and each is valid with zeroes.
    unsafe { call(number, &arguments) }.map(drop)
}

/// Becomes another program, which gets its own name and `argument`. Returns where that is refused.
pub fn execute(program: &str, argument: &str) -> Result<()> {
    let (program, argument) = (text(program)?, text(argument)?);
    let arguments = [program.as_ptr(), argument.as_ptr(), null()];
    let arguments = [program.as_ptr() as c_long, arguments.as_ptr() as c_long, 0];
    // SAFETY: the texts and the list end as they must, and live until the call returns.
    unsafe { call(libc::SYS_execve, &arguments) }.map(drop)
}

/// Becomes a program that lies in memory and has no name.
pub fn execute_memory() -> Result<()> {
    let program = std::fs::read("/bin/true").unwrap_or_default();
    let file = rustix::fs::memfd_create(c"program", rustix::fs::MemfdFlags::empty())?;
    rustix::io::write(&file, &program)?;
    let (name, words): (_, [*const c_char; 2]) = (c"", [c"program".as_ptr(), null()]);
    let (file, flags) = (file.as_raw_fd().into(), libc::AT_EMPTY_PATH.into());
    let arguments = [file, name.as_ptr() as c_long, words.as_ptr() as c_long, 0, flags];
    // SAFETY: the texts and the list end as they must, and live until the call returns.
    unsafe { call(libc::SYS_execveat, &arguments) }.map(drop)
}

/// Begins a process, which ends at once.
pub fn fork(flags: i32) -> Result<()> {
    // SAFETY: without shared memory or a stack of its own the child goes on here with copies of
    // everything. There is one thread.
    let child = unsafe { call(libc::SYS_clone, &[(flags | libc::SIGCHLD).into()]) }?;
    if child == 0 {
        // SAFETY: it ends, and touches nothing.
        unsafe { libc::_exit(0) }
    }
    Ok(())
}

/// Reads memory of a process which has `secret` at the same place: this one.
pub fn read_memory(process: i32, secret: &[u8; 8]) -> Result<()> {
    let mut taken = [0u8; 8];
    let local = libc::iovec { iov_base: taken.as_mut_ptr().cast(), iov_len: taken.len() };
    let remote = libc::iovec { iov_base: secret.as_ptr().cast_mut().cast(), iov_len: secret.len() };
    let (local, remote) = (&raw const local as c_long, &raw const remote as c_long);
    // SAFETY: the kernel writes eight bytes to `taken`, which has them.
    unsafe { call(libc::SYS_process_vm_readv, &[process.into(), local, 1, remote, 1]) }.map(drop)
}

/// Makes memory that can be written and executed.
pub fn map_executable() -> Result<()> {
    map(4096, libc::PROT_READ | libc::PROT_WRITE | libc::PROT_EXEC).map(drop)
}

/// Makes memory executable that was written.
pub fn make_executable() -> Result<()> {
    let page = map(4096, libc::PROT_READ | libc::PROT_WRITE)?;
    let protection = libc::PROT_READ | libc::PROT_EXEC;
    // SAFETY: the page is its own, and nobody else knows it.
    unsafe { call(libc::SYS_mprotect, &[page, 4096, protection.into()]) }.map(drop)
}

/// Takes so many bytes of addresses, and never gives them back.
pub fn map(bytes: c_long, protection: i32) -> Result<c_long> {
    let kind = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE;
    // SAFETY: the kernel chooses where, so that nothing is replaced.
    unsafe { call(libc::SYS_mmap, &[0, bytes, protection.into(), kind.into(), -1]) }
}

/// Mounts a file system of its own.
pub fn mount(at: &str) -> Result<()> {
    let (at, kind) = (text(at)?, c"tmpfs".as_ptr() as c_long);
    // SAFETY: texts that end as they must.
    unsafe { call(libc::SYS_mount, &[kind, at.as_ptr() as c_long, kind]) }.map(drop)
}

/// Empties a file by its name.
pub fn truncate(file: &str) -> Result<()> {
    let file = text(file)?;
    // SAFETY: a text that ends as it must, and a number.
    unsafe { call(libc::SYS_truncate, &[file.as_ptr() as c_long, 0]) }.map(drop)
}

/// Opens the root directory by its handle, past every path.
pub fn open_by_handle() -> Result<()> {
    // How many bytes there are, their kind, and the bytes.
    let mut handle = [0u32; 2 + 32];
    handle[0] = 128;
    let (mut mount, here) = (0i32, c_long::from(libc::AT_FDCWD));
    let (at, root) = (handle.as_mut_ptr() as c_long, c"/".as_ptr() as c_long);
    // SAFETY: the handle says how long it is, and the mount is a number.
    unsafe {
        // Where this is refused, the handle is none, which is as good for the next call.
        let _ = call(libc::SYS_name_to_handle_at, &[here, root, at, &raw mut mount as c_long]);
        call(libc::SYS_open_by_handle_at, &[here, at]).map(drop)
    }
}

/// Makes a system call: the arguments that are not named are 0.
///
/// # Safety
///
/// As of the call.
unsafe fn call(number: c_long, arguments: &[c_long]) -> Result<c_long> {
    let [a, b, c, d, e, f] = std::array::from_fn(|at| arguments.get(at).copied().unwrap_or(0));
    // SAFETY: whoever calls says so. All arguments are as wide as the kernel looks at.
    let returned = unsafe { libc::syscall(number, a, b, c, d, e, f) };
    if returned >= 0 {
        return Ok(returned);
    }
    let error = std::io::Error::last_os_error();
    Err(Errno::from_io_error(&error).unwrap_or(Errno::IO))
}

fn text(text: &str) -> Result<CString> {
    CString::new(text).map_err(|_| Errno::INVAL)
}
