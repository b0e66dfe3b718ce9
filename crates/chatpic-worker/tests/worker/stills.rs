//! Still pictures: all of their samples, or nothing.

use chatpic_worker::{Chroma, Failed, Stills};

use super::videos::make;
use super::{WORKER, ffmpeg};

/// Three pictures of 101 × 67 pixels that differ, in this format of samples.
fn ivf(format: &str) -> Vec<u8> {
    let input = "-f lavfi -i testsrc=s=101x67:r=1:d=3";
    make(input, &format!("-pix_fmt {format} -c:v libaom-av1 -cpu-used 8 -g 1 -f ivf"))
}

fn stills(chroma: Chroma, bits: u8, count: u16) -> Stills {
    Stills { width: 101, height: 67, chroma, bits, count }
}

fn decoded(stills: Stills, ivf: &[u8]) -> Result<Vec<Vec<u8>>, Failed> {
    let mut all = Vec::new();
    WORKER.stills(stills, &mut &*ivf, &mut |picture| {
        all.push(picture.to_vec());
        Ok(())
    })?;
    Ok(all)
}

#[test]
fn samples_come_as_they_are_coded() {
    for (format, chroma, bits) in [
        ("gray", Chroma::None, 8),
        ("gray12le", Chroma::None, 12),
        ("yuv420p", Chroma::Quarter, 8),
        ("yuv420p10le", Chroma::Quarter, 10),
        ("yuv422p", Chroma::Half, 8),
        ("yuv444p", Chroma::Full, 8),
        ("gbrp10le", Chroma::Full, 10),
    ] {
        let ivf = ivf(format);
        let all = decoded(stills(chroma, bits, 3), &ivf).unwrap();
        let plain = ffmpeg("ffmpeg", "-f ivf -i pipe:0 -f rawvideo pipe:1", &ivf);
        assert_eq!(all.len(), 3, "{format}");
        assert!(all[0] != all[1], "{format}");
        assert!(all.concat() == plain, "{format}");
    }
}

#[test]
fn pictures_of_another_size_or_number_are_refused() {
    let ivf = ivf("yuv420p");
    let told = stills(Chroma::Quarter, 8, 3);
    assert!(decoded(told, &ivf).is_ok());
    for lie in [
        // As many samples, as far as luma goes.
        Stills { width: 67, height: 101, ..told },
        Stills { width: 100, ..told },
        Stills { width: 4000, height: 4000, ..told },
        Stills { count: 2, ..told },
        Stills { count: 4, ..told },
    ] {
        let failed = decoded(lie, &ivf).unwrap_err();
        assert!(failed.is_of_media(), "{lie:?}: {failed:?}");
    }
}

#[test]
fn a_picture_that_is_cut_or_changed_gives_no_whole_one() {
    let ivf = ivf("yuv420p");
    let told = stills(Chroma::Quarter, 8, 3);
    for len in (0..ivf.len()).step_by(ivf.len() / 12) {
        let failed = decoded(told, &ivf[..len]).unwrap_err();
        assert!(failed.is_of_media(), "{len}: {failed:?}");
    }
    for at in (40..ivf.len()).step_by(ivf.len() / 24) {
        let mut changed = ivf.clone();
        changed[at] ^= 0xFF;
        match decoded(told, &changed) {
            // Some bytes are samples.
            Ok(all) => assert_eq!(all.len(), 3),
            Err(failed) => assert!(failed.is_of_media(), "{at}: {failed:?}"),
        }
    }
}
