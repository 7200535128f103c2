//! Parts that several pages, or the frame, are made of.

mod disclosure;
mod display_menu;
mod heading;
mod language_switch;
mod rail;
mod segments;
mod sketch;
mod skip_link;
mod solver_notice;
mod top_bar;

pub use heading::heading;
pub use rail::Rail;
pub use sketch::sketch;
pub use skip_link::skip_link;
pub use solver_notice::SolverNotice;
pub use top_bar::top_bar;
