//! What the subjects need of the machine: words, files, a clock, memory.

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod node;

#[cfg(not(target_arch = "wasm32"))]
pub use native::{fail, peak_bytes, print, read, seconds, words, write};
#[cfg(target_arch = "wasm32")]
pub use node::{fail, peak_bytes, print, read, seconds, words, write};
