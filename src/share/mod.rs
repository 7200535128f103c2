//! Plans as links: a whole plan in a line of text that a page reads from its own address, so that no server ever sees it.
//!
//! The text is a `1`, the version of this form, and in base64url the length of what was packed (4 bytes, the largest first), the first 8
//! bytes of the SHA-256 of `fundpool-share-1` and what was packed, and that itself: the plan's canonical form, deflated (RFC 1951). So a
//! link that was cut off or changed on its way is told apart from a whole one before anything of it is unpacked. The example goes as a
//! word, because every page has it.
//!
//! Whatever text comes in, what goes out is a plan or a [`Refusal`], within bounded memory.

mod base64;
mod link;
mod qr;
mod refusal;

pub use link::{CodeWord, Link, MOST_TEXT, Shared, is_example, read, write};
pub use qr::{Drawing, draw};
pub use refusal::Refusal;
