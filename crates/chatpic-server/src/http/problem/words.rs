//! What is told of causes that come in several kinds. Each is a whole sentence, by itself.

use chatpic_core::{Gone, Illegal, Reason, Timestamp};
use chatpic_media::Unsupported;

use crate::actions::{Broken, NoAvif, NoVideo, NotNow, TooLarge};
use crate::http::pages::{figures, lacks};
use crate::http::say::{Arg, Say};

/// Why a thing is gone.
pub fn gone(gone: Gone) -> Say {
    Say::of(match gone {
        Gone::Expired => "problem-gone-expired",
        Gone::Spent => "problem-gone-spent",
        Gone::Withdrawn => "problem-gone-withdrawn",
        Gone::Removed => "problem-gone-removed",
    })
}

/// Why a resumable upload is over.
pub fn upload_over(gone: Gone) -> Say {
    Say::of(match gone {
        Gone::Expired => "problem-upload-expired",
        Gone::Spent => "problem-upload-spent",
        Gone::Withdrawn => "problem-upload-withdrawn",
        Gone::Removed => "problem-upload-removed",
    })
}

/// Why the field `field` can't be taken. Its name is the same in every language.
pub fn field(field: impl Into<Arg>, reason: &Reason) -> Say {
    let say = |name| Say::of(name).with("field", field);
    match reason {
        Reason::Missing => say("wrong-missing"),
        Reason::Switch => say("wrong-switch"),
        Reason::UpTo(most) => say("wrong-up-to").with("most", most),
        Reason::Characters(most) => say("wrong-characters").with("most", *most),
        Reason::Bytes(most) => say("wrong-bytes").with("most", *most),
        Reason::Duration => say("wrong-duration"),
        Reason::Between(least, most) => {
            say("wrong-between").with("least", least.to_string()).with("most", most.to_string())
        }
        Reason::BetweenFromNow(least, most) => {
            let say = say("wrong-between-from-now");
            say.with("least", least.to_string()).with("most", most.to_string())
        }
        Reason::NoMarks => say("wrong-no-marks"),
        Reason::NoComments => say("wrong-no-comments"),
        Reason::UnlabelledMark => say("wrong-unlabelled-mark"),
        Reason::NoMarkOn(format) => say("wrong-no-mark-on").with("format", *format),
        Reason::TooSmallToMark(least) => say("wrong-too-small-to-mark").with("least", least),
        Reason::NoPicture => say("wrong-no-picture"),
        Reason::Pictures(most) => say("wrong-pictures").with("most", *most),
        Reason::OnePicture => say("wrong-one-picture"),
        Reason::MoreThan { what, limit } => match *what {
            "pixels" => say("wrong-more-pixels"),
            "pixels along one side" => say("wrong-more-pixels-a-side"),
            "pixels in all frames together" => say("wrong-more-pixels-in-all"),
            "pixels along the longer side" => say("wrong-more-pixels-longer"),
            "pixels along the shorter side" => say("wrong-more-pixels-shorter"),
            "seconds" => say("wrong-more-seconds"),
            "frames" => say("wrong-more-frames"),
            "bytes of metadata" => say("wrong-more-metadata"),
            "bytes of colour profile" => say("wrong-more-profile"),
            // For whoever knows the format.
            what => say("wrong-more-parts").with("what", what),
        }
        .with("limit", limit),
        Reason::Links(most) => say("wrong-links").with("most", *most),
        Reason::Passwords(most) => say("wrong-passwords").with("most", *most),
        Reason::InLink { number, field: inner, reason } => {
            let inner = say("wrong-in-link").with("number", number).with("inner", inner.as_ref());
            self::field(inner, reason)
        }
        Reason::SessionId => say("wrong-session-id"),
        Reason::NoLeak => say("wrong-no-leak"),
        Reason::NoCaption => say("wrong-no-caption"),
        Reason::NoText => say("wrong-no-text"),
        Reason::NoAppeal => say("wrong-no-appeal"),
        Reason::Slug => say("wrong-slug"),
        Reason::Taken => say("wrong-taken"),
        Reason::NothingKept => say("wrong-nothing-kept"),
        Reason::Second => say("wrong-second"),
        Reason::Retention => say("wrong-retention"),
        Reason::Slow => say("wrong-slow"),
        Reason::NoAdultChannels => say("wrong-no-adult-channels"),
        Reason::NotSure => say("wrong-not-sure"),
        Reason::NewPassword { least, most } => {
            say("wrong-new-password").with("least", *least).with("most", *most)
        }
        Reason::Code => say("wrong-code"),
        Reason::Ground(most) => say("wrong-some-characters").with("most", *most),
        Reason::NoGround => say("wrong-no-ground"),
        Reason::Other(reason) => say("wrong-other").with("reason", reason.as_ref()),
    }
}

