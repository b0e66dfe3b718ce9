//! The `moov` box: what it says of the film and of each track, before any table of frames is read.

use super::super::leavings::Leavings;
use super::super::limits::Budget;
use super::turn::Turn;
use super::words;
use crate::boxes::{IsoBox, next_box, uint, version_and_flags};
use crate::reader::Reader;
use crate::{Refusal, Removed, Unsupported};

/// The whole `moov`.
#[derive(Debug)]
pub(super) struct Head<'a> {
    /// Ticks a second in which edits are measured.
    pub timescale: u32,
    pub turn: Turn,
    pub tracks: Vec<Trak<'a>>,
    /// What fragments of each track leave out, where there may be fragments.
    pub defaults: Vec<Defaults>,
}

/// One `trak`.
#[derive(Debug)]
pub(super) struct Trak<'a> {
    pub id: u32,
    pub enabled: bool,
    pub turn: Turn,
    /// As displayed before it is turned, in 65536ths of a pixel.
    pub size: (u32, u32),
    /// The content of the `elst` box.
    pub edits: Option<&'a [u8]>,
    pub timescale: u32,
    pub handler: [u8; 4],
    pub tables: Tables<'a>,
}

/// The contents of the boxes of a `stbl` that are read.
#[derive(Debug, Default)]
pub(super) struct Tables<'a> {
    pub stsd: Option<&'a [u8]>,
    pub stts: Option<&'a [u8]>,
    pub ctts: Option<&'a [u8]>,
    pub stss: Option<&'a [u8]>,
    pub stsc: Option<&'a [u8]>,
    pub stsz: Option<&'a [u8]>,
    pub stz2: Option<&'a [u8]>,
    pub stco: Option<&'a [u8]>,
    pub co64: Option<&'a [u8]>,
    /// How many frames before a place sound has to be decoded from, where that is said.
    pub roll: Option<i16>,
}

/// One `trex`.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Defaults {
    pub track: u32,
    pub entry: u32,
    pub duration: u32,
    pub size: u32,
    pub flags: u32,
}

/// All boxes in `content`. QuickTime may end a row of boxes with a zero.
pub(super) fn children<'a>(
    content: &'a [u8],
    budget: &mut Budget,
) -> Result<Vec<IsoBox<'a>>, Refusal> {
    let mut reader = Reader::new(content);
    let mut found = Vec::new();
    while reader.rest().len() >= 8 || reader.rest().iter().any(|it| *it != 0) {
        budget.spend()?;
        found.extend(next_box(&mut reader)?);
    }
    Ok(found)
}

impl<'a> Head<'a> {
    pub fn parse(
        moov: &'a [u8],
        budget: &mut Budget,
        leavings: &mut Leavings,
    ) -> Result<Self, Refusal> {
        let mut head =
            Self { timescale: 0, turn: Turn::NONE, tracks: Vec::new(), defaults: Vec::new() };
        for part in children(moov, budget)? {
            match &part.kind {
                b"mvhd" => head.read_film(part.data, leavings)?,
                b"trak" => {
                    let trak = Trak::parse(part.data, budget, leavings)?;
                    if head.tracks.iter().any(|it| it.id == trak.id) {
                        return Err(Refusal::Broken("two tracks have one number"));
                    }
                    head.tracks.push(trak);
                    if head.tracks.len() > MOST_TRACKS {
                        return Err(TOO_MANY_TRACKS);
                    }
                }
                b"mvex" => {
                    for trex in children(part.data, budget)?.iter().filter(|it| it.kind == *b"trex")
                    {
                        head.defaults.push(Defaults::parse(trex.data)?);
                    }
                    if head.defaults.len() > MOST_TRACKS {
                        return Err(TOO_MANY_TRACKS);
                    }
                }
                b"cmov" => return Err(Refusal::Unsupported(Unsupported::PackedHeader)),
                _ => pass_over(&part, leavings),
            }
        }
        match head.timescale {
            0 => Err(Refusal::Broken("the film has no clock")),
            _ => Ok(head),
        }
    }

