//! Pictures: geometry in whole units of a view box, drawn as SVG.

mod band;
mod water;

pub use water::water_picture;
