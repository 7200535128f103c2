//! The page: a Yew app that shows a plan and what the solver made of it.
//!
//! * [`route`](self): the address names the page; `Route` is the only reader of addresses.
//! * `state`: reducers, one context each, so that a change of one redraws nothing of the other.
//! * `pages`, `components`, `charts`: what is seen; words come from [`crate::i18n`], looks from `styles/`.
//! * `grid`: the sheets of streams, counties and projects.
//! * `platform`: the browser; nothing else here touches web-sys.

mod charts;
mod components;
mod grid;
mod house;
mod pages;
mod part;
mod platform;
mod porch;
mod rooms;
mod root;
mod route;
mod shell;
mod state;

/// Draws the page into `#app` of index.html and keeps it running.
pub fn run() {
    platform::panic::report_to_page();
    if let Some(place) = platform::page::mount_point() {
        yew::Renderer::<root::Root>::with_root(place).render();
    }
}
