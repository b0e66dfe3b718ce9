//! What is tried, one line each. Nothing here does harm where it succeeds.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream, UdpSocket};
use std::os::linux::net::SocketAddrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::{UnixDatagram, UnixListener, UnixStream};
use std::path::PathBuf;

use rustix::io::{Errno, Result};
use rustix::process::{Pid, Resource, Rlimit};

use super::Try;
use crate::raw::{self, Numbers, Structure};

/// What a try finds: made before the process is locked in.
pub struct Scene {
    directory: PathBuf,
    /// ffmpeg and its loader.
    executed: Vec<String>,
    /// Open for writing.
    file: File,
    /// Somebody listens there.
    _listener: TcpListener,
    address: SocketAddr,
    parent: Pid,
}

impl Scene {
    pub fn new(directory: &str, executed: &[String]) -> std::result::Result<Self, String> {
        let failed = |error: std::io::Error| format!("the scene of a try: {error}");
        let directory = PathBuf::from(directory);
        let file = OpenOptions::new().append(true).open(directory.join("file")).map_err(failed)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let parent = rustix::process::getppid().ok_or("the scene of a try: no parent")?;
        Ok(Self {
            directory,
            executed: executed.to_vec(),
            file,
            _listener: listener,
            address,
            parent,
        })
    }

    fn made(&self) -> PathBuf {
        self.directory.join("made")
    }

    fn there(&self) -> PathBuf {
        self.directory.join("file")
    }

    fn parent(&self) -> i32 {
        self.parent.as_raw_nonzero().get()
    }
}

