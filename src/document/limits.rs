//! How much a document may hold before reading it is refused.
//!
//! Hostile or broken files have to be answered within a second and 256 MB. The largest plan the program is built for (100 streams,
//! 100,000 projects, 200 counties) takes about three quarters of each limit, which leaves room for names in two languages but not for
//! long remarks in every row.

/// Bytes of a file. Every offset into it fits 32 bits, which halves the memory of the parsed form.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Objects and lists inside each other. A plan needs 8; recursion this deep is safe on any stack, the browser's included.
pub const MAX_DEPTH: usize = 32;

/// Names and values of a JSON document together: 16 bytes each in memory.
pub const MAX_VALUES: usize = 4_000_000;

/// Rows of one table.
pub const MAX_ROWS: usize = 150_000;

/// Different ids of a document.
pub const MAX_IDS: usize = 500_000;

/// Problems told one by one; of the rest only the number is told. Nobody reads more, and a file that is wrong on every line must
/// not fill the memory.
pub const MAX_PROBLEMS: usize = 1_000;

/// The largest whole number: the largest that every JSON reader, JavaScript's included, keeps exactly.
pub const MAX_COUNT: u64 = (1 << 53) - 1;

/// Characters of a value that a message quotes.
pub const MAX_QUOTE: usize = 40;

/// Values that a repair sets aside; with more the document is not damaged but something else.
pub const MAX_SET_ASIDE: usize = 20_000;
