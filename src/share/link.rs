//! From a plan to the text of its link, and back.

use std::fmt;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use sha2::{Digest, Sha256};

use super::base64;
use super::refusal::Refusal;
use crate::document::json::{self, fingerprint};
use crate::plan::Plan;

/// How many characters the text of a link may have: browsers take more, but few programs that pass links on do.
pub const MOST_TEXT: usize = 64 * 1024;
/// How large a plan may be unpacked, in bytes.
const MOST_BYTES: usize = 16 * 1024 * 1024;
/// How many times larger than packed: plans reach about 30, and what is made to fill the memory a thousand.
const MOST_RATIO: usize = 200;
/// What this form of links begins with.
const VERSION: char = '1';
/// What is hashed in front of what was packed, so that no other SHA-256 of it will do.
const SALT: &[u8] = b"fundpool-share-1";
/// Bytes of the length, and of the hash.
const LENGTH: usize = 4;
const HASH: usize = 8;
/// How hard the packer tries, of 10: beyond, plans become no smaller.
const EFFORT: u8 = 9;

/// The example's name in links; its code word follows.
const EXAMPLE: &str = "example-";
/// The beginning of the example's fingerprint.
const EXAMPLE_CODE: CodeWord = CodeWord([0x0d, 0xeb, 0xf5, 0xc8]);

/// The beginning of a plan's fingerprint, for two people to compare: `3F2A-91BC`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeWord([u8; 4]);

impl CodeWord {
    /// The code word of a plan.
    pub fn of(plan: &Plan) -> Self {
        let [a, b, c, d, ..] = fingerprint(plan).0;
        Self([a, b, c, d])
    }
}

impl fmt::Display for CodeWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d] = self.0;
        write!(f, "{a:02X}{b:02X}-{c:02X}{d:02X}")
    }
}

/// A plan as the text of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The text; plain ASCII without anything that an address would have to escape.
    pub text: String,
    /// The plan's code word.
    pub code: CodeWord,
}

/// What a link leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Shared {
    /// A plan that is in the link.
    Plan(Box<Plan>),
    /// The example, which the page has.
    Example,
}

/// Whether the plan is the example as it is shipped.
pub fn is_example(plan: &Plan) -> bool {
    CodeWord::of(plan) == EXAMPLE_CODE
}

/// The plan as a link.
///
/// # Errors
/// [`Refusal::TooLarge`] or [`Refusal::TooLong`] where it is no plan for a link but for a file.
pub fn write(plan: &Plan) -> Result<Link, Refusal> {
    let code = CodeWord::of(plan);
    if code == EXAMPLE_CODE {
        return Ok(Link { text: format!("{EXAMPLE}{code}"), code });
    }
    let bytes = json::canonical(plan);
    if bytes.len() > MOST_TEXT.saturating_mul(MOST_RATIO) {
        return Err(Refusal::TooLarge);
    }
    let text = pack(&bytes);
    if text.len() > MOST_TEXT {
        return Err(Refusal::TooLong { length: text.len() });
    }
    Ok(Link { text, code })
}

fn pack(bytes: &[u8]) -> String {
    let packed = compress_to_vec(bytes, EFFORT);
    let length = u32::try_from(packed.len()).unwrap_or(u32::MAX).to_be_bytes();
    let whole: Vec<u8> = length.into_iter().chain(hash(&packed)).chain(packed).collect();
    format!("{VERSION}{}", base64::encode(&whole))
}

fn hash(packed: &[u8]) -> [u8; HASH] {
    let whole: [u8; 32] = Sha256::new().chain_update(SALT).chain_update(packed).finalize().into();
    let mut start = [0; HASH];
    start.iter_mut().zip(whole).for_each(|(to, from)| *to = from);
    start
}

/// Reads the text of a link.
///
/// # Errors
/// Why it is not opened.
pub fn read(text: &str) -> Result<Shared, Refusal> {
    if let Some(code) = text.strip_prefix(EXAMPLE) {
        return if code == EXAMPLE_CODE.to_string() { Ok(Shared::Example) } else { Err(Refusal::Newer) };
    }
    let bytes = unpack(text)?;
    let read = json::read(&bytes);
    read.plan.map(|plan| Shared::Plan(Box::new(plan))).ok_or(Refusal::NoPlan(read.diagnostics))
}

fn unpack(text: &str) -> Result<Vec<u8>, Refusal> {
    if text.len() > MOST_TEXT {
        return Err(Refusal::TooLong { length: text.len() });
    }
    let digits = match text.strip_prefix(VERSION) {
        Some(digits) => digits,
        None if text.starts_with(|first: char| first.is_ascii_digit()) => return Err(Refusal::Newer),
        None => return Err(Refusal::Changed),
    };
    let (bytes, is_exact) = base64::decode(digits).ok_or(Refusal::Changed)?;
    let cut_off = |length: usize| {
        let whole = characters(length);
        Refusal::CutOff { missing: whole.saturating_sub(text.len()), whole }
    };
    let (length, rest) = bytes.split_first_chunk::<LENGTH>().ok_or_else(|| cut_off(0))?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| Refusal::Changed)?;
    if characters(length) > MOST_TEXT {
        return Err(Refusal::Changed);
    }
    let (sum, packed) = rest.split_first_chunk::<HASH>().ok_or_else(|| cut_off(length))?;
    if packed.len() < length {
        return Err(cut_off(length));
    }
    if !is_exact || packed.len() > length || *sum != hash(packed) {
        return Err(Refusal::Changed);
    }
    inflate(packed)
}

