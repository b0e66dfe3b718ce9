//! Many lists in one search, and the verdict that follows from what is hit.
//!
//! Only active entries are in it. It is built once and not changed: whoever has new entries builds
//! another and puts it in its place.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::entries::Entries;
use super::entry::Entry;
use super::exact::Table;
use super::list::{Action, List};
use super::value::{Kind, Value};
use crate::fingerprint::Exact;
use crate::index::{Index, TooManyEntries};
use crate::matching::{ALONE_RADIUS, Hit, hits};
use crate::pdq::{Origin, Variant};
use crate::verdict::Verdict;

/// What one media is looked for by.
#[derive(Clone, Debug)]
pub struct Media {
    /// The hashes of the file as it came.
    pub original: Exact,
    /// The SHA-256 of the file as it was cleaned, where it was.
    pub cleaned: Option<[u8; 32]>,
    /// The PDQ hashes of what it shows. None where it can't be decoded to a picture.
    pub variants: Vec<Variant>,
    /// The same of each scene of a video, the frames of which look alike. Of several scenes nothing is hit
    /// by the looks of one alone, unless these are very near.
    pub scenes: Vec<Vec<Variant>>,
}

/// Lists, compiled for search.
pub struct Lists {
    lists: Vec<List>,
    pdq: Index,
    /// Of each entry of the index.
    pdq_rows: Vec<Row>,
    md5: Table<16, Row>,
    video_md5: Table<16, Row>,
    sha1: Table<20, Row>,
    sha256: Table<32, Row>,
    ids: Ids,
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    /// Every entry that was hit; exact ones first.
    pub hits: Vec<ListHit<'a>>,
}

/// An entry that a media hits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ListHit<'a> {
    /// Its list.
    pub list: &'a List,
    /// Its id there; with the value, it is what the entry is known by.
    pub id: &'a str,
    /// Its hash.
    pub value: Value,
    /// How near the media came.
    pub how: How,
    /// What follows by its list and its own class, were the list not in shadow.
    pub action: Action,
}

/// How a media hits an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It is the same file.
    Exact,
    /// It looks alike.
    Alike {
        /// In how many bits they differ.
        distance: u32,
        /// The nearest of the media's hashes.
        variant: Variant,
    },
}

/// Why lists can't be compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotCompiled {
    /// A hit could not be told to be of one or the other.
    #[error("two lists have one name")]
    SameName,
    /// There are more lists or more entries than have numbers.
    #[error("too many lists or entries")]
    TooMany,
}

impl Lists {
    /// Compiles the active entries of these lists.
    ///
    /// # Errors
    /// Where two lists have one name, or there are too many.
    pub fn new<'e>(
        lists: impl IntoIterator<Item = (List, &'e Entries)>,
    ) -> Result<Self, NotCompiled> {
        let mut rows = Rows::default();
        for (list, entries) in lists {
            rows.add(list, entries)?;
        }
        rows.compile()
    }

