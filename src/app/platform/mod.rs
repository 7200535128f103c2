//! The browser: the only part of the page that touches web-sys.

pub mod address;
pub mod chance;
pub mod clipboard;
pub mod collate;
pub mod fetch;
pub mod field;
pub mod files;
pub mod installed;
pub mod keys;
pub mod lock;
pub mod page;
pub mod panic;
pub mod picture;
pub mod pointer;
pub mod printing;
pub mod resizing;
pub mod settings;
pub mod share;
pub mod sheet;
pub mod solver;
pub mod stage;
pub mod store;
pub mod timer;
