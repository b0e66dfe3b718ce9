//! What ffmpeg is told for each job, word by word. Nothing of it comes from a visitor but numbers.
//!
//! Its options stand in the order that ffmpeg reads them in: of all, of each input, of the output. A
//! playlist or a script that names other files is never read as one, for the format is forced; and what
//! is named within a format can't be followed, as only pipes that are open may be read.

use crate::job::{Chroma, Format, Job, Size, Stills};

/// The arguments of ffmpeg.
pub fn of(job: &Job) -> Vec<String> {
    let mut words = Words(Vec::new());
    words.add("-nostdin -hide_banner -loglevel error");
    match *job {
        Job::Version => words.add("-version"),
        Job::Probe(format) => {
            words.input(format, ONE);
            words.output("-map 0:v:0 -an -frames:v 1 -f null -");
        }
        Job::Poster { format, at, size } => {
            words.input(format, ONE);
            words.output(&format!("-map 0:v:0 -an -ss {}ms -frames:v 1 -vf", at.as_millis()));
            words.one(scaled(size));
            words.add("-c:v rawvideo -f rawvideo pipe:1");
        }
        Job::Frames { format, size, every } => {
            if format == Format::Mp4 {
                // What a player that knows no edit lists would show is looked at too.
                words.add("-ignore_editlist 1");
            }
            words.input(format, ONE);
            words.output("-map 0:v:0 -an -vf");
            words.one(format!("{},{}", scaled(size), selected(every.as_secs_f64())));
            // Each frame that was selected, with its own time.
            words.add("-fps_mode passthrough -enc_time_base 1/1000");
            words.add("-c:v rawvideo -allow_raw_vfw 1 -live 1 -f matroska pipe:1");
        }
        Job::Transcode(format) => {
            words.input(format, TWO);
            words.output("-map 0:v:0 -map 0:a:0? -vf");
            words.one(EVEN.to_owned());
            words.add(FOR_BROWSERS);
        }
        Job::Burn { format, size } => {
            let (width, height) = (size.width(), size.height());
            // Where frames change their size, ffmpeg would begin its filters anew, and the picture has been
            // read by then: the rest would go without it.
            words.add("-reinit_filter:v 0");
            words.input(format, TWO);
            words.add("-protocol_whitelist pipe -f rawvideo -pixel_format rgba -framerate 1");
            words.add(&format!("-video_size {width}x{height} -i pipe:3"));
            words.add("-filter_complex");
            words.one(format!(
                "[0:v:0]scale={width}:{height},setsar=1[shown];\
                 [shown][1:v:0]overlay=eof_action=repeat,{EVEN}[marked]"
            ));
            words.output("-map [marked] -map 0:a:0?");
            words.add(FOR_BROWSERS);
        }
        Job::Stills(stills) => {
            words.pictures(stills);
            words.output("-map 0:v:0 -an -vf");
            words.one(as_coded(stills));
            words.add("-fps_mode passthrough -c:v rawvideo -f rawvideo pipe:1");
        }
    }
    words.0
}

struct Words(Vec<String>);

impl Words {
    fn add(&mut self, text: &str) {
        self.0.extend(text.split(' ').map(str::to_owned));
    }

    /// What is left out of every output: the options of one begin here.
    fn output(&mut self, rest: &str) {
        self.add("-sn -dn -map_metadata -1 -map_chapters -1 -fflags +bitexact");
        self.add(rest);
    }

    /// One argument, with spaces or without.
    fn one(&mut self, word: String) {
        self.0.push(word);
    }

    /// The video on standard input.
    fn input(&mut self, format: Format, threads: &str) {
        let (demuxer, decoders) = match format {
            Format::Mp4 => {
                ("mov", "h264,hevc,libdav1d,vp9,aac,mp3float,alac,opus,pcm_s16le,pcm_s16be")
            }
            Format::WebM => ("matroska", "vp8,vp9,libdav1d,opus,vorbis"),
        };
        self.forced(demuxer, decoders, MAX_ALLOC);
        self.add(&format!("-max_streams 8 -max_pixels {MAX_PIXELS} {threads} -i pipe:0"));
    }

