//! Bytes to text and back: UTF-8, what is not UTF-8 but can be named, and GBK.

use std::borrow::Cow;
use std::str;

use super::json::place_behind;
use super::limits::MAX_BYTES;
use crate::diagnostic::{Code, Diagnostic, Place};

/// U+FEFF in UTF-8, which Windows programs put in front of a text.
pub(super) const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The tables of GBK, which are larger than all of this crate's other code; who has them brings them.
///
/// The feature `gbk` brings `EncodingRs`; in a browser its own decoder serves.
pub trait Gbk {
    /// The text of GBK bytes; `None` where they are none.
    fn decode(&self, bytes: &[u8]) -> Option<String>;

    /// Appends the bytes of a character; `false`, and nothing is done, where GBK has none for it.
    fn encode(&self, character: char, into: &mut Vec<u8>) -> bool;
}

/// The tables of GBK from the crate `encoding_rs`.
#[cfg(feature = "gbk")]
#[derive(Clone, Copy, Debug, Default)]
pub struct EncodingRs;

#[cfg(feature = "gbk")]
impl Gbk for EncodingRs {
    fn decode(&self, bytes: &[u8]) -> Option<String> {
        let text = encoding_rs::GBK.decode_without_bom_handling_and_without_replacement(bytes)?;
        Some(text.into_owned())
    }

    fn encode(&self, character: char, into: &mut Vec<u8>) -> bool {
        let mut utf8 = [0; 4];
        let (bytes, _, unmappable) = encoding_rs::GBK.encode(character.encode_utf8(&mut utf8));
        if !unmappable {
            into.extend_from_slice(&bytes);
        }
        !unmappable
    }
}

/// What bytes that are to be read as text are.
pub(super) enum Charset {
    /// UTF-8.
    Utf8,
    /// UTF-8 with a byte order mark.
    MarkedUtf8,
    /// UTF-16, the less significant byte first.
    Utf16Little,
    /// UTF-16, the more significant byte first.
    Utf16Big,
    /// UTF-8 that ends in the middle of a character, so many bytes before which are good.
    CutUtf8(usize),
    /// Bytes that can be GBK.
    Gbk,
    /// Nothing known; the first so many bytes are UTF-8.
    Unknown(usize),
}

impl Charset {
    /// What the bytes are, as far as they tell.
    pub(super) fn of(bytes: &[u8]) -> Self {
        match bytes {
            [0xff, 0xfe, ..] | [b'!'..=b'~', 0, _, _, ..] => return Self::Utf16Little,
            [0xfe, 0xff, ..] | [0, b'!'..=b'~', _, _, ..] => return Self::Utf16Big,
            _ => {}
        }
        match str::from_utf8(bytes) {
            Ok(text) if text.starts_with(BYTE_ORDER_MARK) => Self::MarkedUtf8,
            Ok(_) => Self::Utf8,
            Err(error) if error.error_len().is_none() => Self::CutUtf8(error.valid_up_to()),
            Err(_) if is_like_gbk(bytes) => Self::Gbk,
            Err(error) => Self::Unknown(error.valid_up_to()),
        }
    }
}

/// Whether the bytes are characters as GBK, or its extension GB 18030, may hold them.
fn is_like_gbk(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] => return true,
            // The euro sign of Windows stands alone.
            [0..=0x80, behind @ ..] => behind,
            [0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe, behind @ ..] => behind,
            [0x81..=0xfe, 0x30..=0x39, 0x81..=0xfe, 0x30..=0x39, behind @ ..] => behind,
            _ => return false,
        };
    }
}

/// The text of UTF-8 bytes, which documents are in, without a byte order mark; a note or an error for everything else.
pub(super) fn utf8(bytes: &[u8]) -> (&str, Option<Diagnostic>) {
    if let Some(refusal) = too_large(bytes) {
        return ("", Some(refusal));
    }
    let valid = |length: usize| bytes.get(..length).and_then(|b| str::from_utf8(b).ok()).unwrap_or_default();
    let all = || valid(bytes.len());
    let named =
        |name: &str| ("", Some(Diagnostic::new(Code::NotUtf8, Place::Document).with("encoding", name)));
    match Charset::of(bytes) {
        Charset::Utf8 => (all(), None),
        Charset::MarkedUtf8 => {
            let note = Diagnostic::new(Code::ByteOrderMark, Place::Document);
            (all().strip_prefix(BYTE_ORDER_MARK).unwrap_or_default(), Some(note))
        }
        Charset::CutUtf8(good) => {
            let text = valid(good);
            (text, Some(Diagnostic::new(Code::JsonTruncated, place_behind(text))))
        }
        Charset::Utf16Little => named("UTF-16 LE"),
        Charset::Utf16Big => named("UTF-16 BE"),
        Charset::Gbk => named("GBK"),
        Charset::Unknown(good) => ("", Some(not_text(bytes, valid(good)))),
    }
}

/// The bytes without the beginning of a character at their end that was cut off, and that beginning.
pub(super) fn without_cut_character(bytes: &[u8]) -> (&[u8], &[u8]) {
    match Charset::of(bytes) {
        Charset::CutUtf8(good) => bytes.split_at_checked(good).unwrap_or((bytes, &[])),
        _ => (bytes, &[]),
    }
}

/// The text of bytes in any encoding that can be told and read, without a byte order mark.
pub(super) fn decode<'b>(bytes: &'b [u8], gbk: Option<&dyn Gbk>) -> Result<Cow<'b, str>, Diagnostic> {
    if let Some(refusal) = too_large(bytes) {
        return Err(refusal);
    }
    let named = |name: &str| Diagnostic::new(Code::NotUtf8, Place::Document).with("encoding", name);
    match Charset::of(bytes) {
        Charset::Utf16Little => utf16(bytes, u16::from_le_bytes).ok_or_else(|| named("UTF-16 LE")),
        Charset::Utf16Big => utf16(bytes, u16::from_be_bytes).ok_or_else(|| named("UTF-16 BE")),
        Charset::Gbk => gbk.and_then(|gbk| gbk.decode(bytes)).map(Cow::Owned).ok_or_else(|| named("GBK")),
        Charset::Utf8 | Charset::MarkedUtf8 => {
            let text = str::from_utf8(bytes).unwrap_or_default();
            Ok(Cow::Borrowed(text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text)))
        }
        Charset::CutUtf8(good) | Charset::Unknown(good) => {
            Err(not_text(bytes, bytes.get(..good).and_then(|b| str::from_utf8(b).ok()).unwrap_or_default()))
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<Cow<'_, str>> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let text: String = char::decode_utf16(pairs.iter().copied().map(unit)).collect::<Result<_, _>>().ok()?;
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&text).to_owned();
    rest.is_empty().then_some(Cow::Owned(text))
}

fn too_large(bytes: &[u8]) -> Option<Diagnostic> {
    (bytes.len() > MAX_BYTES).then(|| {
        Diagnostic::new(Code::FileTooLarge, Place::Document)
            .with("size", bytes.len())
            .with("limit", MAX_BYTES)
    })
}

fn not_text(bytes: &[u8], good: &str) -> Diagnostic {
    let strange = bytes.get(good.len()).copied().unwrap_or_default();
    Diagnostic::new(Code::NotText, place_behind(good)).with("byte", format!("{strange:02X}"))
}
