//! AVIF files through the public steps: inspected, and refused where nothing decodes them, so that none could
//! be served unseen. What decoding and cleaning do is tested beside them, in `src/avif/tests.rs`.

use std::process::Command;

use chatpic_media::{Format, Limits, Refusal, Unsupported, inspect};

use super::oracle;

/// A gradient of 96 × 64 through avifenc.
fn made(name: &str, options: &[&str]) -> Vec<u8> {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (from, to) = (folder.join(format!("{name}.png")), folder.join(format!("{name}.avif")));
    let script = "import sys; from PIL import Image
Image.linear_gradient('L').resize((96, 64)).save(sys.stdout.buffer, 'PNG')";
    std::fs::write(&from, oracle::python(script, b"")).unwrap();
    let done =
        Command::new("avifenc").args(["-s", "10"]).args(options).arg(&from).arg(&to).output();
    assert!(done.expect("avifenc has to be installed (libavif-bin)").status.success());
    std::fs::read(&to).unwrap()
}

#[test]
fn a_still_avif_without_a_decoder_is_inspected_and_not_taken() {
    let bytes = made("still", &["--irot", "1"]);
    let inspected = inspect(&bytes, &Limits::default()).unwrap();
    assert_eq!(
        (inspected.format(), inspected.size(), inspected.frames()),
        (Format::Avif, (96, 64), 1)
    );
    assert_eq!(inspected.orientation(), 8);
    let refusal = inspected.decode(&mut |_| panic!("nothing decodes AVIF")).unwrap_err();
    assert_eq!(refusal, Refusal::Unsupported(Unsupported::UncheckedAvif));
}

#[test]
fn an_avif_is_held_to_the_limits_before_it_is_refused() {
    let bytes = made("small", &[]);
    let limits = Limits { frame_pixels: 96 * 64 - 1, ..Limits::default() };
    let refusal = inspect(&bytes, &limits).unwrap_err();
    assert_eq!(refusal, Refusal::TooLarge { what: "pixels", limit: 96 * 64 - 1 });
    let cut = &bytes[..bytes.len() - 1];
    assert_eq!(inspect(cut, &Limits::default()).unwrap_err(), Refusal::Truncated);
}
