//! Videos that mean harm: cut and changed ones. None may panic, and of none that is taken may a second
//! cleaning find anything.

use super::film::{attempt, made};

/// Tiny films of each kind.
fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let source = "-f lavfi -i testsrc2=size=32x32:rate=10:duration=0.5 \
                  -f lavfi -i sine=sample_rate=8000:duration=0.5 -map_metadata -1";
    let film =
        |extension: &str, arguments: &str| made(extension, &format!("{source} {arguments}"), &[]);
    let h264 = "-c:v libx264 -pix_fmt yuv420p -bf 1 -g 3 -c:a aac -b:a 8k";
    let small = "-b:v 20k -c:a libopus -b:a 6k";
    vec![
        ("h264", film("mp4", h264)),
        ("faststart", film("mov", &format!("{h264} -movflags +faststart -metadata make=x"))),
        ("fragments", film("mp4", &format!("{h264} -movflags frag_keyframe+empty_moov"))),
        ("h265", film("mp4", "-an -c:v libx265 -x265-params log-level=none -pix_fmt yuv420p")),
        ("av1", film("mp4", &format!("-c:v libaom-av1 -cpu-used 8 {small}"))),
        ("vp8", film("webm", &format!("-c:v libvpx -deadline realtime {small}"))),
        ("vorbis", film("webm", "-c:v libvpx -deadline realtime -b:v 20k -c:a libvorbis -ar 8000")),
        ("av1 in webm", film("webm", &format!("-c:v libaom-av1 -cpu-used 8 {small}"))),
        ("live", film("webm", &format!("-c:v libvpx-vp9 -cpu-used 8 -live 1 {small}"))),
    ]
}

/// Cleans, and where that succeeds, finds nothing more to clean. Tells whether it did.
fn survives(name: &str, what: &str, bytes: &[u8]) -> bool {
    let Ok((_, out)) = attempt(bytes) else { return false };
    let again = attempt(&out);
    let same = again.as_ref().is_ok_and(|(clean, twice)| *twice == out && clean.removed.is_empty());
    if !same {
        let kept = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.film"));
        std::fs::write(&kept, bytes).unwrap();
        let again = again.map(|(clean, _)| clean);
        panic!("{what}: cleaning {} again: {again:?}", kept.display());
    }
    true
}

#[test]
fn a_film_cut_anywhere_is_refused_or_whole() {
    for (name, bytes) in samples() {
        let step = (bytes.len() / 500).max(1);
        for end in (0..bytes.len()).step_by(step) {
            survives(name, &format!("cut at {end}"), &bytes[..end]);
        }
    }
}

#[test]
fn a_changed_film_never_panics_and_is_cleaned_for_good() {
    for (name, bytes) in samples() {
        let step = (bytes.len() / 700).max(1);
        let mut taken = 0;
        for (round, value) in [0x00, 0xFF, 0x01, 0x80, 0x7F].into_iter().enumerate() {
            for at in (round % step..bytes.len()).step_by(step) {
                let mut changed = bytes.clone();
                changed[at] ^= if value == 0 { 0x10 } else { value };
                taken += u32::from(survives(name, &format!("{at} ^ {value}"), &changed));
            }
        }
        assert!(taken > 100, "{name}: {taken}");
    }
}

#[test]
fn films_with_pieces_moved_never_panic() {
    for (name, bytes) in samples() {
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        let mut below = |bound: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from(state % u64::try_from(bound).unwrap()).unwrap()
        };
        for _ in 0..1000 {
            let mut changed = bytes.clone();
            for _ in 0..=below(3) {
                let (at, to) = (below(changed.len()), below(changed.len()));
                let end = (at + 1 + below(24)).min(changed.len());
                match below(4) {
                    0 if changed.len() > 200 => drop(changed.drain(at..end)),
                    1 => {
                        let piece = changed[at..end].to_vec();
                        changed.splice(to..to, piece);
                    }
                    2 => {
                        let piece = changed[at..end].to_vec();
                        let end = (to + piece.len()).min(changed.len());
                        changed[to..end].copy_from_slice(&piece[..end - to]);
                    }
                    _ => changed[at..end].fill([0, 0xFF, 0x7F, 1][below(4)]),
                }
            }
            survives(name, "moved", &changed);
        }
    }
}