pub fn too_large(what: TooLarge) -> Say {
    match what {
        TooLarge::File { most } => Say::of("too-large-file").with("size", figures::size(most)),
        TooLarge::Request => Say::of("too-large-request"),
        TooLarge::Upload => Say::of("too-large-upload"),
    }
}

/// What can't be decoded, and what can.
pub fn unsupported(what: Unsupported) -> Say {
    Say::of(match what {
        Unsupported::AnimatedAvif => "unsupported-animated-avif",
        Unsupported::UncheckedAvif => "unsupported-unchecked-avif",
        Unsupported::OtherAvif => "unsupported-other-avif",
        Unsupported::ProtectedAvif => "unsupported-protected-avif",
        Unsupported::ScatteredAvif => "unsupported-scattered-avif",
        Unsupported::ArithmeticJpeg => "unsupported-arithmetic-jpeg",
        Unsupported::LosslessJpeg => "unsupported-lossless-jpeg",
        Unsupported::DeepJpeg => "unsupported-deep-jpeg",
        Unsupported::ColoursOfJpeg => "unsupported-colours-of-jpeg",
        Unsupported::SubsampledJpeg => "unsupported-subsampled-jpeg",
        Unsupported::ScansOfJpeg => "unsupported-scans-of-jpeg",
        Unsupported::CodecSetup => "unsupported-codec-setup",
        Unsupported::PackedHeader => "unsupported-packed-header",
        Unsupported::CutStream => "unsupported-cut-stream",
        Unsupported::SeveralCodings => "unsupported-several-codings",
        Unsupported::OddTurn => "unsupported-odd-turn",
        Unsupported::ScatteredVideo => "unsupported-scattered-video",
        Unsupported::ChangingSpeed => "unsupported-changing-speed",
        Unsupported::EncryptedVideo => "unsupported-encrypted-video",
        Unsupported::EncodedTracks => "unsupported-encoded-tracks",
        Unsupported::LacedPictures => "unsupported-laced-pictures",
        Unsupported::SeeThroughVideo => "unsupported-see-through-video",
        Unsupported::SoundOfWebm => "unsupported-sound-of-webm",
        Unsupported::SoundOfVideo => "unsupported-sound-of-video",
        Unsupported::PicturesOfWebm => "unsupported-pictures-of-webm",
        Unsupported::PicturesOfVideo => "unsupported-pictures-of-video",
        Unsupported::NoVideo => "unsupported-no-video",
        Unsupported::OtherAac => "unsupported-other-aac",
    })
    .with("formats", Say::of("problem-formats"))
}

/// Why a video can't be taken, and what to do.
pub fn no_video(why: NoVideo) -> Say {
    Say::of(match why {
        NoVideo::NotTaken => "no-video-not-taken",
        NoVideo::NoTools => "no-video-no-tools",
        NoVideo::NoSandbox => "no-video-no-sandbox",
        NoVideo::NotPlayed => "no-video-not-played",
    })
}

/// Why an AVIF picture can't be taken, and what to do.
pub fn no_avif(why: NoAvif) -> Say {
    Say::of(match why {
        NoAvif::NoTools => "no-avif-no-tools",
        NoAvif::NoSandbox => "no-avif-no-sandbox",
    })
}

