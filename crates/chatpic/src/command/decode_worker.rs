//! `chatpic decode-worker`: one job on one video, in a process that is locked in and becomes ffmpeg. The
//! server starts it by itself; people only ask it to try to escape.

use std::process::ExitCode;

use chatpic_worker::{Files, Outcome, Tools, Worker, obey};
use clap::Args;

use super::Failure;
use crate::say;

#[derive(Args)]
pub struct DecodeWorker {
    /// Try to get out in every way that is known, and print what came of each.
    #[arg(long)]
    selftest_escape: bool,
    /// The job, as the server says it.
    #[arg(hide = true, conflicts_with = "selftest_escape")]
    words: Vec<String>,
}

impl DecodeWorker {
    pub fn run(self) -> ExitCode {
        if !self.selftest_escape {
            return obey(&self.words);
        }
        match escape() {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => {
                say::error(&failure.to_string());
                ExitCode::FAILURE
            }
        }
    }
}

fn escape() -> Result<(), Failure> {
    let tried = Worker::new(Tools::find()?, Files::OfTools)?.try_to_escape()?;
    let mut out = 0;
    for one in &tried {
        let said = match &one.outcome {
            Outcome::Refused(how) => format!("refused: {} ({how})", one.name),
            Outcome::Succeeded => format!("ESCAPED: {}", one.name),
            Outcome::Unclear(why) => format!("UNCLEAR: {} ({why})", one.name),
        };
        out += usize::from(!matches!(one.outcome, Outcome::Refused(_)));
        say::line(&said);
    }
    match out {
        0 => Ok(()),
        out => Err(format!("{out} of {} tries were not refused", tried.len()).into()),
    }
}
