//! Every setting, once: its key, its default, what it means.

/// One thing that the operator can decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The key in `chatpic.toml`; a dot stands for a table.
    pub key: &'static str,
    /// The value where nothing else is said; empty for none.
    pub default: &'static str,
    pub meaning: &'static str,
}

impl Setting {
    /// The environment variable that sets it: `CHATPIC_LIMITS__WORKERS` for `limits.workers`.
    pub fn variable(&self) -> String {
        format!("CHATPIC_{}", self.key.replace('.', "__").to_uppercase())
    }

    /// The setting with this key.
    pub fn find(key: &str) -> Option<&'static Self> {
        ALL.iter().find(|setting| setting.key == key)
    }
}

const fn setting(key: &'static str, default: &'static str, meaning: &'static str) -> Setting {
    Setting { key, default, meaning }
}

/// In the order in which `chatpic config` prints them.
pub const ALL: &[Setting] = &[
    setting("listen", "127.0.0.1:8080", "address for visitors"),
    setting(
        "admin_listen",
        "127.0.0.1:8081",
        "address for metrics and moderation; keep it private",
    ),
    setting(
        "admin_url",
        "http://localhost:8081",
        "where moderators reach the console: a host name, to which their passkeys belong",
    ),
    setting("data_dir", "./chatpic-data", "directory of records and sealed pictures"),
    setting(
        "database_url",
        "",
        "where records are: postgres://… or sqlite:PATH; chatpic.db in data_dir if empty",
    ),
    setting("database_connections", "16", "connections to PostgreSQL at most"),
    setting(
        "blobs_url",
        "",
        "where sealed pictures are: s3://BUCKET?endpoint=…&region=… or file:PATH; blobs in data_dir \
         if empty",
    ),
    setting(
        "danger_keeping_bucket",
        "false",
        "true takes a bucket with versioning or object lock, where what is deleted stays",
    ),
    setting(
        "public_url",
        "",
        "where visitors reach the service, such as https://pics.example; the request's host if empty",
    ),
    setting(
        "trusted_proxies",
        "",
        "addresses or networks, comma-separated, whose X-Forwarded-For and -Proto are believed",
    ),
    setting("terms.min_lifetime", "1m", "shortest expiry that can be chosen"),
    setting("terms.max_lifetime", "30d", "longest expiry that can be chosen"),
    setting("terms.default_lifetime", "1d", "expiry where none is chosen"),
    setting("terms.max_views", "1000", "largest view limit that can be chosen"),
    setting("media.max_files", "20", "pictures in one share"),
    setting("media.max_file_bytes", "50MiB", "size of one picture's file"),
    setting("media.max_side", "16384", "pixels along a picture's longer side"),
    setting("media.max_frame_pixels", "50000000", "pixels in one frame"),
    setting("media.max_frames", "500", "frames in an animation"),
    setting("media.max_summed_pixels", "300000000", "pixels in all frames together"),
    setting("media.max_metadata_bytes", "1MiB", "metadata in one picture's file"),
    setting("media.max_profile_bytes", "1MiB", "a picture's colour profile, unpacked"),
    setting("media.videos", "true", "whether videos are taken where ffmpeg is installed"),
    setting("media.max_video_bytes", "500MiB", "size of one video's file"),
    setting("media.max_video_seconds", "600", "how long a video may play"),
    setting("media.max_video_long_side", "3840", "pixels along a video's longer side"),
    setting("media.max_video_short_side", "2160", "pixels along its shorter side"),
    setting(
        "media.transcode_videos",
        "false",
        "true codes a video anew that most browsers can't play (H.265), which takes long; false refuses it",
    ),
    setting(
        "media.danger_videos_without_landlock",
        "false",
        "true lets ffmpeg run where the kernel can't keep it away from files",
    ),
    setting("limits.uploads_per_hour", "60", "uploads a client may make an hour; 0 is unlimited"),
    setting("limits.open_uploads", "20", "resumable uploads a client may have unfinished"),
    setting(
        "limits.open_upload_bytes",
        "1GiB",
        "how long a client's unfinished uploads may be together when they are whole",
    ),
    setting("limits.views_per_minute", "60", "views a client may spend a minute; 0 is unlimited"),
    setting(
        "limits.password_tries_per_minute",
        "10",
        "wrong passwords a client may send a minute; 0 is unlimited",
    ),
    setting(
        "limits.password_tries_per_link_per_minute",
        "30",
        "wrong passwords a link takes a minute, from all clients; 0 is unlimited",
    ),
    setting(
        "limits.unknown_tokens_per_minute",
        "60",
        "unknown links a client may ask for a minute; 0 is unlimited",
    ),
    setting(
        "upload_pass",
        "off",
        "when an upload needs a pass, which costs a proof of work: off, load (under load) or on",
    ),
    setting(
        "limits.pass_uploads_per_day",
        "20",
        "uploads a day with a new pass; it grows to ten times as many",
    ),
    setting("limits.pass_cost", "10000", "iterations in each try of a pass's proof of work"),
    setting(
        "limits.all_uploads_per_minute",
        "600",
        "uploads a minute of all clients past which upload_pass=load asks for a pass",
    ),
    setting("adult_channels", "false", "whether there may be channels for adults"),
    setting(
        "vault.recipients",
        "",
        "two or more age public keys, comma-separated, to which confirmed material is sealed; none \
         keeps nothing",
    ),
    setting("vault.preserve_days", "365", "days for which the vault keeps what is sealed in it"),
    setting(
        "vault.keep_address",
        "false",
        "true seals the uploader's address into the vault with what was confirmed",
    ),
    setting(
        "limits.comments_per_minute",
        "6",
        "comments a client may make a minute; 0 is unlimited",
    ),
    setting("limits.reports_per_hour", "30", "reports a client may send an hour; 0 is unlimited"),
    setting(
        "limits.all_reports_per_minute",
        "120",
        "reports a minute of all clients past which each costs a proof of work; 0 is unlimited",
    ),
    setting("limits.uploads_at_once", "64", "uploads received at the same time; more get 429"),
    setting(
        "limits.upload_memory",
        "32MiB",
        "memory for files that arrive, beside 1 MiB for each upload; others go to the disk, sealed",
    ),
    setting("limits.workers", "0", "pictures worked on at the same time; 0 is one a core"),
    setting("limits.connections", "4096", "open connections; more wait"),
    setting(
        "limits.event_streams",
        "2000",
        "pages that are told of new posts and comments at the same time; more get 429",
    ),
    setting(
        "limits.event_streams_per_client",
        "20",
        "of these, how many one client may have open; more get 429",
    ),
    setting("limits.idle_timeout_seconds", "30", "seconds without a byte that end a connection"),
    setting(
        "limits.min_bytes_per_second",
        "4KiB",
        "slowest mean rate of an upload after its first 30 seconds",
    ),
    setting("limits.free_space", "512MiB", "uploads are refused while less than this is free"),
    setting("operator.name", "", "who runs this instance; the legal pages say so"),
    setting("operator.email", "", "e-mail address at which the operator is reached"),
    setting("operator.address", "", "postal address; a semicolon ends a line"),
    setting("operator.jurisdiction", "", "whose law holds and which court decides"),
    setting(
        "operator.security_contact",
        "",
        "where weaknesses are reported: an e-mail address or an https:// page; operator.email if empty",
    ),
    setting(
        "legal.eu_contact",
        "",
        "point of contact for people and authorities in the EU, and its languages",
    ),
    setting(
        "legal.eu_representative",
        "",
        "legal representative in the EU of an operator outside of it",
    ),
    setting(
        "legal.copyright_agent",
        "",
        "agent for US copyright notices, with address, phone and e-mail",
    ),
    setting(
        "legal.copyright_registration",
        "",
        "that agent's number in the directory of the US Copyright Office",
    ),
];
