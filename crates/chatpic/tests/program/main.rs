//! The program itself, as people run it: a process on ports of its own and a directory of the test's
//! own, asked over real HTTP, stopped by signals, and killed.
#![cfg(test)]

mod channels;
mod cluster;
mod commands;
mod crash;
mod keys;
mod leaks;
mod lists;
mod moving;
mod pictures;
mod process;
mod resuming;
mod traces;
mod vault;
mod worker;
