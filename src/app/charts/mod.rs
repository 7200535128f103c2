//! Pictures: geometry in whole units of a view box, drawn as SVG.

mod sankey;
mod save;
mod water;

pub use sankey::{Frame, PHONE, Picture};
pub use save::SaveMenu;
pub use water::water_picture;
