//! What this crate promises of whole files, judged by programs that are not ours: Pillow and
//! exiftool, which must be installed.

mod pictures {
    mod avif;
    mod gif;
    mod hostile;
    mod jpeg;
    pub mod oracle;
    mod png;
    mod profile;
    mod webp;
}