    /// The pictures on standard input. Every layer is given, so that one too many is found.
    fn pictures(&mut self, stills: Stills) {
        // What is given is one piece.
        let max_alloc = u64::from(MAX_ALLOC).max(stills.bytes() + stills.bytes() / 4);
        let max_pixels = u64::from(stills.width) * u64::from(stills.height);
        self.forced("ivf", "libdav1d", max_alloc);
        self.add(&format!("-max_streams 1 -max_pixels {max_pixels} -alllayers 1 {ONE} -i pipe:0"));
    }

    fn forced(&mut self, demuxer: &str, decoders: &str, max_alloc: impl std::fmt::Display) {
        self.add(&format!("-xerror -max_alloc {max_alloc} -protocol_whitelist pipe"));
        self.add(&format!("-f {demuxer} -format_whitelist {demuxer} -codec_whitelist {decoders}"));
    }
}

/// As it is displayed, at exactly this size: a stream that changes its size gives the same.
fn scaled(size: Size) -> String {
    let (width, height) = (size.width(), size.height());
    format!("scale={width}:{height}:flags=area+accurate_rnd+full_chroma_int,format=rgb24")
}

/// Each sample as it is coded. A picture of another size is an error: to crop it to a negative width is
/// one. Where it is coded as red, green and blue, ffmpeg calls the same three planes by another name.
fn as_coded(stills: Stills) -> String {
    let Stills { width, height, .. } = stills;
    let deep = match stills.bits {
        8 => "",
        10 => "10le",
        _ => "12le",
    };
    let formats = match stills.chroma {
        Chroma::None => format!("gray{deep}"),
        Chroma::Quarter => format!("yuv420p{deep}"),
        Chroma::Half => format!("yuv422p{deep}"),
        Chroma::Full => format!("yuv444p{deep}|gbrp{deep}"),
    };
    format!(
        "crop=w='if(eq(iw,{width})*eq(ih,{height}),iw,-1)':h=ih:x=0:y=0:exact=1,format={formats}"
    )
}

/// The first frame; one for each `every` seconds, and each 120 frames whatever their times say; and
/// those at cuts. Of these there are 60, and one more with each fourth frame: where cuts come quicker,
/// the next frame stands for the last one, so that what is shown for four frames is seen among them, and
/// nobody can use up in the first minute what the rest is looked at with. Times that don't grow are made
/// to.
fn selected(every: f64) -> String {
    let next = format!("gte(floor(t/{every}),floor(prev_selected_t/{every})+1)");
    // 0: how many cuts were taken; 1: whether one is owed.
    let cut = "if(gt(scene,0.3)+ld(1),if(lt(ld(0),60+n/4),st(1,0)+st(0,ld(0)+1),0*st(1,1)),0)";
    format!(
        "select='eq(n,0)+{next}+gte(n-prev_selected_n,120)+{cut}',\
         settb=1/1000,setpts='if(isnan(PREV_OUTPTS),max(PTS,0),max(PTS,PREV_OUTPTS+1))'"
    )
}

const ONE: &str = "-threads 1";
const TWO: &str = "-threads 2";
/// The largest piece of memory ffmpeg asks for at once.
const MAX_ALLOC: u32 = 128 * 1024 * 1024;
/// 3840 × 2160, as codecs round it up.
const MAX_PIXELS: u32 = 3840 * 2176;
/// H.264 with colours at half the size wants even sides.
const EVEN: &str = "crop=trunc(iw/2)*2:trunc(ih/2)*2:0:0,format=yuv420p";
/// A fragmented MP4 can be played while it is made, and needs no seeking to be written.
const FOR_BROWSERS: &str = "-c:v libx264 -preset veryfast -crf 23 -g 60 -threads 2 -c:a aac -b:a 160k -ac 2 \
    -flags:v +bitexact -flags:a +bitexact -movflags +frag_keyframe+empty_moov+default_base_moof -f mp4 pipe:1";