/// All of them.
pub const TRIES: &[Try] = &[
    // Files.
    ordinary("read-a-file", |_| of(fs::read("/etc/passwd"))),
    ordinary("read-data", |scene| of(fs::read(scene.there()))),
    ordinary("list-a-directory", |_| of(fs::read_dir("/"))),
    ordinary("read-own-memory", |_| of(File::open("/proc/self/mem"))),
    ordinary("read-parents-environment", |scene| {
        of(fs::read(format!("/proc/{}/environ", scene.parent())))
    }),
    ordinary("make-a-file", |scene| of(File::create(scene.made()))),
    ordinary("write-a-file", |scene| of(OpenOptions::new().append(true).open(scene.there()))),
    ordinary("empty-a-file", |scene| raw::truncate(scene.there().to_str().ok_or(Errno::INVAL)?)),
    ordinary("make-a-directory", |scene| of(fs::create_dir(scene.made()))),
    ordinary("make-a-link", |scene| of(symlink("/etc", scene.made()))),
    ordinary("rename-a-file", |scene| of(fs::rename(scene.there(), scene.made()))),
    ordinary("delete-a-file", |scene| of(fs::remove_file(scene.there()))),
    ordinary("change-a-mode", |scene| {
        of(fs::set_permissions(scene.there(), fs::Permissions::from_mode(0o777)))
    }),
    rare("write-a-file-of-the-system", |_| of(OpenOptions::new().append(true).open("/etc/passwd"))),
    rare("open-by-handle", |_| raw::open_by_handle()),
    // The network, and whoever listens on this machine.
    ordinary("connect-by-tcp", |scene| of(TcpStream::connect(scene.address))),
    ordinary("listen-by-tcp", |_| of(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))),
    ordinary("open-udp", |_| of(UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)))),
    ordinary("open-a-unix-socket", |_| of(UnixDatagram::unbound())),
    ordinary("listen-by-a-unix-socket", |scene| of(UnixListener::bind(scene.made()))),
    ordinary("listen-by-an-abstract-socket", |_| {
        let name = format!("chatpic-escape-{}", std::process::id());
        of(std::os::unix::net::SocketAddr::from_abstract_name(name)
            .and_then(|it| UnixListener::bind_addr(&it)))
    }),
    ordinary("make-a-pair-of-sockets", |_| of(UnixStream::pair())),
    ordinary("ask-netlink", |_| raw::numbers(Numbers::Netlink)),
    // Other programs.
    ordinary("execute-a-shell", |_| raw::execute("/bin/sh", "/dev/null")),
    ordinary("execute-memory", |_| raw::execute_memory()),
    Try {
        // The loader says that it can't open the program.
        code: Some(127),
        ..ordinary("execute-through-the-loader", |scene| {
            let loader = scene.executed.last().ok_or(Errno::NOENT)?;
            raw::execute(loader, "/bin/true")
        })
    },
    ordinary("begin-a-process", |_| raw::fork(0)),
    ordinary("begin-a-process-that-shares", |_| raw::fork(libc::CLONE_VFORK)),
    ordinary("map-writable-code", |_| raw::map_executable()),
    ordinary("make-data-code", |_| raw::make_executable()),
    // Other processes.
    ordinary("be-traced", |_| raw::numbers(Numbers::BeTraced)),
    rare("trace-the-parent", |scene| raw::numbers(Numbers::Trace(scene.parent()))),
    ordinary("read-a-process", |_| {
        let own = rustix::process::getpid().as_raw_nonzero().get();
        raw::read_memory(own, b"a secret")
    }),
    ordinary("signal-the-parent", |scene| rustix::process::test_kill_process(scene.parent)),
    ordinary("signal-by-a-descriptor", |scene| {
        raw::numbers(Numbers::SignalAbout(&scene.file, scene.parent()))
    }),
    // More than it has.
    rare("mount", |scene| raw::mount(scene.directory.to_str().ok_or(Errno::INVAL)?)),
    rare("change-the-root", |scene| rustix::process::chroot(&scene.directory)),
    rare("make-name-spaces", |_| raw::numbers(Numbers::Unshare(libc::CLONE_NEWUSER))),
    ordinary("set-the-user", |_| {
        raw::numbers(Numbers::SetUser(rustix::process::getuid().as_raw()))
    }),
    ordinary("change-its-bounds", |_| {
        let limit = rustix::process::getrlimit(Resource::Nofile);
        rustix::process::setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit })
    }),
    // What breaks kernels.
    rare("io-uring", |_| raw::structure(Structure::Ring)),
    rare("bpf", |_| raw::structure(Structure::Map)),
    rare("perf-events", |_| raw::structure(Structure::Events)),
    rare("userfaultfd", |_| raw::numbers(Numbers::HandleFaults)),
    rare("keys", |_| raw::numbers(Numbers::FindKeys)),
    // More than its share.
    ordinary("take-memory", |_| raw::map(4 << 30, libc::PROT_READ | libc::PROT_WRITE).map(drop)),
    Try {
        signal: Some(libc::SIGXFSZ),
        ..ordinary("grow-a-file", |scene| of(scene.file.write(b"more")))
    },
    Try { signal: Some(libc::SIGXCPU), ..ordinary("take-time", |_| take_time()) },
    ordinary("take-descriptors", |scene| {
        // One that it may open.
        let name = scene.executed.first().ok_or(Errno::INVAL)?;
        of((0..100).map(|_| File::open(name)).collect::<std::io::Result<Vec<_>>>())
    }),
];

/// Any user may do it where nothing forbids it.
const fn ordinary(name: &'static str, act: fn(&mut Scene) -> Result<()>) -> Try {
    Try { name, ordinary: true, signal: None, code: None, act }
}

/// It takes privileges, or a machine that allows it.
const fn rare(name: &'static str, act: fn(&mut Scene) -> Result<()>) -> Try {
    Try { ordinary: false, ..ordinary(name, act) }
}

fn of<T>(done: std::io::Result<T>) -> Result<()> {
    done.map(drop).map_err(|error| Errno::from_io_error(&error).unwrap_or(Errno::IO))
}

/// Looks at the clock for three seconds of processor time.
fn take_time() -> Result<()> {
    let clock = rustix::time::ClockId::ProcessCPUTime;
    while rustix::time::clock_gettime(clock).tv_sec < 3 {}
    Ok(())
}
