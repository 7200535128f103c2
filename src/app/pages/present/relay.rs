//! What the presentation and the speaker's window say to each other.

use serde::{Deserialize, Serialize};

/// The name of the line that both join.
pub const LINE: &str = "fundpool.present";

/// A message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Relay {
    /// The speaker's window is there and wants to know where the presentation stands.
    Hello,
    /// A key was pressed in the speaker's window.
    Key(String),
    /// Where the presentation stands.
    Now(Now),
    /// The presentation is over.
    Over,
}

/// Where a presentation stands, in the words that the speaker reads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Now {
    /// Which step it is, from 1.
    pub number: usize,
    /// How many there are.
    pub count: usize,
    /// What it is called.
    pub title: String,
    /// The speaker's note on it.
    pub note: String,
    /// What the next step is called; none at the last.
    pub next: Option<String>,
}

impl Relay {
    /// The message as it travels.
    pub fn write(&self) -> String {
        crate::protocol::write(self).unwrap_or_default()
    }

    /// A message that arrived; none where it is of another build.
    pub fn read(text: &str) -> Option<Self> {
        crate::protocol::read(text).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let now = Now { number: 2, count: 9, title: "“池”".to_owned(), next: None, ..Now::default() };
        for message in [Relay::Hello, Relay::Key("PageDown".to_owned()), Relay::Now(now), Relay::Over] {
            assert_eq!(Relay::read(&message.write()), Some(message));
        }
        assert_eq!(Relay::read("{}"), None);
    }
}
