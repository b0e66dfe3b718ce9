//! Sealed bytes: what was sealed opens to the same in every range; anything else does not open.

use std::ops::Range;

use chatpic_seal::{
    ContentKey, FieldKey, HEADER_LEN, Kind, Layout, ObjectKey, Opener, SEALED_CHUNK, Sealer, Wrap,
    open_field, seal_field, wrap,
};

/// Seals `content`, opens `range` of it, and then shows that with the bit `flipped` it doesn't open.
pub fn object(content: &[u8], range: Range<u64>, flipped: u32) {
    // Repeated, so that a small input also makes several chunks.
    let content = content.repeat(1 + 2048 * usize::from(content.len() % 7 == 6));
    let key = object_key();
    let mut sealed = Vec::new();
    let mut sealer = Sealer::new(&key, &mut counting(), &mut sealed);
    for piece in content.chunks(1 + content.len() / 3) {
        sealer.push(piece, &mut sealed);
    }
    let layout = sealer.finish(&mut sealed);
    assert_eq!(layout, Layout::padded(content.len() as u64));
    assert_eq!(layout.sealed_len(), sealed.len() as u64);

    let opened = open(&key, &sealed, layout, range.clone());
    let len = content.len() as u64;
    let wanted = (range.start <= range.end && range.end <= len)
        .then(|| &content[range.start as usize..range.end as usize]);
    assert_eq!(opened.as_deref(), wanted);

    let bit = flipped as usize % (8 * sealed.len());
    sealed[bit / 8] ^= 1 << (bit % 8);
    assert_eq!(open_all(&key, &sealed, layout), None, "a changed object opened");
}

/// Bytes that were never sealed under our keys open nothing, and break nothing.
pub fn foreign(bytes: &[u8]) {
    let key = object_key();
    let (head, body) = bytes.split_at(bytes.len().min(HEADER_LEN));
    for layout in [Layout::padded(body.len() as u64), Layout::unpadded(body.len() as u64)] {
        assert!(Opener::new(&key, head, layout).is_err());
    }
    own_object(&key, bytes);

    let content = ContentKey::from_bytes([7; 32]);
    let field = FieldKey::from_content_key(&content, "name");
    assert!(open_field(&field, bytes, b"").is_err());
    let sealed = seal_field(&field, bytes, bytes, &mut counting());
    assert_eq!(open_field(&field, &sealed, bytes).as_deref(), Ok(bytes));

    if let Ok(parsed) = Wrap::parse(bytes) {
        assert_eq!(parsed.to_bytes(), bytes, "a wrap has one form");
        // Argon2 takes its time by design, so what has a password is only parsed.
        if !parsed.needs_password() {
            for kind in [Kind::Share, Kind::Manage] {
                assert!(parsed.open(kind, b"token", None, &[1; 16]).is_err());
            }
        }
    }
    let made = wrap(&content, Kind::Share, bytes, None, &[1; 16], &mut counting());
    let stored = made.expect("without a password nothing can fail").to_bytes();
    let opened = Wrap::parse(&stored).and_then(|it| it.open(Kind::Share, bytes, None, &[1; 16]));
    assert_eq!(opened.map(|key| *key.as_bytes()), Ok([7; 32]));
}

/// Our header before their chunks: nothing opens either.
fn own_object(key: &ObjectKey, chunks: &[u8]) {
    let mut sealed = Vec::new();
    Sealer::new(key, &mut counting(), &mut sealed).finish(&mut sealed);
    sealed.truncate(HEADER_LEN);
    sealed.extend_from_slice(chunks);
    let layout = Layout::unpadded((chunks.len() as u64).saturating_sub(16));
    assert_eq!(open_all(key, &sealed, layout), None);
}

fn open_all(key: &ObjectKey, sealed: &[u8], layout: Layout) -> Option<Vec<u8>> {
    let opener = Opener::new(key, sealed.get(..HEADER_LEN)?, layout).ok()?;
    let mut content = Vec::new();
    let mut chunks = sealed[HEADER_LEN..].chunks(SEALED_CHUNK);
    for index in 0..layout.chunks() {
        let mut chunk = chunks.next()?.to_vec();
        content.extend_from_slice(opener.open_chunk(index, &mut chunk).ok()?);
    }
    Some(content)
}

fn open(key: &ObjectKey, sealed: &[u8], layout: Layout, range: Range<u64>) -> Option<Vec<u8>> {
    let span = layout.span(range)?;
    let opener = Opener::new(key, &sealed[..HEADER_LEN], layout).expect("our own header");
    let mut content = Vec::new();
    let mut rest = &sealed[span.sealed.start as usize..span.sealed.end as usize];
    for index in span.chunks {
        let chunk;
        (chunk, rest) = rest.split_at(rest.len().min(SEALED_CHUNK));
        content.extend_from_slice(
            opener.open_chunk(index, &mut chunk.to_vec()).expect("our own chunk"),
        );
    }
    Some(content[span.skip..].iter().copied().take(span.len as usize).collect())
}

fn object_key() -> ObjectKey {
    ObjectKey::generate(&mut counting())
}

/// Bytes in the place of random ones, so that a run can be repeated.
fn counting() -> impl FnMut(&mut [u8]) {
    let mut next = 0_u8;
    move |bytes| {
        for byte in bytes {
            next = next.wrapping_add(1);
            *byte = next;
        }
    }
}
