//! What this crate promises of whole files, judged by programs that are not ours: Pillow, exiftool,
//! tesseract and ffmpeg, which must be installed.

// Always true here; it tells clippy that all of this is test code.
#[cfg(test)]
mod pictures {
    mod avif;
    mod gif;
    mod hidden;
    mod hostile;
    mod jpeg;
    mod marks;
    pub mod oracle;
    mod png;
    mod profile;
    mod promises;
    mod thumb;
    mod videos;
    mod webp;
}
