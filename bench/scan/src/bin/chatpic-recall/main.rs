//! How many photos are still found after something was done to them: `make recall`, which is
//! `chatpic-recall DIRECTORY`, where `bench/recall/make.py` has made them. They go the way of an
//! upload: inspected, decoded, hashed in all variants, and searched in a list of the originals that
//! somebody else's program hashed. It prints a table in Markdown.
//!
//! It ends with an error where a hash of the same pixels is not that of the reference, or where one
//! of the other pictures is taken for a photo. Photos that are not found are told, and no error.

mod upload;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chatpic_scan::lists::{Action, Class, Entries, Format, How, List, Lists, import};
use chatpic_scan::{MIN_QUALITY, Pdq};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let place = std::env::args_os().nth(1).map(PathBuf::from);
    let place = place.ok_or("chatpic-recall DIRECTORY")?;
    agree_on_pixels(&place)?;
    let photos = Photos::read(&place)?;
    photos.agree_on_files(&place)?;
    photos.find_what_was_made(&place)?;
    photos.find_no_other(&place)
}

/// Hash and quality of the same pixels are those of the reference.
fn agree_on_pixels(place: &Path) -> Outcome<()> {
    let expected = fs::read_to_string(place.join("pixels.txt"))?;
    let mut same = 0;
    for (n, line) in expected.lines().enumerate() {
        let upload = upload::receive(&place.join(format!("pixels/{n}.png")))?;
        let ours = format!("{} {}", upload.hash, upload.quality);
        if ours != line {
            return Err(format!("pixels/{n}.png: {ours}, and by the reference {line}").into());
        }
        same += 1;
    }
    say(&format!("the same pixels: {same} of {same} have the reference's hash and quality"))
}

/// The list, and what it is a list of.
struct Photos {
    lists: Lists,
    /// Of the photo of this number.
    hashes: Vec<Pdq>,
}

impl Photos {
    fn read(place: &Path) -> Outcome<Self> {
        let text = fs::read(place.join("list.txt"))?;
        let mut entries = Entries::new();
        let read = import(Format::LocalFile, &*text, &mut |update| entries.apply(update))?;
        let hashes = str::from_utf8(&text)?.lines().map(|line| line["pdq ".len()..].parse());
        let hashes = hashes.collect::<Result<Vec<Pdq>, _>>()?;
        if (read.tally.bad, entries.len()) != (0, hashes.len()) {
            return Err("two photos have one hash, or one is refused as corrupt".into());
        }
        let list = List::new("photos", Class::Operator, Action::Refuse)?;
        let qualities = fs::read_to_string(place.join("quality.txt"))?;
        let qualities = qualities.lines().map(str::parse).collect::<Result<Vec<u8>, _>>()?;
        let poor = qualities.iter().filter(|it| **it < MIN_QUALITY).count();
        say(&format!("{} photos, {poor} of them of a quality under 50", hashes.len()))?;
        Ok(Self { lists: Lists::new([(list, &entries)])?, hashes })
    }

    /// How far our decoder leads from the reference's hash, which another decoder has led to.
    fn agree_on_files(&self, place: &Path) -> Outcome<()> {
        let mut most = 0;
        for (n, hash) in self.hashes.iter().enumerate() {
            let upload = upload::receive(&place.join(format!("made/nothing/{n}.jpg")))?;
            most = most.max(upload.hash.distance(*hash));
        }
        say(&format!("the same JPEG files, decoded here: at most {most} bits from the reference"))
    }

    fn find_what_was_made(&self, place: &Path) -> Outcome<()> {
        say("\n| what was done | found | as it is | as a variant | median | farthest |")?;
        say("| --- | --- | --- | --- | --- | --- |")?;
        let names = fs::read_to_string(place.join("made.txt"))?;
        let mut mistaken = 0;
        for name in names.lines() {
            let mut row = Row::default();
            for file in fs::read_dir(place.join("made").join(name))? {
                let path = file?.path();
                let number = path.file_stem().and_then(|it| it.to_str()).ok_or("no number")?;
                mistaken += self.look_for(number.parse()?, &path, &mut row)?;
            }
            row.say(name)?;
        }
        say(&format!("\ntaken for another photo: {mistaken}"))
    }

    /// Puts into `row` how photo `number` was found, and says how many others it was taken for.
    fn look_for(&self, number: usize, path: &Path, row: &mut Row) -> Outcome<usize> {
        let upload = upload::receive(path)?;
        row.all += 1;
        let mut mistaken = 0;
        for hit in self.lists.find(&upload.media).hits {
            let How::Alike { distance, .. } = hit.how else { return Err("an exact hit".into()) };
            if hit.value.pdq() == Some(self.hashes[number]) {
                row.derived += usize::from(hit.how.is_derived());
                row.distances.push(distance);
            } else {
                mistaken += 1;
            }
        }
        Ok(mistaken)
    }

    fn find_no_other(&self, place: &Path) -> Outcome<()> {
        let others = fs::read_to_string(place.join("others.txt"))?;
        let (mut all, mut hashable, mut taken) = (0, 0, Vec::new());
        for path in others.lines() {
            let upload = upload::receive(Path::new(path))?;
            all += 1;
            hashable += usize::from(upload.quality >= MIN_QUALITY);
            if !self.lists.find(&upload.media).hits.is_empty() {
                taken.push(path);
            }
        }
        say(&format!(
            "{all} other pictures, {hashable} of them of a quality of 50 or more: {} found",
            taken.len()
        ))?;
        if taken.is_empty() { Ok(()) } else { Err(taken.join("\n").into()) }
    }
}

/// How the photos were found after one thing was done to them.
#[derive(Default)]
struct Row {
    all: usize,
    /// Of those that were found.
    distances: Vec<u32>,
    /// How many of those were nearest mirrored, turned, inverted or without a border.
    derived: usize,
}

impl Row {
    fn say(mut self, name: &str) -> Outcome<()> {
        self.distances.sort_unstable();
        let found = self.distances.len();
        let [median, farthest] = [found / 2, found.saturating_sub(1)]
            .map(|at| self.distances.get(at).map_or("–".into(), u32::to_string));
        let plain = found - self.derived;
        say(&format!(
            "| {name} | {found} of {} | {plain} | {} | {median} | {farthest} |",
            self.all, self.derived
        ))
    }
}

fn say(line: &str) -> Outcome<()> {
    Ok(writeln!(io::stdout().lock(), "{line}")?)
}
