//! What chatpic-seal promises, shown from outside.
#![expect(
    clippy::unwrap_used,
    reason = "clippy knows tests by their attribute, not what they call"
)]

mod objects;
mod ranges;
mod tampering;
mod vectors;

use chatpic_seal::{ContentKey, Layout, ObjectKey, Opener, Sealer};

/// Bytes that differ from chunk to chunk: byte n is n modulo 251.
fn content(len: usize) -> Vec<u8> {
    (0..=250).cycle().take(len).collect()
}

fn object_key(medium: u8) -> ObjectKey {
    ContentKey::from_bytes([0x40; 32]).object_key(&[medium; 16])
}

fn sealed(content: &[u8]) -> (Vec<u8>, Layout) {
    let mut out = Vec::new();
    let mut sealer = Sealer::new(&object_key(1), &mut |salt| salt.fill(3), &mut out);
    sealer.push(content, &mut out);
    let layout = sealer.finish(&mut out);
    (out, layout)
}

fn opener(object: &[u8], layout: Layout) -> Opener {
    Opener::new(&object_key(1), &object[..chatpic_seal::HEADER_LEN], layout).unwrap()
}
