//! What the page and its solver worker say to each other: JSON texts, one message each.
//!
//! ```text
//! page                                     worker
//!                       ◀── Reply::Ready ── its WebAssembly runs; before that, messages would be lost
//! Request::Ping ──▶
//!                       ◀── Reply::Pong ───
//! ```
//!
//! The worker's file name never changes, so a server or a cache may hold one of another build than the page's. Hence every
//! greeting carries a [`Stamp`], and the page talks on only with a worker whose stamp equals its own.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// The version of the messages; raised with every change of a message's shape.
pub const VERSION: u32 = 1;

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

/// What the page asks of the worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Request {
    /// Are you there?
    Ping,
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reply {
    /// The worker listens from now on. Also its answer to what it does not understand, which comes from another build.
    Ready(Stamp),
    /// I am here.
    Pong(Stamp),
    /// The worker cannot do its work, in the browser's words; its start script says so too, when its WebAssembly does not run.
    Fault(String),
}

/// A message as it travels.
///
/// # Errors
/// None for the messages of this module: they hold nothing that JSON cannot say.
pub fn write<M: Serialize>(message: &M) -> Result<String, serde_json::Error> {
    serde_json::to_string(message)
}

/// A message that arrived.
///
/// # Errors
/// The text is not a message of this version: whoever sent it is of another build.
pub fn read<M: DeserializeOwned>(text: &str) -> Result<M, serde_json::Error> {
    serde_json::from_str(text)
}

#[cfg(test)]
mod tests {
    use super::{Reply, Request, Stamp, read, write};

    fn stamp() -> Stamp {
        Stamp { protocol: 1, build: "4f2a".to_owned() }
    }

    #[test]
    fn messages_are_short_json() {
        let check = |text: String, expect: &str| assert_eq!(text, expect);
        check(write(&Request::Ping).unwrap(), r#""ping""#);
        check(write(&Reply::Ready(stamp())).unwrap(), r#"{"ready":{"protocol":1,"build":"4f2a"}}"#);
        check(write(&Reply::Pong(stamp())).unwrap(), r#"{"pong":{"protocol":1,"build":"4f2a"}}"#);
        check(write(&Reply::Fault("out of memory".to_owned())).unwrap(), r#"{"fault":"out of memory"}"#);
    }

    #[test]
    fn what_is_written_is_read() {
        for reply in [Reply::Ready(stamp()), Reply::Pong(stamp()), Reply::Fault("\"\n\u{202e}".to_owned())] {
            assert_eq!(read::<Reply>(&write(&reply).unwrap()).unwrap(), reply);
        }
    }

    #[test]
    fn the_words_of_another_build_are_no_message() {
        let check = |text: &str| assert!(read::<Reply>(text).is_err(), "{text} was understood");
        check("ready");
        check("");
        check(r#"{"ready":{"protocol":2}}"#);
        check(r#"{"ready":{"protocol":-1,"build":"x"}}"#);
        check(r#"{"solved":{}}"#);
    }
}
