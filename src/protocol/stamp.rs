//! Which program speaks.

use serde::{Deserialize, Serialize};

/// The version of the messages; raised with every change of a message's shape.
pub const VERSION: u32 = 8;

/// Names the build this program is from; a build by hand, outside of `cargo xtask`, is named `dev`.
pub const BUILD: &str = match option_env!("FUNDPOOL_BUILD") {
    Some(build) => build,
    None => "dev",
};

/// Says which program speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The version of its messages.
    pub protocol: u32,
    /// The build it is from.
    pub build: String,
}

impl Stamp {
    /// The stamp of this very program.
    pub fn own() -> Self {
        Self { protocol: VERSION, build: BUILD.to_owned() }
    }
}