    /// Everything that this media hits.
    #[must_use]
    pub fn find(&self, media: &Media) -> Found<'_> {
        let mut found = Vec::new();
        let Exact { md5, sha1, sha256 } = &media.original;
        let mut add = |row, kind, hash: &[u8]| found.push(self.hit(row, kind, hash, How::Exact));
        self.md5.all(md5).for_each(|row| add(row, Kind::Md5, md5));
        self.video_md5.all(md5).for_each(|row| add(row, Kind::VideoMd5, md5));
        self.sha1.all(sha1).for_each(|row| add(row, Kind::Sha1, sha1));
        self.sha256.all(sha256).for_each(|row| add(row, Kind::Sha256, sha256));
        for cleaned in media.cleaned.iter().filter(|cleaned| *cleaned != sha256) {
            self.sha256.all(cleaned).for_each(|row| add(row, Kind::Sha256, cleaned));
        }
        for hit in self.alike(&media.variants).chain(self.in_scenes(&media.scenes)) {
            let hash = self.pdq.hash(hit.entry).to_bytes();
            let how = How::Alike { distance: hit.distance, variant: hit.variant };
            found.push(self.hit(self.pdq_rows[hit.entry], Kind::Pdq, &hash, how));
        }
        Found { hits: found }
    }

    /// The entries that one picture hits.
    fn alike(&self, variants: &[Variant]) -> impl Iterator<Item = Hit> {
        let hits = hits(variants, &self.pdq, |entry| self.pdq_rows[entry].quality);
        // The nearest variant decides: where it is too far for its list, so are the others.
        hits.into_iter().filter(|hit| hit.distance <= self.list_of(hit).radius().bits())
    }

    /// The entries that a video hits: those of a list that two of its scenes are alike, and those that
    /// one is very much alike (after vPDQ, of the same makers as PDQ). One that is a single scene throughout
    /// is a still picture that plays, and is held to what pictures are.
    fn in_scenes(&self, scenes: &[Vec<Variant>]) -> Vec<Hit> {
        let mut met: Vec<Hit> = Vec::new();
        let mut scenes_on_list = vec![0_u32; self.lists.len()];
        for scene in scenes {
            let first = met.len();
            met.extend(self.alike(scene));
            let on: BTreeSet<u16> = met[first..].iter().map(|hit| self.list_number(hit)).collect();
            on.into_iter().for_each(|list| scenes_on_list[usize::from(list)] += 1);
        }
        let several = |hit: &Hit| scenes_on_list[usize::from(self.list_number(hit))] > 1;
        let is_still = scenes.len() == 1;
        met.retain(|hit| is_still || hit.distance <= ALONE_RADIUS || several(hit));
        met.sort_unstable_by_key(|hit| (hit.entry, hit.distance, hit.variant.origin));
        met.dedup_by_key(|hit| hit.entry);
        met
    }

    fn list_number(&self, hit: &Hit) -> u16 {
        self.pdq_rows[hit.entry].list
    }

    fn list_of(&self, hit: &Hit) -> &List {
        &self.lists[usize::from(self.list_number(hit))]
    }

    /// The lists, in the order in which they were given.
    #[must_use]
    pub fn lists(&self) -> &[List] {
        &self.lists
    }

    /// How many entries it has.
    #[must_use]
    pub fn len(&self) -> usize {
        let md5 = self.md5.len() + self.video_md5.len();
        self.pdq.len() + md5 + self.sha1.len() + self.sha256.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How much memory it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let pdq = self.pdq.bytes() + self.pdq_rows.capacity() * size_of::<Row>();
        let md5 = self.md5.bytes() + self.video_md5.bytes();
        size_of::<Self>() + pdq + md5 + self.sha1.bytes() + self.sha256.bytes() + self.ids.bytes()
    }

    fn hit(&self, row: Row, kind: Kind, hash: &[u8], how: How) -> ListHit<'_> {
        let list = &self.lists[usize::from(row.list)];
        let value = Value::new(kind, hash).expect("it was made of a value of this kind");
        let action = if row.only_holds { Action::Hold } else { list.action() };
        ListHit { list, id: self.ids.at(row.id), value, how, action }
    }
}

impl Found<'_> {
    /// What is said of the media: the worst that follows from any list that isn't in shadow.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        Verdict::worst(self.acting().map(|hit| hit.action.verdict()))
    }

    /// The hits on which something follows: those on lists that aren't in shadow.
    pub fn acting(&self) -> impl Iterator<Item = &ListHit<'_>> {
        self.hits.iter().filter(|hit| !hit.list.is_shadow())
    }

    /// Whether the media must be sealed to those who report it.
    #[must_use]
    pub fn must_be_sealed(&self) -> bool {
        self.acting().any(|hit| hit.action == Action::RefuseAndSeal)
    }

    /// Whether the media is marked, if it is accepted.
    #[must_use]
    pub fn is_labelled(&self) -> bool {
        self.acting().any(|hit| hit.action == Action::Label)
    }
}

