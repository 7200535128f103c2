//! The tables of a plan as CSV, for spreadsheets.
//!
//! Every [`Sheet`] is a file; all of them together hold the whole plan, to the fen. Columns are the fields of the JSON form; a name
//! has a column for each language, a map one for each of its names (`benefits.people`), the pool and an earmark one for each of theirs.
//!
//! ```text
//! blank cell      the field is left out, so it has its default
//! a;b             a list; [] is an empty one where leaving it out would mean everything
//! *               everything
//! 0.5:0.7;0.8:0.9 points of a curve
//! true, false     also TRUE, 是, yes …
//! 1200.50         an amount in yuan; read by the rule of [`crate::money::input`], in the unit of the heading: "amount (万元)"
//! '=1+1           a text that a spreadsheet would take for a formula, made inert by the quotation mark in front
//! [{"set": …}]    the changes of a scenario, as JSON
//! ```
//!
//! Headings are the names of the fields in Chinese or English, or as in JSON; each is understood everywhere, in any order. Files are
//! written by RFC 4180 in UTF-8 with a byte order mark, so that Excel knows it, or in GBK; read is either, and UTF-16.

mod cell;
mod column;
mod heading;
mod inert;
mod lines;
mod read;
mod sheet;
mod write;

pub use inert::{active, inert};
pub use read::read;
pub use sheet::Sheet;
pub use write::{Charset, Headings, file, write};
