//! What the server holds: it knows ffmpeg and the sandbox, and starts a process for each job.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::escape::{self, Tried};
use crate::failed::{Failed, Stop};
use crate::frames::{Frame, FrameReader};
use crate::job::{Format, Job, Size, Stills};
use crate::limits::Limits;
use crate::order::{Order, Task};
use crate::run::run;
use crate::sandbox::{Cell, Files, Sandbox, Unavailable};
use crate::tools::Tools;

/// Starts jobs, each in a process of its own. Every method but [`command`](Self::command) waits for the
/// job's end, so it belongs on a thread that may wait.
#[derive(Clone, Debug)]
pub struct Worker {
    program: PathBuf,
    subcommand: Vec<String>,
    tools: Tools,
    files: Files,
    sandbox: Sandbox,
}

/// That a worker works, and what it works with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// As ffmpeg says it, such as `5.1.9-0+deb12u1`.
    pub ffmpeg: String,
    /// Landlock's version, none where it is done without.
    pub landlock: Option<u32>,
}

impl Worker {
    /// Of this very program, by its subcommand.
    pub fn new(tools: Tools, files: Files) -> Result<Self, Unavailable> {
        Self::of(Path::new("/proc/self/exe"), &["decode-worker"], tools, files)
    }

    /// Of another program that calls [`obey`](crate::obey) with the words after these.
    pub fn of(
        program: &Path,
        subcommand: &[&str],
        tools: Tools,
        files: Files,
    ) -> Result<Self, Unavailable> {
        let sandbox = Sandbox::available(files)?;
        let subcommand = subcommand.iter().map(|&word| word.to_owned()).collect();
        Ok(Self { program: program.to_owned(), subcommand, tools, files, sandbox })
    }

    /// What starts the worker for this job: to be given the video on standard input, and before it the
    /// picture of a burn. The process dies with the thread that starts it.
    ///
    /// The caller keeps the limits on time and output, and makes sure that it is waited for.
    pub fn command(&self, job: &Job, limits: &Limits) -> Command {
        self.started(Task::Decode(*job), limits)
    }

    /// Runs ffmpeg for its version: all is well if this is.
    pub fn check(&self) -> Result<Health, Failed> {
        let job = Job::Version;
        let mut said = Vec::new();
        self.run(&job, &mut io::empty(), &mut |piece| {
            said.extend_from_slice(piece);
            Ok(())
        })?;
        let said = String::from_utf8_lossy(&said);
        let version = said.strip_prefix("ffmpeg version ").and_then(|it| it.split(' ').next());
        let ffmpeg = version.ok_or(Failed::Unfit("no version"))?.to_owned();
        Ok(Health { ffmpeg, landlock: self.sandbox.landlock })
    }

    /// Whether the first frame can be decoded.
    pub fn probe(&self, format: Format, video: &mut dyn Read) -> Result<(), Failed> {
        self.run(&Job::Probe(format), video, &mut |_| Ok(()))
    }

    /// The frame at a time, or the first after it: `size.bytes(3)` bytes of RGB.
    pub fn poster(
        &self,
        format: Format,
        at: Duration,
        size: Size,
        video: &mut dyn Read,
    ) -> Result<Vec<u8>, Failed> {
        let mut rgb = Vec::with_capacity(size.bytes(3));
        self.run(&Job::Poster { format, at, size }, video, &mut |piece| {
            rgb.extend_from_slice(piece);
            Ok(())
        })?;
        if rgb.len() == size.bytes(3) { Ok(rgb) } else { Err(Failed::Unfit("no frame")) }
    }

    /// Frames to compare with lists, and how many there were. They are all of the video that was looked
    /// at if, and only if, this is `Ok`.
    pub fn frames(
        &self,
        format: Format,
        size: Size,
        every: Duration,
        video: &mut dyn Read,
        each: &mut dyn FnMut(Frame<'_>) -> Result<(), Stop>,
    ) -> Result<u32, Failed> {
        let mut reader = FrameReader::new(size);
        let job = Job::Frames { format, size, every };
        self.run(&job, video, &mut |piece| reader.push(piece, each))?;
        reader.finish()
    }

    /// Still pictures, out of an IVF that holds just these: each as `stills.bytes()` bytes, in order. It is
    /// `Ok` if, and only if, all of them were given and nothing else.
    pub fn stills(
        &self,
        stills: Stills,
        ivf: &mut dyn Read,
        each: &mut dyn FnMut(&[u8]) -> Result<(), Stop>,
    ) -> Result<(), Failed> {
        let bytes = usize::try_from(stills.bytes()).map_err(|_| Failed::Unfit("a frame"))?;
        let (mut picture, mut count) = (Vec::with_capacity(bytes), 0);
        self.run(&Job::Stills(stills), ivf, &mut |mut piece| {
            while !piece.is_empty() {
                let (taken, rest) = piece.split_at(piece.len().min(bytes - picture.len()));
                picture.extend_from_slice(taken);
                piece = rest;
                if picture.len() == bytes {
                    each(&picture)?;
                    picture.clear();
                    count += 1;
                }
            }
            Ok(())
        })?;
        match (count == stills.count, picture.is_empty()) {
            (true, true) => Ok(()),
            (false, true) => Err(Failed::Unfit("fewer pictures")),
            (_, false) => Err(Failed::Unfit("half a picture")),
        }
    }

    /// The same video for browsers that know little.
    pub fn transcode(
        &self,
        format: Format,
        video: &mut dyn Read,
        take: &mut dyn FnMut(&[u8]) -> Result<(), Stop>,
    ) -> Result<(), Failed> {
        self.run(&Job::Transcode(format), video, &mut |piece| Ok(take(piece)?))
    }

    /// The same video with a picture over each frame: `size.bytes(4)` bytes of straight RGBA. Every frame
    /// is brought to that size, which is to be that of the video as it is displayed.
    pub fn burn(
        &self,
        format: Format,
        size: Size,
        rgba: &[u8],
        video: &mut dyn Read,
        take: &mut dyn FnMut(&[u8]) -> Result<(), Stop>,
    ) -> Result<(), Failed> {
        if rgba.len() != size.bytes(4) {
            return Err(Failed::Input(io::ErrorKind::InvalidInput.into()));
        }
        let job = Job::Burn { format, size };
        self.run(&job, &mut rgba.chain(video), &mut |piece| Ok(take(piece)?))
    }

    /// Tries to escape in each of the ways of [`TRIES`](crate::TRIES).
    pub fn try_to_escape(&self) -> io::Result<Vec<Tried>> {
        escape::all(&|name, directory| {
            let task = Task::Try { name: name.to_owned(), directory: directory.to_owned() };
            self.started(task, &escape::LIMITS)
        })
    }

    fn run(
        &self,
        job: &Job,
        input: &mut dyn Read,
        take: &mut dyn FnMut(&[u8]) -> Result<(), Failed>,
    ) -> Result<(), Failed> {
        let limits = Limits::of(job);
        run(self.command(job, &limits), input, take, &limits)
    }

    fn started(&self, task: Task, limits: &Limits) -> Command {
        let cell = Cell {
            memory: limits.memory,
            processor: limits.processor,
            files: self.files,
            executed: self.tools.executed(),
            read: self.tools.read(),
        };
        let mut command = Command::new(&self.program);
        // The server's environment may hold its secrets.
        command.args(&self.subcommand).args(Order { cell, task }.words()).env_clear();
        command
    }
}
