//! Films that ffmpeg makes, and what ffmpeg, ffprobe and exiftool see in them. A missing program fails
//! the test that asks.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use chatpic_media::video::{Cleaned, Error, Limits, inspect};
use chatpic_media::{Refusal, Removed};

/// A file that is gone when the test is over.
pub struct Scratch(PathBuf);

impl Scratch {
    pub fn new(extension: &str) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("film-{}-{number}.{extension}", std::process::id());
        Self(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name))
    }

    pub fn of(bytes: &[u8], extension: &str) -> Self {
        let scratch = Self::new(extension);
        std::fs::write(&scratch.0, bytes).unwrap();
        scratch
    }

    pub fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }

    pub fn bytes(&self) -> Vec<u8> {
        std::fs::read(&self.0).unwrap()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _gone = std::fs::remove_file(&self.0);
    }
}

/// Pictures and sound of a second, small.
pub const SOURCE: &str = "-f lavfi -i testsrc2=size=160x120:rate=25:duration=1 \
     -f lavfi -i sine=frequency=440:sample_rate=48000:duration=1";

/// What ffmpeg makes of these arguments, which are split at spaces; `IN` stands for each of `inputs`
/// in turn.
pub fn made(extension: &str, arguments: &str, inputs: &[&Scratch]) -> Vec<u8> {
    let (out, mut inputs) = (Scratch::new(extension), inputs.iter());
    let arguments = arguments.split_whitespace().map(|it| match it {
        "IN" => inputs.next().unwrap().path(),
        other => other,
    });
    let arguments: Vec<_> = arguments.collect();
    run("ffmpeg", &[&["-v", "error", "-nostdin", "-y"][..], &arguments, &[out.path()]].concat());
    out.bytes()
}

/// Runs a program and takes what it says.
pub fn run(program: &str, arguments: &[&str]) -> String {
    let done = Command::new(program).args(arguments).output();
    let done = done.unwrap_or_else(|_| panic!("{program} has to be installed"));
    let complaint = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{program} {}: {complaint}", arguments.join(" "));
    String::from_utf8(done.stdout).unwrap()
}

/// Each decoded picture and each piece of sound: when it is shown, how long, and a sum of it.
pub fn decoded(bytes: &[u8], extension: &str) -> String {
    let file = Scratch::of(bytes, extension);
    let arguments = "-v error -nostdin -copyts -i IN -map 0:V:0 -map 0:a:0? -vsync passthrough \
                     -enc_time_base -1 -f framemd5 -";
    let arguments: Vec<_> =
        arguments.split_whitespace().map(|it| if it == "IN" { file.path() } else { it }).collect();
    run("ffmpeg", &arguments)
}

/// The sums of what one track decodes to, in order; pictures with the time since the first.
pub fn sums(bytes: &[u8], extension: &str, track: &str) -> Vec<(i64, String)> {
    let said = decoded(bytes, extension);
    let lines = said.lines().map(|it| it.split(',').map(str::trim).collect::<Vec<_>>());
    let lines: Vec<_> = lines.filter(|it| it[0] == track).collect();
    let time = |line: &Vec<&str>| line[2].parse::<i64>().unwrap();
    let first = lines.first().map_or(0, time);
    lines.iter().map(|it| (time(it) - first, it[5].to_owned())).collect()
}

/// Length, rotation and shape, as ffprobe sees them.
pub fn probed(bytes: &[u8], extension: &str) -> serde_json::Value {
    let file = Scratch::of(bytes, extension);
    let entries = "format=duration:stream=codec_name,width,height,display_aspect_ratio,duration,\
                   start_time,field_order,color_range,color_primaries,color_transfer,color_space,\
                   channels,sample_rate:stream_side_data=rotation";
    let said =
        run("ffprobe", &["-v", "error", "-of", "json", "-show_entries", entries, file.path()]);
    let mut said: serde_json::Value = serde_json::from_str(&said).unwrap();
    // Pictures come first where sound did.
    said["streams"].as_array_mut().unwrap().sort_by_key(|it| it["codec_name"].to_string());
    said
}

/// When each packet is decoded and shown, and whether it is a key.
pub fn packets(bytes: &[u8], extension: &str) -> String {
    let file = Scratch::of(bytes, extension);
    let entries = "packet=stream_index,pts,dts,duration,flags";
    let said =
        run("ffprobe", &["-v", "error", "-of", "csv", "-show_entries", entries, file.path()]);
    // How tracks lie beside each other may change.
    let mut lines: Vec<_> = said.lines().collect();
    lines.sort_by_key(|it| it.split(',').nth(1).unwrap_or_default().to_owned());
    lines.join("\n")
}

/// Everything that exiftool finds, as group and tag with the value.
pub fn tags(bytes: &[u8], extension: &str) -> Vec<(String, String)> {
    let file = Scratch::of(bytes, extension);
    let said = run("exiftool", &["-a", "-u", "-G1", "-ee3", "-json", file.path()]);
    let found: serde_json::Value = serde_json::from_str(&said).unwrap();
    let tags = found[0].as_object().unwrap().iter();
    let said = tags.map(|(tag, value)| (tag.clone(), value.to_string()));
    let own = ["SourceFile", "System:", "ExifTool:", "File:", "Composite:"];
    said.filter(|(tag, _)| !own.iter().any(|it| tag.starts_with(it))).collect()
}