    fn read_film(&mut self, mvhd: &[u8], leavings: &mut Leavings) -> Result<(), Refusal> {
        let mut reader = Reader::new(mvhd);
        let (version, _) = version_and_flags(&mut reader)?;
        read_times(&mut reader, version, leavings)?;
        self.timescale = reader.u32_be()?;
        reader.take(if version == 1 { 8 } else { 4 })?;
        // Rate, volume and what is reserved.
        reader.take(16)?;
        self.turn = Turn::parse(&matrix(&mut reader)?)?;
        Ok(())
    }
}

impl<'a> Trak<'a> {
    fn parse(
        trak: &'a [u8],
        budget: &mut Budget,
        leavings: &mut Leavings,
    ) -> Result<Self, Refusal> {
        let mut track = Self {
            id: 0,
            enabled: false,
            turn: Turn::NONE,
            size: (0, 0),
            edits: None,
            timescale: 0,
            handler: [0; 4],
            tables: Tables::default(),
        };
        for part in children(trak, budget)? {
            match &part.kind {
                b"tkhd" => track.read_header(part.data, leavings)?,
                b"edts" => {
                    let edits = children(part.data, budget)?;
                    track.edits = edits.iter().find(|it| it.kind == *b"elst").map(|it| it.data);
                }
                b"mdia" => track.read_media(part.data, budget, leavings)?,
                b"tref" | b"tapt" => {}
                _ => pass_over(&part, leavings),
            }
        }
        match track.timescale {
            0 => Err(Refusal::Broken("a track has no clock")),
            _ => Ok(track),
        }
    }

    fn read_header(&mut self, tkhd: &[u8], leavings: &mut Leavings) -> Result<(), Refusal> {
        let mut reader = Reader::new(tkhd);
        let (version, flags) = version_and_flags(&mut reader)?;
        self.enabled = flags & 1 != 0;
        read_times(&mut reader, version, leavings)?;
        self.id = reader.u32_be()?;
        reader.take(4 + if version == 1 { 8 } else { 4 })?;
        // What is reserved, layer, alternate group, volume.
        reader.take(16)?;
        self.turn = Turn::parse(&matrix(&mut reader)?)?;
        self.size = (reader.u32_be()?, reader.u32_be()?);
        Ok(())
    }

    fn read_media(
        &mut self,
        mdia: &'a [u8],
        budget: &mut Budget,
        leavings: &mut Leavings,
    ) -> Result<(), Refusal> {
        for part in children(mdia, budget)? {
            match &part.kind {
                b"mdhd" => {
                    let mut reader = Reader::new(part.data);
                    let (version, _) = version_and_flags(&mut reader)?;
                    read_times(&mut reader, version, leavings)?;
                    self.timescale = reader.u32_be()?;
                    reader.take(if version == 1 { 8 } else { 4 })?;
                    let language = reader.u16_be()?;
                    leavings.note_if(!NO_LANGUAGE.contains(&language), Removed::Language);
                }
                b"hdlr" => {
                    self.handler = Reader::new(part.data.get(8..).unwrap_or_default()).array()?;
                    let named = part.data.get(24..).unwrap_or_default();
                    leavings.note_if(named.iter().any(|it| *it > b' '), Removed::Software);
                }
                b"minf" => {
                    for part in children(part.data, budget)? {
                        match &part.kind {
                            b"dinf" => check_references(part.data, budget)?,
                            b"stbl" => self.tables = Tables::parse(part.data, budget)?,
                            // Headers of each kind of track; QuickTime's second handler.
                            b"vmhd" | b"smhd" | b"nmhd" | b"gmhd" | b"hmhd" | b"sthd" | b"hdlr" => {
                            }
                            _ => pass_over(&part, leavings),
                        }
                    }
                }
                b"elng" => leavings.note(Removed::Language),
                _ => pass_over(&part, leavings),
            }
        }
        Ok(())
    }
}

