//! What a token gives: its lookup, and the tickets of its views.
//!
//! The ASCII string itself is the secret. Nothing here checks its form: a string that was never
//! given out has a lookup too, which nobody stored.

use std::sync::LazyLock;

use zeroize::Zeroizing;

use crate::kdf::Salt;

/// Salt of every derivation from a token.
static TOKEN_SALT: LazyLock<Salt> = LazyLock::new(|| Salt::new(b"chatpic/v1/token"));

const BASE62: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

const TICKET_LEN: usize = 32;

/// Which secret a token is. It is part of every derivation, so that no token works as another kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Opens one link.
    Share,
    /// Opens the owner's page.
    Manage,
    /// Continues an upload.
    Upload,
    /// Withdraws a comment.
    Comment,
    /// Opens one pass.
    Ticket,
    /// An `Idempotency-Key`, which a client made.
    Idempotency,
    /// Opens a report's status page.
    Report,
    /// Lets a browser upload.
    UploadPass,
    /// Lets a moderator in: an invitation, or a signed-in browser.
    Moderator,
    /// The key under which what was reported waits for a moderator.
    Evidence,
    /// A post's public name: no secret, so its wrap opens with a key of the instance.
    Post,
    /// By which a thread knows a visitor again, and no other thread does.
    Visitor,
}

impl Kind {
    /// Each with its byte in a stored wrap, and its word in every label of a derivation.
    const ALL: [(Self, u8, &str); 12] = [
        (Self::Share, 1, "share"),
        (Self::Manage, 2, "manage"),
        (Self::Upload, 3, "upload"),
        (Self::Comment, 4, "comment"),
        (Self::Ticket, 5, "ticket"),
        (Self::Idempotency, 6, "idempotency"),
        (Self::Report, 7, "report"),
        (Self::UploadPass, 8, "upload-pass"),
        (Self::Moderator, 9, "moderator"),
        (Self::Evidence, 10, "evidence"),
        (Self::Post, 11, "post"),
        (Self::Visitor, 12, "visitor"),
    ];

    /// The word for this kind in every label of a derivation.
    pub fn label(self) -> &'static str {
        self.row().2
    }

    /// The byte for this kind in a stored wrap.
    pub(crate) fn code(self) -> u8 {
        self.row().1
    }

    pub(crate) fn from_code(code: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|row| row.1 == code).map(|row| row.0)
    }

    fn row(self) -> (Self, u8, &'static str) {
        Self::ALL.into_iter().find(|row| row.0 == self).expect("each kind is in the table")
    }
}

/// The name under which the store finds what a token opens; the only thing stored of a token.
pub fn lookup(kind: Kind, token: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    derive(kind, token, "lookup", &[], &mut out);
    out
}

/// The ticket that redeeming a view with this nonce gives: 32 characters of `0-9A-Za-z`.
///
/// The same token and nonce always give the same ticket, so a retry derives it again and nothing
/// has to remember it.
pub fn ticket(share_token: &[u8], nonce: &[u8]) -> Zeroizing<String> {
    characters(Kind::Share, share_token, "ticket/", nonce)
}

/// The token by which threads know the owner of a share, derived from the manage token, so that nobody
/// has to remember it: 32 characters of `0-9A-Za-z`.
pub fn owner_as_visitor(manage_token: &[u8]) -> Zeroizing<String> {
    characters(Kind::Manage, manage_token, "visitor", &[])
}

/// 32 characters of `0-9A-Za-z` that come of a token.
fn characters(kind: Kind, token: &[u8], purpose: &str, context: &[u8]) -> Zeroizing<String> {
    let mut stream = Zeroizing::new([0; 256]);
    derive(kind, token, purpose, context, &mut stream[..]);
    // A byte of 248 or more is passed over, for 62 divides 248 and not 256.
    let fair = stream.iter().filter(|byte| **byte < 248);
    let text: Zeroizing<String> = Zeroizing::new(
        fair.map(|byte| char::from(BASE62[usize::from(byte % 62)])).take(TICKET_LEN).collect(),
    );
    // 225 of 256 bytes would have to be 248 or more, each with a chance of 1 in 32: below 2^-900.
    assert_eq!(text.len(), TICKET_LEN, "HKDF is no random stream");
    text
}

/// Derives `purpose` (a fixed word) and `context` (may vary in length) from a token.
pub(crate) fn derive(kind: Kind, token: &[u8], purpose: &str, context: &[u8], out: &mut [u8]) {
    let kind = kind.label().as_bytes();
    let info: [&[u8]; 5] = [b"chatpic/v1/", kind, b"/", purpose.as_bytes(), context];
    TOKEN_SALT.extract(token).expand(&info, out);
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUV";

    #[test]
    fn no_two_kinds_share_a_label_a_code_or_a_lookup() {
        let kinds: Vec<Kind> = (0..=255).filter_map(Kind::from_code).collect();
        assert_eq!(kinds.len(), 12);
        for a in &kinds {
            assert_eq!(Kind::from_code(a.code()), Some(*a));
            for b in kinds.iter().filter(|b| *b != a) {
                assert_ne!(a.label(), b.label());
                assert_ne!(lookup(*a, TOKEN), lookup(*b, TOKEN));
            }
        }
    }

    #[test]
    fn a_ticket_is_the_same_on_a_retry_and_another_for_another_nonce_or_token() {
        let one = ticket(TOKEN, b"nonce");
        assert_eq!(one, ticket(TOKEN, b"nonce"));
        assert_ne!(one, ticket(TOKEN, b"Nonce"));
        assert_ne!(one, ticket(b"another", b"nonce"));
    }

    #[test]
    fn an_owner_is_the_same_visitor_always_and_nobodys_ticket() {
        assert_eq!(owner_as_visitor(TOKEN), owner_as_visitor(TOKEN));
        assert_ne!(owner_as_visitor(TOKEN), owner_as_visitor(b"another"));
        assert_ne!(owner_as_visitor(TOKEN), ticket(TOKEN, b""));
    }

    #[test]
    fn tickets_use_every_character_equally_often() {
        let mut seen = [0_u32; 128];
        for n in 0..4000_u32 {
            let ticket = ticket(TOKEN, &n.to_be_bytes());
            assert_eq!(ticket.len(), TICKET_LEN);
            ticket.bytes().for_each(|c| seen[usize::from(c)] += 1);
        }
        // 128,000 draws from 62: 2065 each, standard deviation 45; a modulo bias would give the
        // first 8 characters 2500.
        for c in BASE62 {
            assert!(
                (1800..2330).contains(&seen[usize::from(*c)]),
                "{c}: {}",
                seen[usize::from(*c)]
            );
        }
        assert_eq!(seen.iter().sum::<u32>(), 4000 * 32, "and no other character");
    }
}
