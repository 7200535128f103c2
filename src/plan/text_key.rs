//! Texts as keys that are quick to compare.

/// A text as a key, in an order of its own. Most comparisons are of two numbers and do not touch the texts, which lie all over the
/// memory; ids and names differ most at their ends, so that is what the number is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextKey<'t> {
    /// The last sixteen bytes.
    ending: u128,
    length: usize,
    /// What is in front of them.
    head: &'t [u8],
}

impl<'t> From<&'t str> for TextKey<'t> {
    fn from(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let (head, ending) = match bytes.split_last_chunk::<16>() {
            Some((head, ending)) => (head, u128::from_be_bytes(*ending)),
            None => (&[][..], bytes.iter().fold(0, |number, byte| number << 8 | u128::from(*byte))),
        };
        Self { ending, length: bytes.len(), head }
    }
}

#[cfg(test)]
mod tests {
    use super::TextKey;

    #[test]
    fn keys_are_equal_where_texts_are() {
        let texts = [
            "",
            "\0",
            "\0\0",
            "a",
            "\0a",
            "梓山镇",
            "0123456789abcdef",
            "x0123456789abcdef",
            "y0123456789abcdef",
        ];
        for one in texts {
            for other in texts {
                let is_equal = TextKey::from(one) == TextKey::from(other);
                assert_eq!(is_equal, one == other, "{one:?} {other:?}");
            }
        }
    }
}
