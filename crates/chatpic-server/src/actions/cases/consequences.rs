//! What a removal means beyond the thing itself: the picture is blocked, whoever shared it is struck, and
//! the abuse of a child is sealed into the vault. Each goes by the case's name, so that it happens once
//! however often it is done, and can be taken back.

use chatpic_core::{Category, Class, Outcome, Timestamp};
use chatpic_store::records::Outline;

use super::{Case, CaseId, Ground, evidence};
use crate::actions::Refused;
use crate::actions::bans::{self, strike, unstrike};
use crate::actions::lists::{Scope, block, unblock};
use crate::actions::vault::{self, Confirmed, Exhibit};
use crate::app::App;

/// Does what follows from a removal.
pub async fn follow(
    app: &App,
    id: CaseId,
    case: &Case,
    outline: &Outline,
    now: Timestamp,
) -> Result<(), Refused> {
    if case.course.standing() != Some(Outcome::Remove) {
        return Ok(());
    }
    strike(app, id.0, outline, ground(case), now).await?;
    let meant = |number: &usize| {
        let media = case.decision.as_ref().and_then(|decision| decision.media.as_ref());
        media.is_none_or(|media| media.contains(number))
    };
    let fingerprints: Vec<_> = evidence::exhibits(app, id)
        .await?
        .media
        .into_iter()
        .enumerate()
        .filter(|(number, _)| meant(number))
        .map(|(_, facts)| facts.fingerprint)
        .collect();
    if fingerprints.is_empty() {
        return Ok(());
    }
    block(app, id.0, &fingerprints, scope(case), now).await?;
    if case.class == Class::ChildAbuse {
        let numbers = (0..case.media.unwrap_or(0)).filter(meant);
        seal(app, id, case, outline, numbers).await?;
    }
    Ok(())
}

/// Takes it back: the decision fell.
pub async fn lift(app: &App, id: CaseId) -> Result<(), Refused> {
    unblock(app, id.0).await?;
    unstrike(app, id.0).await
}

/// A counter-notice contests the strike, and a suit renews it.
pub async fn contest(
    app: &App,
    id: CaseId,
    case: &Case,
    outline: &Outline,
    now: Timestamp,
) -> Result<(), Refused> {
    match &case.counter {
        Some(counter) if counter.sued_at.is_none() => unstrike(app, id.0).await,
        Some(_) => strike(app, id.0, outline, ground(case), now).await,
        None => Ok(()),
    }
}

async fn seal(
    app: &App,
    id: CaseId,
    case: &Case,
    outline: &Outline,
    numbers: impl Iterator<Item = usize>,
) -> Result<(), Refused> {
    let mut files = Vec::new();
    for number in numbers {
        let material = evidence::material(app, id, number).await?;
        let (bytes, facts) = (material.read(app).await?, material.facts);
        let pdq = facts.fingerprint.pdq.iter().map(|look| look.hash.to_string()).collect();
        let (media_type, extension) = (facts.media_type, facts.extension);
        // A decision is no look: what is listed is never drawn, a copy follows by itself, and the console
        // shows a part in gray at most.
        files.push(Exhibit { bytes, media_type, extension, pdq, viewed: false });
    }
    preserve(app, id, case, outline.created_at, files).await
}

/// Seals what was removed as the abuse of a child, and came here at `received_at`, into the vault.
pub async fn preserve(
    app: &App,
    id: CaseId,
    case: &Case,
    received_at: Timestamp,
    files: Vec<Exhibit>,
) -> Result<(), Refused> {
    if app.config.vault.recipients.is_empty() {
        tracing::error!(case = %id, "removed as the abuse of a child, and there is no vault");
    }
    let material = vault::Material {
        case: id.to_string(),
        category: case.category.to_string(),
        confirmed_by: Confirmed::Decision,
        received_at,
        address: None,
        files,
    };
    vault::keep(app, material).await.map(drop)
}

fn ground(case: &Case) -> bans::Ground {
    let by_rule = case.decision.as_ref().is_some_and(|it| matches!(it.ground, Ground::Rule(_)));
    match (case.class, case.category) {
        (Class::ChildAbuse, _) => bans::Ground::ChildAbuse,
        (Class::Copyright, _) => bans::Ground::Copyright,
        (Class::Rules, _) | (_, Category::Trademark) => bans::Ground::Rules,
        _ if by_rule => bans::Ground::Rules,
        _ => bans::Ground::Harm,
    }
}

/// Everywhere for harm to people, in channels only for the rest.
fn scope(case: &Case) -> Scope {
    match ground(case) {
        bans::Ground::ChildAbuse | bans::Ground::Harm => Scope::Everywhere,
        bans::Ground::Rules | bans::Ground::Copyright | bans::Ground::Flood => Scope::Channels,
    }
}
