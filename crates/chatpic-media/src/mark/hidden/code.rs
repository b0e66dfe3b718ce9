//! From a session's 40 bits to the bits of the code and back: 24 check bits (the CRC of OpenPGP, RFC
//! 4880), then a convolutional code of rate 1/4 and constraint length 9 (Odenwalder's), read by
//! Viterbi's algorithm from how sure each bit is. What the check bits don't confirm is no reading.

/// Bits of a session.
const DATA: usize = 40;
const CHECK: usize = 24;
/// Zeros that bring the encoder back to its start.
const TAIL: usize = 8;
const STEPS: usize = DATA + CHECK + TAIL;
const STATES: usize = 1 << TAIL;
const TAPS: [usize; 4] = [0o463, 0o535, 0o733, 0o745];

/// Bits of the code.
pub(super) const CODED: usize = STEPS * TAPS.len();

/// The code of a session's 40 bits.
pub(super) fn encode(data: u64) -> Vec<bool> {
    let whole = (data << CHECK) | u64::from(check(data));
    let mut state = 0;
    let mut coded = Vec::with_capacity(CODED);
    for step in 0..STEPS {
        let bit = step < DATA + CHECK && whole >> (DATA + CHECK - 1 - step) & 1 == 1;
        state = (state << 1) | usize::from(bit);
        coded.extend(TAPS.iter().map(|taps| (state & taps).count_ones() % 2 == 1));
        state %= STATES;
    }
    coded
}

/// The 40 bits whose code is nearest to `soft`, where each place is the surer, the farther it is from
/// zero, and a zero bit is positive; `None` where the check bits say no.
pub(super) fn decode(soft: &[f32]) -> Option<u64> {
    let mut scores = vec![f32::NEG_INFINITY; STATES];
    scores[0] = 0.0;
    let mut came: Vec<Vec<bool>> = Vec::with_capacity(STEPS);
    for (step, soft) in soft.chunks_exact(TAPS.len()).enumerate() {
        let score = |from: usize, bit: usize| {
            let state = (from << 1) | bit;
            let signs = TAPS.iter().zip(soft).map(|(taps, soft)| {
                if (state & taps).count_ones() % 2 == 1 { -soft } else { *soft }
            });
            scores[from] + signs.sum::<f32>()
        };
        let mut next = vec![f32::NEG_INFINITY; STATES];
        let mut high = vec![false; STATES];
        for state in 0..STATES {
            let bit = state & 1;
            if bit == 1 && step >= DATA + CHECK {
                continue;
            }
            let (low_score, high_score) =
                (score(state >> 1, bit), score((state >> 1) | (STATES / 2), bit));
            high[state] = high_score > low_score;
            next[state] = low_score.max(high_score);
        }
        scores = next;
        came.push(high);
    }
    let mut state = 0;
    let mut whole = 0_u128;
    for (at, high) in came.iter().rev().enumerate() {
        whole |= u128::from(state & 1 == 1) << at;
        state = (state >> 1) | if high[state] { STATES / 2 } else { 0 };
    }
    let whole = u64::try_from(whole >> TAIL).expect("all steps but the tail's are 64");
    let data = whole >> CHECK;
    (u64::from(check(data)) == whole & ((1 << CHECK) - 1)).then_some(data)
}

/// The check bits: no code is all zeros.
fn check(data: u64) -> u32 {
    data.to_be_bytes()[3..].iter().fold(0x00B7_04CE, |mut crc, byte| {
        crc ^= u32::from(*byte) << 16;
        for _ in 0..8 {
            crc <<= 1;
            if crc >> CHECK & 1 == 1 {
                crc ^= 0x0186_4CFB;
            }
        }
        crc
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_bits_are_those_of_openpgp() {
        // The five bytes `hello`, by another program.
        assert_eq!(check(0x68_656C_6C6F), 0x0047_F58A);
    }

    fn soft(data: u64) -> Vec<f32> {
        encode(data).into_iter().map(|bit| if bit { -1.0 } else { 1.0 }).collect()
    }

    #[test]
    fn what_is_encoded_is_read() {
        for data in [0, 1, 0x12_3456_789A, (1 << DATA) - 1] {
            assert_eq!(decode(&soft(data)), Some(data));
        }
    }

    #[test]
    fn a_sixth_of_the_bits_may_be_wrong() {
        let mut soft = soft(0xAB_CDEF_0123);
        soft.iter_mut().step_by(6).for_each(|it| *it = -*it);
        assert_eq!(decode(&soft), Some(0xAB_CDEF_0123));
    }

    #[test]
    fn noise_is_nobodys_session() {
        let mut state = 1_u32;
        for _ in 0..300 {
            let noise = (0..CODED).map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                f32::from((state >> 16).to_le_bytes()[0]) - 127.5
            });
            assert_eq!(decode(&noise.collect::<Vec<_>>()), None);
        }
        assert_eq!(decode(&[0.0; CODED]), None);
    }
}
