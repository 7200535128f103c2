//! Grids as people know them from a spreadsheet.
//!
//! What a grid does is worked out without a browser: where keys lead ([`selection`]), what a text means ([`read`]), what a paste will
//! do ([`paste`]), what is picked from a list ([`picker`]), which rows are drawn ([`window`]). `view` draws it and hears keys, mouse and clipboard.

mod arrange;
mod column;
mod gesture;
mod paste;
mod picker;
mod problems;
mod read;
mod selection;
mod sheet;
mod tables;
mod told;
mod tsv;
mod unread;
mod value;
mod view;
mod window;

pub use unread::UnreadTexts;
pub use view::grid_page;
