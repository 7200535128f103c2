//! The browser: the only part of the page that touches web-sys.

pub mod address;
pub mod page;
pub mod panic;
pub mod settings;
pub mod solver;
