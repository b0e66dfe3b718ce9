//! Videos: the same pictures and sounds afterwards, at the same times, and nothing else.

mod boxes;
mod film;
mod hostile;
mod mp4;
mod planted;
mod refused;
mod webm;
