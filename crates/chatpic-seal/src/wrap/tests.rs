use proptest::prelude::*;

use super::*;

const TOKEN: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUV";
const SHARE: [u8; 16] = [9; 16];
const CHEAP: (u32, u32, u8) = (8, 1, 1);

fn content_key() -> ContentKey {
    ContentKey::from_bytes([0xc5; KEY_LEN])
}

fn wrapped(password: Option<&[u8]>) -> Wrap {
    let (memory, passes, lanes) = CHEAP;
    let cost = Argon2Cost::new(memory, passes, lanes).unwrap();
    let password = password.map(|password| (password, cost));
    wrap(&content_key(), Kind::Share, TOKEN, password, &SHARE, &mut |out| out.fill(3)).unwrap()
}

fn opened(wrap: &Wrap, password: Option<&[u8]>) -> Result<[u8; KEY_LEN], WrapError> {
    wrap.open(Kind::Share, TOKEN, password, &SHARE).map(|key| *key.as_bytes())
}

#[test]
fn the_token_opens_a_wrap_also_after_storing_it() {
    let wrap = wrapped(None);
    assert!(!wrap.needs_password());
    let stored = Wrap::parse(&wrap.to_bytes()).unwrap();
    assert_eq!(stored, wrap);
    assert_eq!(opened(&stored, None), Ok([0xc5; KEY_LEN]));
    assert_eq!(opened(&stored, Some(b"superfluous")), Ok([0xc5; KEY_LEN]));
}

#[test]
fn a_password_is_needed_and_must_be_the_right_one() {
    let wrap = Wrap::parse(&wrapped(Some(b"open sesame")).to_bytes()).unwrap();
    assert!(wrap.needs_password());
    assert_eq!(opened(&wrap, None), Err(WrapError::PasswordMissing));
    assert_eq!(opened(&wrap, Some(b"")), Err(WrapError::WrongKey));
    assert_eq!(opened(&wrap, Some(b"open Sesame")), Err(WrapError::WrongKey));
    assert_eq!(opened(&wrap, Some(b"open sesame")), Ok([0xc5; KEY_LEN]));
}

#[test]
fn an_empty_password_is_not_no_password() {
    assert!(wrapped(Some(b"")).needs_password());
    assert_ne!(wrapped(Some(b"")).commitment, wrapped(None).commitment);
}

#[test]
fn another_token_or_kind_does_not_open_it() {
    let wrap = wrapped(None);
    let open = |kind, token| wrap.open(kind, token, None, &SHARE).err();
    assert_eq!(open(Kind::Share, b"another"), Some(WrapError::WrongKey));
    assert_eq!(open(Kind::Manage, TOKEN), Some(WrapError::WrongKey));
}

#[test]
fn a_wrap_relabelled_as_another_kind_does_not_open() {
    let mut bytes = wrapped(None).to_bytes();
    bytes[1] = Kind::Manage.code();
    let wrap = Wrap::parse(&bytes).unwrap();
    assert_eq!(wrap.open(Kind::Manage, TOKEN, None, &SHARE).err(), Some(WrapError::WrongKey));
}

#[test]
fn a_wrap_moved_to_another_share_does_not_open() {
    let moved = wrapped(None).open(Kind::Share, TOKEN, None, &[8; 16]);
    assert_eq!(moved.err(), Some(WrapError::Malformed));
}

#[test]
fn a_password_can_not_be_taken_off_a_stored_wrap() {
    let mut bytes = wrapped(Some(b"password")).to_bytes();
    bytes[2..12].fill(0);
    let wrap = Wrap::parse(&bytes).unwrap();
    assert!(!wrap.needs_password());
    assert_eq!(opened(&wrap, None), Err(WrapError::WrongKey));
}

#[test]
fn no_byte_of_a_wrap_can_be_changed() {
    for password in [None, Some(&b"password"[..])] {
        let bytes = wrapped(password).to_bytes();
        for at in 0..WRAP_LEN {
            // Without this, one flip would ask for 16 passes of 256 MiB; the bounds have a test.
            if password.is_some() && (3..12).contains(&at) {
                continue;
            }
            let mut bytes = bytes;
            bytes[at] ^= 1;
            let open = Wrap::parse(&bytes).and_then(|wrap| opened(&wrap, password));
            assert!(open.is_err(), "byte {at}");
        }
    }
}

#[test]
fn changed_bytes_of_the_sealed_key_are_a_fault_and_not_a_wrong_password() {
    let mut bytes = wrapped(Some(b"password")).to_bytes();
    bytes[WRAP_LEN - 1] ^= 1;
    let wrap = Wrap::parse(&bytes).unwrap();
    assert_eq!(opened(&wrap, Some(b"password")), Err(WrapError::Malformed));
}

#[test]
fn a_hostile_cost_is_refused_before_any_memory_is_asked_for() {
    for (at, value) in [(3, &[5][..]), (4, &[0xff; 4]), (8, &[0xff; 4]), (2, &[2]), (0, &[2])] {
        let mut bytes = wrapped(Some(b"password")).to_bytes();
        bytes[at..at + value.len()].copy_from_slice(value);
        assert_eq!(Wrap::parse(&bytes), Err(WrapError::Malformed), "offset {at}");
    }
}

#[test]
fn debug_shows_neither_salt_nor_ciphertext() {
    assert_eq!(format!("{:?}", wrapped(None)), "Wrap { kind: Share, cost: None, .. }");
}

proptest! {
    #[test]
    fn whatever_parses_is_written_back_as_it_was(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(wrap) = Wrap::parse(&bytes) {
            prop_assert_eq!(&wrap.to_bytes()[..], &bytes[..]);
        }
    }

    #[test]
    fn no_head_makes_parsing_panic(head: [u8; 12]) {
        let mut bytes = wrapped(None).to_bytes();
        bytes[..12].copy_from_slice(&head);
        if let Ok(wrap) = Wrap::parse(&bytes) {
            prop_assert_eq!(wrap.to_bytes(), bytes);
        }
    }
}