/// How many characters the text of a link has in which so many bytes are packed.
const fn characters(packed: usize) -> usize {
    let bytes = packed.saturating_add(LENGTH + HASH);
    bytes.saturating_mul(8).div_ceil(6).saturating_add(1)
}

fn inflate(packed: &[u8]) -> Result<Vec<u8>, Refusal> {
    let most = MOST_BYTES.min(packed.len().saturating_mul(MOST_RATIO));
    decompress_to_vec_with_limit(packed, most).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => Refusal::TooLarge,
        _ => Refusal::Changed,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example(name: &str) -> Plan {
        json::read(&std::fs::read(format!("examples/{name}.json")).unwrap()).plan.unwrap()
    }

    fn small() -> Plan {
        example("minimal")
    }

    /// A link with whatever is packed in it, as somebody might make one by hand.
    fn made(packed: &[u8]) -> String {
        let length = u32::try_from(packed.len()).unwrap().to_be_bytes();
        let bytes: Vec<u8> = length.into_iter().chain(hash(packed)).chain(packed.iter().copied()).collect();
        format!("{VERSION}{}", base64::encode(&bytes))
    }

    #[test]
    fn the_example_is_a_word() {
        let plan = example("ganzhou-2020");
        let link = write(&plan).unwrap();
        assert_eq!(link.code, EXAMPLE_CODE, "the example has changed: its code word is {:?}", link.code);
        assert_eq!(link.text, format!("example-{}", link.code));
        assert_eq!(read(&link.text), Ok(Shared::Example));
        assert_eq!(read("example-0000-0000"), Err(Refusal::Newer));
    }

    #[test]
    fn the_example_with_an_edit_still_is_a_link() {
        let plan = Plan { year: Some(2031), ..example("ganzhou-2020") };
        let link = write(&plan).unwrap();
        assert!(link.text.len() > 10_000 && link.text.len() < MOST_TEXT, "{} characters", link.text.len());
        assert_eq!(read(&link.text), Ok(Shared::Plan(Box::new(plan))));
    }

    #[test]
    fn a_link_cut_off_anywhere_is_refused_as_such() {
        let text = write(&small()).unwrap().text;
        for end in 1..text.len() {
            let refusal = read(&text[..end]).unwrap_err();
            let Refusal::CutOff { missing, whole } = refusal else { panic!("{end}: {refusal}") };
            // With less than the length, only the least is known.
            assert!(end < 8 || (missing, whole) == (text.len() - end, text.len()), "{end}: {refusal}");
        }
        assert_eq!(read(""), Err(Refusal::Changed));
    }

    #[test]
    fn a_link_changed_anywhere_is_refused() {
        let text = write(&small()).unwrap().text;
        for (place, was) in text.char_indices() {
            for with in ['A', 'B', 'z', '7', '_', '%', '一'].into_iter().filter(|with| *with != was) {
                let mut changed = text.clone();
                changed.replace_range(place..=place, with.encode_utf8(&mut [0; 4]));
                assert!(read(&changed).is_err(), "{place}: {was} became {with}");
            }
        }
        assert_eq!(read(&format!("{text}AAAA")), Err(Refusal::Changed));
    }

    #[test]
    fn a_link_of_a_newer_program_says_so() {
        let text = write(&small()).unwrap().text;
        assert_eq!(read(&text.replacen('1', "2", 1)), Err(Refusal::Newer));
    }

    #[test]
    fn what_would_fill_the_memory_is_refused() {
        let bomb = compress_to_vec(&vec![b' '; 32 * 1024 * 1024], EFFORT);
        assert_eq!(read(&made(&bomb)), Err(Refusal::TooLarge));
        let small_bomb = compress_to_vec(&vec![b' '; 1024 * 1024], EFFORT);
        assert_eq!(read(&made(&small_bomb)), Err(Refusal::TooLarge));
        let length = MOST_TEXT + 1;
        assert_eq!(read(&"1".repeat(length)), Err(Refusal::TooLong { length }));
    }

    #[test]
    fn what_is_whole_and_no_plan_is_told_as_files_are() {
        let told = |json: &str| match read(&made(&compress_to_vec(json.as_bytes(), EFFORT))) {
            Err(Refusal::NoPlan(problems)) => problems[0].code.name(),
            other => panic!("{other:?}"),
        };
        assert_eq!(told(r#"{"format": "fundpool-plan", "version": 99}"#), "version-newer");
        assert!(!told("[]").is_empty());
        assert_eq!(read(&made(b"no deflate")), Err(Refusal::Changed));
    }
}
