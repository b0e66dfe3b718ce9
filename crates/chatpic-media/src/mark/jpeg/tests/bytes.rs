//! What is served, to the byte. Two nodes may serve one viewing, and not both of them are of one build
//! while an instance is updated.

use super::*;

/// The check sums of files, and of what they are marked as, by their names.
#[derive(Default)]
struct Sums(Vec<(String, u32, u32)>);

impl Sums {
    /// Marks `file` for three sessions, one of them with a label.
    fn add(&mut self, name: &str, file: &[u8]) {
        let jpeg = Jpeg::parse(file, &Limits::default()).unwrap();
        let mut sum = crc32fast::Hasher::new();
        for (session, label) in [(1, None), (0x12_3456_789A, None), (0xFF_0000_FFFF, Some("Zoë"))]
        {
            let of =
                Mark { session: SessionId::from_bits(session), label: label.map(str::to_owned) };
            let mut out = Vec::new();
            match mark(&jpeg, &of, &mut out) {
                Ok(()) => sum.update(&out),
                Err(error) => sum.update(error.to_string().as_bytes()),
            }
        }
        self.0.push((name.to_owned(), crc32fast::hash(file), sum.finalize()));
    }

    fn assert(&self, expected: &[(u32, u32)]) {
        let found: Vec<_> = self.0.iter().map(|(_, file, out)| (*file, *out)).collect();
        let shown: Vec<_> = found.iter().map(|(a, b)| format!("(0x{a:08X}, 0x{b:08X})")).collect();
        assert_eq!(found.len(), expected.len(), "[{}]", shown.join(", "));
        for ((name, file, out), (was_file, was_out)) in self.0.iter().zip(expected) {
            assert_eq!(file, was_file, "{name}: it is another file that is marked");
            assert_eq!(out, was_out, "{name}");
        }
    }
}

#[test]
fn files_that_are_kept_are_marked_as_they_were() {
    let mut sums = Sums::default();
    let photos = concat!(env!("CARGO_MANIFEST_DIR"), "/../chatpic-scan/tests/data/photos");
    for name in ["bridge-128", "bridge-256", "bridge-512", "bridge-small", "rgb"] {
        sums.add(name, &std::fs::read(format!("{photos}/{name}.jpg")).unwrap());
    }
    shared_files().iter().for_each(|(name, file)| sums.add(name, file));
    sums.assert(&KEPT);
}

/// What libjpeg-turbo writes of a part of a photo, in the ways that matter: qualities from where nothing
/// of the pattern is left to where all of it is, tables of its own that lack codes, restarts, samplings
/// of colours and of light, progressive files, and one that lacks its last scans.
#[test]
fn files_that_are_made_are_marked_as_they_were() {
    let photo = piped("djpeg", &["-scale", "1/4"], &shared_files()[4].1);
    let mut sums = Sums::default();
    for options in [
        &["-quality", "5"][..],
        &["-quality", "30"],
        &["-quality", "75"],
        &["-quality", "100"],
        &["-quality", "60", "-optimize"],
        &["-quality", "100", "-optimize"],
        &["-quality", "80", "-restart", "5B"],
        &["-quality", "80", "-sample", "1x1", "-optimize", "-restart", "1"],
        &["-quality", "80", "-sample", "2x1"],
        &["-quality", "80", "-sample", "4x2"],
        &["-quality", "85", "-grayscale"],
        &["-quality", "85", "-rgb"],
        &["-quality", "85", "-rgb", "-sample", "2x2,1x1,1x1"],
        &["-quality", "40", "-progressive"],
        &["-quality", "95", "-progressive", "-sample", "1x1", "-restart", "3"],
    ] {
        sums.add(&options.join(" "), &piped("cjpeg", options, &photo));
    }
    let whole = piped("cjpeg", &["-quality", "90", "-progressive"], &photo);
    let last = whole.windows(2).rposition(|at| at == [0xFF, 0xC4]).unwrap();
    sums.add("without its last scan", &[&whole[..last], &[0xFF, 0xD9]].concat());
    sums.assert(&MADE);
}

/// What the pure encoder writes, of every kind.
#[test]
fn files_of_every_kind_are_marked_as_they_were() {
    let mut all = (crc32fast::Hasher::new(), crc32fast::Hasher::new());
    for (name, file) in files() {
        let mut sums = Sums::default();
        sums.add(&name, &file);
        all.0.update(&sums.0[0].1.to_be_bytes());
        all.1.update(&sums.0[0].2.to_be_bytes());
    }
    let (files, outs) = (all.0.finalize(), all.1.finalize());
    Sums(vec![("all of them".to_owned(), files, outs)]).assert(&KINDS);
}

#[test]
fn processors_of_every_level_mark_alike() {
    let plain = |file: &[u8]| {
        let jpeg = Jpeg::parse(file, &Limits::default()).unwrap();
        let of = Mark { session: SessionId::from_bits(0x98_7654_3210), label: None };
        let mut levels = [Level::new(), Level::baseline()].map(|level| {
            let mut out = Vec::new();
            let done = write(&jpeg, &mut Marks::of(&jpeg, &of).unwrap(), level, &mut out);
            (done.map_err(|error| error.to_string()), out)
        });
        assert!(levels[0] == levels[1]);
        std::mem::take(&mut levels[0].1)
    };
    for (_, file) in files().into_iter().chain(shared_files()) {
        let out = plain(&file);
        // And again, of coefficients that are changed already.
        assert!(plain(&out).len() > 100);
    }
}

const KEPT: [(u32, u32); 10] = [
    (0x0620_2C39, 0x8AA1_AEAA),
    (0xDCE1_B4CC, 0xC94F_988D),
    (0x6981_AD4D, 0x6068_155B),
    (0x736E_0C94, 0x9924_5AD5),
    (0xAF62_7E81, 0x01D5_DD27),
    (0x91E0_D18F, 0x54A5_C7E9),
    (0x81C4_D255, 0xDCE3_C2D2),
    (0x6216_76E5, 0x2A6F_74E0),
    (0x6738_33D1, 0x0A76_92FC),
    (0xA2A1_7151, 0x91E0_148D),
];
const MADE: [(u32, u32); 16] = [
    (0xCF6A_85F7, 0x83FC_22FE),
    (0xC40D_7490, 0x5B35_790C),
    (0x123B_52F4, 0x6FAE_5487),
    (0xCFFA_E25E, 0x366D_A3D1),
    (0x5959_6C17, 0xEDB0_AED8),
    (0xD1E4_939C, 0x0FA0_23C5),
    (0xCC5C_B291, 0x88E4_F0F0),
    (0x5EA6_2DD2, 0x7AC6_B8E6),
    (0x46CF_FCA1, 0xDEE9_8CE9),
    (0xF40A_701F, 0x98C7_5A4F),
    (0xABB6_9B9E, 0xB8F2_C6EE),
    (0x9386_BD20, 0x03C8_A1A5),
    (0xD042_FF61, 0x126C_223B),
    (0xE51B_08B6, 0x3695_08A8),
    (0xE000_E876, 0x225E_7CA4),
    (0x5DEE_8EBA, 0x96B5_2B93),
];
const KINDS: [(u32, u32); 1] = [(0x7A5B_47EC, 0xE9D3_BA1E)];
