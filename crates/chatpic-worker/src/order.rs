//! What a worker process is started with, as words on its command line: its cell, and what to do in it.
//! Both ends are this program, so a word that isn't understood is a fault, never passed over.

use std::time::Duration;

use crate::job::Job;
use crate::sandbox::{Cell, Files};

/// A cell, and what is done there.
#[derive(Debug, PartialEq, Eq)]
pub struct Order {
    pub cell: Cell,
    pub task: Task,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    /// Become ffmpeg.
    Decode(Job),
    /// Try one thing of [`TRIES`](crate::TRIES) in a directory.
    Try { name: String, directory: String },
}

impl Order {
    pub fn words(&self) -> Vec<String> {
        let Cell { memory, processor, files, executed, read } = &self.cell;
        let mut words =
            vec![format!("memory={memory}"), format!("processor={}", processor.as_secs())];
        if *files == Files::DangerAny {
            words.push(DANGER.to_owned());
        }
        words.extend(executed.iter().map(|path| format!("execute={path}")));
        words.extend(read.iter().map(|path| format!("read={path}")));
        match &self.task {
            Task::Decode(job) => {
                words.push("decode".to_owned());
                words.extend(job.words());
            }
            Task::Try { name, directory } => {
                words.extend(["try".to_owned(), name.clone(), directory.clone()]);
            }
        }
        words
    }

    pub fn parse(words: &[String]) -> Option<Self> {
        let mut cell = Cell {
            memory: 0,
            processor: Duration::ZERO,
            files: Files::OfTools,
            executed: Vec::new(),
            read: Vec::new(),
        };
        let mut words = words.iter().map(String::as_str);
        let task = loop {
            match words.next()? {
                "decode" => break Task::Decode(Job::parse(&words.collect::<Vec<_>>())?),
                "try" => {
                    let [name, directory] = words.collect::<Vec<_>>().try_into().ok()?;
                    break Task::Try { name: name.to_owned(), directory: directory.to_owned() };
                }
                DANGER => cell.files = Files::DangerAny,
                word => match word.split_once('=')? {
                    ("memory", bytes) => cell.memory = bytes.parse().ok()?,
                    ("processor", seconds) => {
                        cell.processor = Duration::from_secs(seconds.parse().ok()?);
                    }
                    ("execute", path) => cell.executed.push(path.to_owned()),
                    ("read", path) => cell.read.push(path.to_owned()),
                    _ => return None,
                },
            }
        };
        // What was forgotten must not read as "without bounds".
        (cell.memory > 0 && !cell.processor.is_zero()).then_some(Self { cell, task })
    }
}

const DANGER: &str = "danger-any-file";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::Format;

    #[test]
    fn an_order_is_read_from_its_words() {
        for files in [Files::OfTools, Files::DangerAny] {
            let cell = Cell {
                memory: 5,
                processor: Duration::from_secs(6),
                files,
                executed: vec!["/usr/bin/ffmpeg".to_owned(), "/a=b".to_owned()],
                read: vec!["/lib/a.so".to_owned()],
            };
            let decode = Task::Decode(Job::Probe(Format::Mp4));
            let name = "read-a-file".to_owned();
            for task in [decode, Task::Try { name, directory: "/x".to_owned() }] {
                let order = Order { cell: cell.clone(), task };
                assert_eq!(Order::parse(&order.words()).as_ref(), Some(&order));
            }
        }
    }

    #[test]
    fn an_order_without_bounds_or_with_other_words_is_refused() {
        for words in [
            "decode version",
            "memory=5 decode version",
            "processor=5 decode version",
            "memory=5 processor=0 decode version",
            "memory=5 processor=1",
            "memory=5 processor=1 any decode version",
            "memory=5 processor=1 open=/ decode version",
            "memory=5 processor=1 decode version version",
        ] {
            let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
            assert_eq!(Order::parse(&words), None, "{words:?}");
        }
    }
}