pub fn attempt(bytes: &[u8]) -> Result<(Cleaned, Vec<u8>), Refusal> {
    attempt_within(bytes, &Limits::default())
}

pub fn attempt_within(bytes: &[u8], limits: &Limits) -> Result<(Cleaned, Vec<u8>), Refusal> {
    let (mut source, mut out) = (bytes, Vec::new());
    let done = inspect(&mut source, limits).and_then(|it| it.clean(&mut out));
    match done {
        Ok(cleaned) => {
            assert_eq!(cleaned.bytes, u64::try_from(out.len()).unwrap());
            Ok((cleaned, out))
        }
        Err(Error::Refused(refusal)) => Err(refusal),
        Err(Error::Io(fault)) => panic!("memory can be read: {fault}"),
    }
}

/// Cleans a film and holds it to what binds every film, whatever it is.
pub fn cleaned(name: &str, bytes: &[u8], extension: &str) -> (Cleaned, Vec<u8>) {
    let (clean, out) = cleaned_once(name, bytes);
    let (before, after) =
        (decoded(bytes, extension), decoded(&out, clean.about.format.extension()));
    assert!(before.lines().count() > 15, "{name}: {before}");
    assert_eq!(before, after, "{name}: it decodes to something else");
    (clean, out)
}

/// The same, but for what it decodes to.
pub fn cleaned_once(name: &str, bytes: &[u8]) -> (Cleaned, Vec<u8>) {
    let (clean, out) = attempt(bytes).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
    let (mut again, twice) = attempt(&out).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
    assert!(twice == out, "{name}: cleaning twice changes the file");
    assert_eq!(again.removed, [], "{name}: cleaning twice finds something");
    again.removed = clean.removed.clone();
    assert_eq!(format!("{again:?}"), format!("{clean:?}"), "{name}");
    structure_alone(name, &out, clean.about.format.extension());
    (clean, out)
}

/// That exiftool finds nothing but what says how the film plays.
fn structure_alone(name: &str, bytes: &[u8], extension: &str) {
    for (tag, value) in tags(bytes, extension) {
        let own = tag.split_once(':').map_or(&*tag, |(_, own)| own);
        let says = value.trim_matches('"');
        let allowed = match own {
            "CreateDate" | "ModifyDate" | "TrackCreateDate" | "TrackModifyDate"
            | "MediaCreateDate" | "MediaModifyDate" => says == "0000:00:00 00:00:00",
            "MediaLanguageCode" | "TrackLanguage" => says == "und",
            "MuxingApp" | "WritingApp" => says == "-",
            "HandlerType" => matches!(says, "Video Track" | "Audio Track"),
            own => STRUCTURE.split_whitespace().any(|it| it == own),
        };
        assert!(allowed, "{name}: {tag} says {value}");
    }
}

/// What was taken out, without bytes that nobody counts.
pub fn kinds(clean: &Cleaned) -> Vec<Removed> {
    let counted = |it: &&Removed| !matches!(it, Removed::Unneeded(_) | Removed::AfterEnd(_));
    clean.removed.iter().filter(counted).copied().collect()
}

/// Sizes, times, places and how frames are coded.
const STRUCTURE: &str = "AVCConfiguration AudioBitsPerSample AudioChannels AudioCodecID AudioFormat
    AudioSampleRate Balance BitDepth ChunkOffset CodecPrivate ColorPrimaries ColorProfiles
    CompatibleBrands CompositionTimeToSample CompressorID CueClusterPosition CueTime CueTrack
    CurrentTime DisplayHeight DisplayUnit DisplayWidth DocType DocTypeReadVersion DocTypeVersion
    Duration EBMLMaxIDLength EBMLMaxSizeLength EBMLReadVersion EBMLVersion GraphicsMode ImageHeight
    ImageWidth MajorBrand MatrixCoefficients MatrixStructure Matroska_0x16aa Matroska_0x16bb
    Matroska_0x13c0 Matroska_0x15b0 MediaData MediaDataOffset MediaDataSize MediaDuration
    MediaHeaderVersion MediaTimeScale MinorVersion MovieHeaderVersion NextTrackID OpColor
    PixelAspectRatio PosterTime PreferredRate PreferredVolume PreviewDuration PreviewTime
    SampleGroupDescription SampleSizes SampleToChunk SampleToGroup SelectionDuration SelectionTime
    SourceImageHeight SourceImageWidth SyncSampleTable TimeScale TimeToSampleTable TimecodeScale
    TrackDuration TrackHeaderVersion TrackID TrackLacing TrackLayer TrackNumber TrackType TrackUID
    TrackVolume TransferCharacteristics Unknown_av1C Unknown_dOps Unknown_edts Unknown_esds
    Unknown_hvcC Unknown_vpcC Unknown_mdcv Unknown_clli VideoCodecID VideoFieldOrder VideoFrameRate
    VideoFullRangeFlag VideoScanType XResolution YResolution";
