//! Sending files to a server, with the fields that go with them. Large ones go before, in pieces.

use std::path::{Path, PathBuf};

use chatpic_api::Problem;
use futures_util::StreamExt;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use reqwest::multipart::{Form, Part};
use reqwest::{Body, Response, StatusCode, Url};
use tokio_util::io::ReaderStream;

use super::Failure;
use super::client::{client, done};
use super::pieces::{self, Sent};
use super::solve;

/// What is sent, and where to.
pub struct Upload<'a> {
    pub server: &'a Url,
    pub path: &'a str,
    pub files: &'a [PathBuf],
    /// Fields that are set.
    pub fields: Vec<(&'static str, String)>,
}

impl Upload<'_> {
    /// Sends it. Where the server asks for an upload pass, one is got, and what was refused is sent once
    /// more.
    pub async fn send(&self, pass: Option<&str>) -> Result<Response, Failure> {
        let mut pass = pass.map(str::to_owned);
        let mut drafts = Vec::with_capacity(self.files.len());
        for file in self.files {
            drafts.push(self.draft(file, &mut pass).await?);
        }
        let answer = self.post(&drafts, pass.as_deref()).await?;
        if answer.status() != StatusCode::FORBIDDEN {
            return done(answer).await;
        }
        let problem: Problem = answer.json().await?;
        if problem.code != "pass-required" {
            return Err(problem.detail.into());
        }
        let pass = solve::pass(self.server).await?;
        done(self.post(&drafts, Some(&pass)).await?).await
    }

    /// Sends a large file in pieces: the draft that it is then. `None` where it goes with the others.
    async fn draft(
        &self,
        path: &Path,
        pass: &mut Option<String>,
    ) -> Result<Option<String>, Failure> {
        let named = |error: std::io::Error| format!("{}: {error}", path.display());
        let length = tokio::fs::metadata(path).await.map_err(named)?.len();
        if length <= pieces::PIECE {
            return Ok(None);
        }
        let bar = bar();
        bar.inc_length(length);
        let mut sent = pieces::send(self.server, (path, length), pass.as_deref(), &bar).await?;
        if let Sent::PassRequired = sent {
            *pass = Some(solve::pass(self.server).await?);
            sent = pieces::send(self.server, (path, length), pass.as_deref(), &bar).await?;
        }
        bar.finish_and_clear();
        match sent {
            Sent::Draft(draft) => Ok(Some(draft)),
            Sent::Whole => Ok(None),
            Sent::PassRequired => Err("the server doesn't take its own upload pass".into()),
        }
    }

    async fn post(
        &self,
        drafts: &[Option<String>],
        pass: Option<&str>,
    ) -> Result<Response, Failure> {
        let fields = self.fields.iter();
        let mut form =
            fields.fold(Form::new(), |form, (name, value)| form.text(*name, value.clone()));
        let bar = bar();
        for (file, draft) in self.files.iter().zip(drafts) {
            form = match draft {
                Some(draft) => form.text("upload", draft.clone()),
                None => form.part("file", part(file, &bar).await?),
            };
        }
        let url = self.server.join(self.path)?;
        let mut request = client()?.post(url).multipart(form);
        if let Some(pass) = pass {
            request = request.header("X-Upload-Pass", pass);
        }
        let response = request.send().await;
        bar.finish_and_clear();
        Ok(response?)
    }
}

fn bar() -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
    let style = "{bar:30} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left";
    bar.set_style(ProgressStyle::with_template(style).expect("a template that a test renders"));
    bar
}

/// A file as it is read, counted on the bar. Its name stays here: the server has no use for it.
async fn part(path: &Path, bar: &ProgressBar) -> Result<Part, Failure> {
    let named = |error: std::io::Error| format!("{}: {error}", path.display());
    let file = tokio::fs::File::open(path).await.map_err(named)?;
    let len = file.metadata().await.map_err(named)?.len();
    bar.inc_length(len);
    let bar = bar.clone();
    let stream = ReaderStream::with_capacity(file, 256 << 10).inspect(move |read| {
        if let Ok(bytes) = read {
            bar.inc(bytes.len() as u64);
        }
    });
    Ok(Part::stream_with_length(Body::wrap_stream(stream), len).file_name("file"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_bar_has_a_sound_template() {
        super::bar().finish_and_clear();
    }
}