impl How {
    /// Whether what was made of the media hit, and not the media as it is.
    #[must_use]
    pub fn is_derived(&self) -> bool {
        matches!(self, Self::Alike { variant: Variant { origin: Origin::Derived, .. }, .. })
    }
}

/// What is known of an entry besides its hash, in 8 bytes.
#[derive(Clone, Copy)]
struct Row {
    id: u32,
    list: u16,
    quality: u8,
    /// Its own class is self-reported, whatever its list is.
    only_holds: bool,
}

/// Entries that are not in order yet.
#[derive(Default)]
struct Rows {
    lists: Vec<List>,
    pdq: Vec<crate::pdq::Pdq>,
    pdq_rows: Vec<Row>,
    md5: Vec<([u8; 16], Row)>,
    video_md5: Vec<([u8; 16], Row)>,
    sha1: Vec<([u8; 20], Row)>,
    sha256: Vec<([u8; 32], Row)>,
    ids: Ids,
}

impl Rows {
    fn add(&mut self, list: List, entries: &Entries) -> Result<(), NotCompiled> {
        if self.lists.iter().any(|it| it.name() == list.name()) {
            return Err(NotCompiled::SameName);
        }
        let number = u16::try_from(self.lists.len()).map_err(|_| NotCompiled::TooMany)?;
        self.lists.push(list);
        for entry in entries.active() {
            let id = self.ids.add(entry.id.as_str()).ok_or(NotCompiled::TooMany)?;
            self.put(&entry.value, row(id, number, entry));
        }
        Ok(())
    }

    fn put(&mut self, value: &Value, row: Row) {
        let hash = value.as_bytes();
        match value.kind() {
            Kind::Pdq => {
                self.pdq.push(crate::pdq::Pdq::from_bytes(whole(hash)));
                self.pdq_rows.push(row);
            }
            Kind::Md5 => self.md5.push((whole(hash), row)),
            Kind::VideoMd5 => self.video_md5.push((whole(hash), row)),
            Kind::Sha1 => self.sha1.push((whole(hash), row)),
            Kind::Sha256 => self.sha256.push((whole(hash), row)),
        }
    }

    fn compile(mut self) -> Result<Lists, NotCompiled> {
        self.pdq.shrink_to_fit();
        self.pdq_rows.shrink_to_fit();
        self.ids.shrink();
        Ok(Lists {
            lists: self.lists,
            pdq: Index::new(self.pdq).map_err(|TooManyEntries(_)| NotCompiled::TooMany)?,
            pdq_rows: self.pdq_rows,
            md5: Table::new(self.md5),
            video_md5: Table::new(self.video_md5),
            sha1: Table::new(self.sha1),
            sha256: Table::new(self.sha256),
            ids: self.ids,
        })
    }
}

fn row(id: u32, list: u16, entry: &Entry) -> Row {
    // Who gives no quality lists only what is good enough.
    let quality = entry.quality.unwrap_or(100);
    Row { id, list, quality, only_holds: entry.class.is_some_and(|it| it.is_self_reported()) }
}

fn whole<const N: usize>(hash: &[u8]) -> [u8; N] {
    hash.try_into().expect("a value has as many bytes as its kind")
}

/// Ids, one behind the other. Hashes of one file follow each other and share theirs.
#[derive(Default)]
struct Ids {
    text: String,
    ends: Vec<u32>,
}

impl Ids {
    /// The number of this id, if there are not too many.
    fn add(&mut self, id: &str) -> Option<u32> {
        let count = u32::try_from(self.ends.len()).ok()?;
        if let Some(last) = count.checked_sub(1).filter(|last| self.at(*last) == id) {
            return Some(last);
        }
        self.text.push_str(id);
        self.ends.push(u32::try_from(self.text.len()).ok()?);
        Some(count)
    }

    fn at(&self, number: u32) -> &str {
        let number = number as usize;
        let begin = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[begin as usize..self.ends[number] as usize]
    }

    fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    fn bytes(&self) -> usize {
        self.text.capacity() + self.ends.capacity() * size_of::<u32>()
    }
}
