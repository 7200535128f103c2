//! Base64url without padding (RFC 4648, section 5): the digits that an address leaves as they are.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// Bits of a digit.
const BITS: u32 = 6;

/// The bytes as text.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3).saturating_mul(4));
    let (mut held, mut count) = (0_u32, 0_u32);
    let mut push = |value: u32| {
        if let Some(digit) = DIGITS.get((value & 63) as usize) {
            text.push(char::from(*digit));
        }
    };
    for byte in bytes {
        held = (held << 8 | u32::from(*byte)) & 0xffff;
        count += 8;
        while count >= BITS {
            count -= BITS;
            push(held >> count);
        }
    }
    if count > 0 {
        push(held << (BITS - count));
    }
    text
}

/// The bytes of a text, and whether it is the text that [`encode`] makes of them; none where a character is no digit.
pub fn decode(text: &str) -> Option<(Vec<u8>, bool)> {
    let mut bytes = Vec::with_capacity(text.len());
    let (mut held, mut count) = (0_u32, 0_u32);
    for byte in text.bytes() {
        let value = DIGITS.iter().position(|digit| *digit == byte)?;
        held = (held << BITS | u32::try_from(value).ok()?) & 0xffff;
        count += BITS;
        if count >= 8 {
            count -= 8;
            bytes.push((held >> count & 0xff) as u8);
        }
    }
    let rest = held & ((1 << count) - 1);
    Some((bytes, count < BITS && rest == 0))
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};

    #[test]
    fn bytes_come_back() {
        for length in 0..70_u8 {
            let bytes: Vec<u8> = (0..length).map(|at| at.wrapping_mul(89) ^ 0xe5).collect();
            assert_eq!(decode(&encode(&bytes)), Some((bytes, true)));
        }
        assert_eq!(encode(b"foobar"), "Zm9vYmFy");
        assert_eq!(encode(&[0xfb, 0xff]), "-_8");
    }

    #[test]
    fn only_one_text_is_that_of_its_bytes() {
        assert_eq!(decode("-_8").map(|read| read.1), Some(true));
        assert_eq!(decode("-_9").map(|read| read.1), Some(false), "bits that no byte holds");
        assert_eq!(decode("A").map(|read| read.1), Some(false), "a digit that no byte needs");
        assert_eq!(decode("AA=="), None);
        assert_eq!(decode("A+"), None);
    }
}
