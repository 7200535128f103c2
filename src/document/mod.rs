//! Bytes in, bytes out.
mod charset;
pub mod csv;
mod form;
pub mod json;
pub mod limits;

#[cfg(feature = "gbk")]
pub use charset::EncodingRs;
pub use charset::Gbk;

use crate::diagnostic::visible;
use limits::MAX_QUOTE;

/// The beginning of a text, as a message quotes it.
fn quote(text: &str) -> String {
    let mut quoted = visible(&text.chars().take(MAX_QUOTE).collect::<String>());
    if text.chars().nth(MAX_QUOTE).is_some() {
        quoted.push('…');
    }
    quoted
}