pub fn broken(how: Broken) -> Say {
    match how {
        Broken::Empty => Say::of("broken-empty"),
        Broken::Truncated => Say::of("broken-truncated"),
        Broken::Undecodable => Say::of("broken-undecodable"),
        Broken::TooHeavy => Say::of("broken-too-heavy"),
        Broken::Inside(why) => Say::of("broken-inside").with("reason", why),
    }
}

/// What a notice lacks, one after the other.
pub fn deficient(missing: &[&str]) -> Say {
    let list = missing.iter().rev().map(|element| lacks(element));
    let list =
        list.reduce(|rest, first| Say::of("missing-two").with("first", first).with("rest", rest));
    Say::of("problem-deficient-why").with("missing", list.unwrap_or_else(|| Say::verbatim("")))
}

pub fn not_now(how: NotNow) -> Say {
    Say::of(match how {
        NotNow::OneLink => "not-now-one-link",
        NotNow::Links(most) => return Say::of("not-now-links").with("most", most),
        NotNow::ThreadFull(most) => return Say::of("not-now-thread-full").with("most", most),
        NotNow::NoAppeal => "not-now-no-appeal",
        NotNow::NoDecision => "not-now-no-decision",
        NotNow::Decided => "not-now-decided",
        NotNow::Worn => "not-now-worn",
        NotNow::Notes => "not-now-notes",
        NotNow::NoCounterNotice => "not-now-no-counter-notice",
        NotNow::Unseen => "not-now-unseen",
        NotNow::OutOfSight => "not-now-out-of-sight",
        NotNow::HasCase => "not-now-has-case",
        NotNow::Listed => "not-now-listed",
        NotNow::Confirmed => "not-now-confirmed",
        NotNow::Pinned => "not-now-pinned",
        NotNow::PinnedBeyond => "not-now-pinned-beyond",
        NotNow::Meanwhile => "not-now-meanwhile",
        NotNow::TakenOver => "not-now-taken-over",
        NotNow::Pieces(most) => return Say::of("not-now-pieces").with("most", most),
        NotNow::Draft => "not-now-draft",
        NotNow::Unfinished => "not-now-unfinished",
        NotNow::Unmarkable => "not-now-unmarkable",
        NotNow::Illegal(Illegal::SamePerson) => "not-now-same-person",
        NotNow::Illegal(Illegal::State(state)) => {
            return Say::of("not-now-state").with("state", state.as_str());
        }
    })
}

/// Why nothing can be shared, and until when.
pub fn banned(why: &str, until: Timestamp) -> Say {
    Say::of(match why {
        "flood" => "banned-flood",
        "copyright" => "banned-copyright",
        "house-rules" => "banned-rules",
        _ => "banned-law",
    })
    .with("until", until.to_string())
}

/// Why nothing can be posted in public, and until when.
pub fn banned_in_public(why: &str, until: Timestamp) -> Say {
    Say::of(match why {
        "flood" => "banned-in-public-flood",
        "copyright" => "banned-in-public-copyright",
        "house-rules" => "banned-in-public-rules",
        _ => "banned-in-public-law",
    })
    .with("until", until.to_string())
}

pub fn key_kept(days: i64) -> Say {
    Say::of("unavailable-key-kept").with("days", days.unsigned_abs())
}

