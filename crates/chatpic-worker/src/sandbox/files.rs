//! Landlock: no file or directory can be opened, made or changed, but ffmpeg's own be read and run. Where
//! the kernel's Landlock knows more than files, TCP, signals and abstract sockets are shut as well.
//!
//! What was open before stays open, and names can still be asked for: `stat` tells whether a file is
//! there, of which size and when it was changed.

use landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, CompatLevel, Compatible, PathBeneath, PathFd,
    Ruleset, RulesetAttr, RulesetCreatedAttr, RulesetStatus, Scope,
};

use super::Cell;

pub fn restrict(cell: &Cell) -> Result<(), String> {
    let failed = |error: landlock::RulesetError| format!("Landlock: {error}");
    let mut rules = Ruleset::default()
        // What all versions have must be there, the rest is taken where it is.
        .set_compatibility(CompatLevel::HardRequirement)
        .handle_access(AccessFs::from_all(ABI::V1))
        .map_err(failed)?
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(NEWEST))
        .map_err(failed)?
        .handle_access(AccessNet::from_all(NEWEST))
        .map_err(failed)?
        .scope(Scope::from_all(NEWEST))
        .map_err(failed)?
        .create()
        .map_err(failed)?;
    let run = AccessFs::ReadFile | AccessFs::Execute;
    let read = BitFlags::from(AccessFs::ReadFile);
    let executed = cell.executed.iter().map(|path| (path, run));
    for (path, access) in executed.chain(cell.read.iter().map(|path| (path, read))) {
        let file = PathFd::new(path).map_err(|error| format!("{path}: {error}"))?;
        rules = rules.add_rule(PathBeneath::new(file, access)).map_err(failed)?;
    }
    match rules.restrict_self().map_err(failed)?.ruleset {
        RulesetStatus::FullyEnforced | RulesetStatus::PartiallyEnforced => Ok(()),
        RulesetStatus::NotEnforced => Err("Landlock: nothing is enforced".to_owned()),
    }
}

/// The newest version that the tests ran on.
const NEWEST: ABI = ABI::V7;