impl<'a> Tables<'a> {
    fn parse(stbl: &'a [u8], budget: &mut Budget) -> Result<Self, Refusal> {
        let mut tables = Self::default();
        for part in children(stbl, budget)? {
            let place = match &part.kind {
                b"stsd" => &mut tables.stsd,
                b"stts" => &mut tables.stts,
                b"ctts" => &mut tables.ctts,
                b"stss" => &mut tables.stss,
                b"stsc" => &mut tables.stsc,
                b"stsz" => &mut tables.stsz,
                b"stz2" => &mut tables.stz2,
                b"stco" => &mut tables.stco,
                b"co64" => &mut tables.co64,
                b"sgpd" => {
                    tables.roll = tables.roll.or(roll(part.data)?);
                    continue;
                }
                // Which frames lean on which, and groups, help nobody to play.
                _ => continue,
            };
            if place.replace(part.data).is_some() {
                return Err(Refusal::Broken("a track has a table twice"));
            }
        }
        Ok(tables)
    }
}

impl Defaults {
    fn parse(trex: &[u8]) -> Result<Self, Refusal> {
        let mut reader = Reader::new(trex);
        version_and_flags(&mut reader)?;
        Ok(Self {
            track: reader.u32_be()?,
            entry: reader.u32_be()?,
            duration: reader.u32_be()?,
            size: reader.u32_be()?,
            flags: reader.u32_be()?,
        })
    }
}

/// The first distance of a group of kind `roll`.
fn roll(sgpd: &[u8]) -> Result<Option<i16>, Refusal> {
    let mut reader = Reader::new(sgpd);
    let (version, _) = version_and_flags(&mut reader)?;
    if reader.array()? != *b"roll" {
        return Ok(None);
    }
    let len = if version == 1 { reader.u32_be()? } else { 2 };
    // A later version has a number of a default group here, the first none.
    if version > 1 {
        reader.take(4)?;
    }
    let count = reader.u32_be()?;
    if count == 0 || len != 2 {
        return Ok(None);
    }
    Ok(Some(i16::from_be_bytes(reader.array()?)).filter(|it| (-16..=16).contains(it)))
}

/// Frames have to lie in this file.
fn check_references(dinf: &[u8], budget: &mut Budget) -> Result<(), Refusal> {
    for dref in children(dinf, budget)?.iter().filter(|it| it.kind == *b"dref") {
        for entry in children(dref.data.get(8..).unwrap_or_default(), budget)? {
            let (_, flags) = version_and_flags(&mut Reader::new(entry.data))?;
            if flags & 1 == 0 {
                return Err(Refusal::Unsupported(Unsupported::ScatteredVideo));
            }
        }
    }
    Ok(())
}

fn pass_over(part: &IsoBox<'_>, leavings: &mut Leavings) {
    leavings.unneeded += part.span;
    words::note(&part.kind, part.data, leavings);
}

/// When it was made and changed.
fn read_times(
    reader: &mut Reader<'_>,
    version: u8,
    leavings: &mut Leavings,
) -> Result<(), Refusal> {
    let size = if version == 1 { 8 } else { 4 };
    let (made, changed) = (uint(reader, size)?, uint(reader, size)?);
    leavings.note_if(made != 0 || changed != 0, Removed::Times);
    Ok(())
}

fn matrix(reader: &mut Reader<'_>) -> Result<[[u8; 4]; 9], Refusal> {
    let mut matrix = [[0; 4]; 9];
    for number in &mut matrix {
        *number = reader.array()?;
    }
    Ok(matrix)
}

/// More than any camera writes.
const MOST_TRACKS: usize = 64;
const TOO_MANY_TRACKS: Refusal = Refusal::TooLarge { what: "tracks", limit: MOST_TRACKS as u64 };
/// `und`, none, QuickTime's English and its "unspecified".
const NO_LANGUAGE: [u16; 4] = [super::UNDETERMINED, 0, 0x7FFF, 0xFFFF];