pub fn clock_off(ahead: i64) -> Say {
    let name = if ahead < 0 { "unavailable-clock-ahead" } else { "unavailable-clock-behind" };
    Say::of(name).with("seconds", ahead.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use chatpic_core::{Category, CounterWish, Element, Lifetime, State};

    use super::*;
    use crate::http::say::Lang;

    #[test]
    fn every_cause_has_words() {
        let day = Lifetime::from_seconds(86_400);
        let inner = Box::new(Reason::Duration);
        let mut all: Vec<Say> = [
            Reason::Missing,
            Reason::Switch,
            Reason::UpTo(9),
            Reason::Characters(9),
            Reason::Ground(200),
            Reason::Bytes(9),
            Reason::Between(day, day),
            Reason::BetweenFromNow(day, day),
            Reason::NoMarks,
            Reason::NoComments,
            Reason::UnlabelledMark,
            Reason::TooSmallToMark(32),
            Reason::NoMarkOn("AVIF"),
            Reason::NoPicture,
            Reason::Pictures(20),
            Reason::OnePicture,
            Reason::MoreThan { what: "pixels", limit: 9 },
            Reason::MoreThan { what: "pixels along one side", limit: 9 },
            Reason::MoreThan { what: "pixels in all frames together", limit: 9 },
            Reason::MoreThan { what: "frames", limit: 9 },
            Reason::MoreThan { what: "bytes of metadata", limit: 9 },
            Reason::MoreThan { what: "bytes of colour profile", limit: 9 },
            Reason::MoreThan { what: "scans", limit: 9 },
            Reason::Links(9),
            Reason::Passwords(9),
            Reason::InLink { number: 2, field: "expires_in".into(), reason: inner },
            Reason::SessionId,
            Reason::NoLeak,
            Reason::NoCaption,
            Reason::NoText,
            Reason::NoAppeal,
            Reason::Slug,
            Reason::Taken,
            Reason::NothingKept,
            Reason::Second,
            Reason::Retention,
            Reason::Slow,
            Reason::NoAdultChannels,
            Reason::NotSure,
            Reason::NewPassword { least: 12, most: 1024 },
            Reason::Code,
            Reason::NoGround,
            Reason::Other("is no number".into()),
        ]
        .iter()
        .map(|reason| {
            let say = field("links", reason);
            // Programs are told the same as people who read English.
            assert_eq!(say.text(Lang::English), format!("links: {reason}."));
            say
        })
        .collect();
        all.extend(
            [
                NotNow::OneLink,
                NotNow::Links(500),
                NotNow::ThreadFull(500),
                NotNow::NoAppeal,
                NotNow::NoDecision,
                NotNow::Decided,
                NotNow::Worn,
                NotNow::Notes,
                NotNow::NoCounterNotice,
                NotNow::Unseen,
                NotNow::OutOfSight,
                NotNow::HasCase,
                NotNow::Listed,
                NotNow::Confirmed,
                NotNow::Pinned,
                NotNow::PinnedBeyond,
                NotNow::Meanwhile,
                NotNow::TakenOver,
                NotNow::Pieces(1000),
                NotNow::Draft,
                NotNow::Unfinished,
                NotNow::Unmarkable,
                NotNow::Illegal(Illegal::SamePerson),
            ]
            .map(not_now),
        );
        for state in State::ALL {
            let illegal = Illegal::State(*state);
            let said = not_now(NotNow::Illegal(illegal)).text(Lang::English);
            assert_eq!(said, format!("{illegal}.").replacen("not", "Not", 1));
        }
        let reasons = [Gone::Expired, Gone::Spent, Gone::Withdrawn, Gone::Removed];
        all.extend(reasons.map(gone));
        all.extend(reasons.map(upload_over));
        let now = Timestamp::from_unix(0);
        for why in ["flood", "copyright", "house-rules", "law"] {
            all.extend([banned(why, now), banned_in_public(why, now)]);
        }
        all.extend([NoAvif::NoTools, NoAvif::NoSandbox].map(no_avif));
        all.extend([Broken::Empty, Broken::Truncated, Broken::Inside("a box is cut")].map(broken));
        all.extend([
            too_large(TooLarge::File { most: 1 << 20 }),
            too_large(TooLarge::Request),
            too_large(TooLarge::Upload),
        ]);
        all.extend([clock_off(-3), clock_off(3), key_kept(4)]);
        all.extend(Element::ALL.iter().map(|element| lacks(element.as_str())));
        for said in all {
            let text = said.text(Lang::English);
            assert!(text.contains(' ') && !text.contains(['<', '{']), "{text}");
        }
    }

    #[test]
    fn what_a_notice_lacks_is_one_list() {
        let missing = CounterWish::default().parse().unwrap_err();
        let missing: Vec<_> = missing.iter().take(3).map(|element| element.as_str()).collect();
        assert_eq!(
            deficient(&missing).text(Lang::English),
            "Please add: your name; your postal address; your telephone number."
        );
        let category = "spam".parse::<Category>().unwrap_err();
        let said = field("category", &category.reason).text(Lang::English);
        assert!(said.starts_with("category: is one of "), "{said}");
    }
}
