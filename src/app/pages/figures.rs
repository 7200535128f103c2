//! Figures of a report as the pages of answers write them: no otherwise than on paper.

pub use crate::paper::figures::{amount, name_of, number, percent, place_name};
