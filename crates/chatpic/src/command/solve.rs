//! `chatpic solve`: a proof of work, and the upload pass that it buys.

use altcha::{Challenge, SolveChallengeOptions, solve_challenge};
use chatpic_api::{BuyPass, PassChallenge, PassSolution, UploadPass};
use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget};
use reqwest::Url;

use super::Failure;
use super::client::{block_on, client, done};
use crate::say;

#[derive(Args)]
pub struct Solve {
    /// The server.
    #[arg(
        long,
        env = "CHATPIC_SERVER",
        default_value = "http://127.0.0.1:8080",
        value_name = "URL"
    )]
    server: Url,
}

impl Solve {
    pub fn run(self) -> Result<(), Failure> {
        say::line(&block_on(pass(&self.server))?);
        Ok(())
    }
}

/// Gets an upload pass from a server, which takes some seconds.
pub async fn pass(server: &Url) -> Result<String, Failure> {
    let http = client()?;
    let asked = http.get(server.join("api/v1/upload-pass/challenge")?).send().await?;
    let challenge: PassChallenge = done(asked).await?.json().await?;
    let spinner = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    spinner.set_message("Working for an upload pass");
    let solution = solve(&challenge);
    spinner.finish_and_clear();
    let body = BuyPass { challenge, solution: solution? };
    let bought = http.post(server.join("api/v1/upload-pass")?).json(&body).send().await?;
    let UploadPass { upload_pass, .. } = done(bought).await?.json().await?;
    Ok(upload_pass)
}

fn solve(challenge: &PassChallenge) -> Result<PassSolution, Failure> {
    let challenge: Challenge = serde_json::from_value(serde_json::to_value(challenge)?)?;
    let options =
        SolveChallengeOptions { timeout_ms: PATIENCE, ..SolveChallengeOptions::new(&challenge) };
    let solution = solve_challenge(options)?;
    let solution = solution.ok_or("the server's challenge takes this machine too long")?;
    Ok(PassSolution { counter: solution.counter, derived_key: solution.derived_key, time: None })
}

/// In milliseconds: as long as a challenge can be solved.
const PATIENCE: u64 = 20 * 60 * 1000;
