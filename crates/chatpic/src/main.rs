//! `chatpic`: the server, its operator's commands, and a client, in one program.

mod command;
mod say;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::command::{
    admin, channels, config, decode_worker, delete, doctor, info, keys, migrate, post, send, serve,
    solve, trace, vault,
};

#[derive(Parser)]
#[command(
    name = "chatpic",
    version,
    about = "Share pictures for a limited time, without accounts."
)]
struct Chatpic {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve visitors.
    Serve(serve::Serve),
    /// Share pictures through a server and print the links.
    Send(send::Send),
    /// Post pictures in a channel of a server.
    Post(post::Post),
    /// List the channels of a server.
    Channels(channels::Channels),
    /// Get an upload pass from a server and print it.
    Solve(solve::Solve),
    /// Tell which session a leaked picture was served to, from its hidden mark.
    Trace(trace::Trace),
    /// Delete a share by its manage link.
    Delete(delete::Delete),
    /// Say what a link leads to, without spending a view.
    Info(info::Info),
    /// Look whether this machine and configuration can serve.
    Doctor(doctor::Doctor),
    /// Bring the database's schema up to date; other nodes may run meanwhile.
    Migrate(migrate::Migrate),
    /// Commands of an operator.
    Admin(admin::Admin),
    /// Print every setting with its value, where that comes from, and what it means.
    Config(config::Config),
    /// What was confirmed and sealed to keys that are elsewhere.
    Vault(vault::Vault),
    /// Bring the root key to another node, encrypted with age.
    Keys(keys::Keys),
    /// Decode one video, locked in; the server starts this by itself.
    #[command(hide = true)]
    DecodeWorker(decode_worker::DecodeWorker),
}

fn main() -> ExitCode {
    let done = match Chatpic::parse().command {
        Command::Serve(serve) => serve.run(),
        Command::Send(send) => send.run(),
        Command::Post(post) => post.run(),
        Command::Channels(channels) => channels.run(),
        Command::Solve(solve) => solve.run(),
        Command::Trace(trace) => return trace.run(),
        Command::DecodeWorker(worker) => return worker.run(),
        Command::Vault(vault) => vault.run(),
        Command::Delete(delete) => delete.run(),
        Command::Info(info) => info.run(),
        Command::Doctor(doctor) => doctor.run(),
        Command::Migrate(migrate) => migrate.run(),
        Command::Admin(admin) => admin.run(),
        Command::Config(config) => config.run(),
        Command::Keys(keys) => keys.run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            say::error(&failure.to_string());
            ExitCode::FAILURE
        }
    }
}
