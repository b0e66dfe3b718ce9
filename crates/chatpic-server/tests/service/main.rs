//! The service's promises, over real HTTP against the real router, with SQLite and files in a directory
//! of each test's own. Time passes when a test says so.
#![cfg(test)]

mod adult;
mod asking;
mod audit;
mod bad_input;
mod bans;
mod cases;
mod channels;
mod console;
mod counting;
mod ending_early;
mod faults;
mod gone;
mod harness;
mod headers;
mod hiding;
mod legal;
mod limits;
mod links;
mod lists;
mod manage;
mod marks;
mod matrix;
mod passes;
mod places;
mod posts;
mod ranges;
mod raw;
mod report_pages;
mod reporting;
mod reports;
mod retries;
mod scanning;
mod several;
mod sharing;
mod spending;
mod streams;
mod sunset;
mod timers;
mod trace;
mod transparency;
mod upload_pass;
mod vault;
mod ways;
