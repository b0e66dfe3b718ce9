//! `chatpic send`

use std::path::{Path, PathBuf};

use chatpic_api::{Problem, Shared};
use clap::Args;
use futures_util::StreamExt;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use reqwest::multipart::{Form, Part};
use reqwest::{Body, Response, StatusCode, Url};
use tokio_util::io::ReaderStream;

use super::Failure;
use super::client::{block_on, client, done};
use super::solve;
use crate::say;

#[derive(Args)]
pub struct Send {
    /// 1 to 20 pictures.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The server.
    #[arg(
        long,
        env = "CHATPIC_SERVER",
        default_value = "http://127.0.0.1:8080",
        value_name = "URL"
    )]
    server: Url,
    /// When the link ends: 90s, 10m, 1h, 7d.
    #[arg(long, value_name = "TIME")]
    expires: Option<String>,
    /// How many views the link allows.
    #[arg(long, value_name = "NUMBER")]
    views: Option<u32>,
    /// A password for the link; `-` reads it as a line from standard input, where no process list
    /// shows it.
    #[arg(long, value_name = "PASSWORD")]
    password: Option<String>,
    /// Mark it as for adults: who opens it declares to be one.
    #[arg(long)]
    adult: bool,
    /// Your name for the link; only you see it.
    #[arg(long)]
    label: Option<String>,
    /// An upload pass; one is got where the server asks for it.
    #[arg(long, value_name = "PASS")]
    upload_pass: Option<String>,
    /// Print the server's whole answer as JSON.
    #[arg(long)]
    json: bool,
}

impl Send {
    pub fn run(self) -> Result<(), Failure> {
        let shared = block_on(self.send())?;
        if self.json {
            say::line(&serde_json::to_string_pretty(&shared)?);
            return Ok(());
        }
        say::line(&format!("Link:    {}", shared.url));
        if let Some(direct) = &shared.direct_url {
            say::line(&format!("Direct:  {direct}"));
        }
        say::line(&format!("Manage:  {}  (keep it: it sees and deletes)", shared.manage_url));
        say::line(&format!("Ends:    {}", shared.expires_at));
        for (file, media) in self.files.iter().zip(&shared.media) {
            if !media.removed.is_empty() {
                say::line(&format!(
                    "Removed from {}: {}",
                    file.display(),
                    media.removed.join(", ")
                ));
            }
        }
        Ok(())
    }

    /// Where the server asks for an upload pass, one is got, and all is sent once more.
    async fn send(&self) -> Result<Shared, Failure> {
        // Standard input gives a password once.
        let password = self.password()?;
        let answer = self.post(password.as_deref(), self.upload_pass.as_deref()).await?;
        if answer.status() != StatusCode::FORBIDDEN {
            return Ok(done(answer).await?.json().await?);
        }
        let problem: Problem = answer.json().await?;
        if problem.code != "pass-required" {
            return Err(problem.detail.into());
        }
        let pass = solve::pass(&self.server).await?;
        let answer = self.post(password.as_deref(), Some(&pass)).await?;
        Ok(done(answer).await?.json().await?)
    }

    async fn post(&self, password: Option<&str>, pass: Option<&str>) -> Result<Response, Failure> {
        let mut form = Form::new();
        let fields = [
            ("expires_in", self.expires.clone()),
            ("max_views", self.views.map(|views| views.to_string())),
            ("password", password.map(str::to_owned)),
            ("adult", self.adult.then(|| "true".to_owned())),
            ("label", self.label.clone()),
        ];
        for (name, value) in fields {
            if let Some(value) = value {
                form = form.text(name, value);
            }
        }
        let bar = bar();
        for file in &self.files {
            form = form.part("file", part(file, &bar).await?);
        }
        let url = self.server.join("api/v1/shares")?;
        let mut request = client()?.post(url).multipart(form);
        if let Some(pass) = pass {
            request = request.header("X-Upload-Pass", pass);
        }
        let response = request.send().await;
        bar.finish_and_clear();
        Ok(response?)
    }

    fn password(&self) -> Result<Option<String>, Failure> {
        match self.password.as_deref() {
            Some("-") => {
                let mut typed = String::new();
                std::io::stdin().read_line(&mut typed)?;
                Ok(Some(typed.trim_end_matches(['\r', '\n']).to_owned()))
            }
            given => Ok(given.map(str::to_owned)),
        }
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
