//! What the page and its solver worker say to each other: JSON texts, one message each.
//!
//! ```text
//! page                                     worker
//!                       ◀── Reply::Ready ── its WebAssembly runs; before that, messages would be lost
//! Request::Ping ──▶
//!                       ◀── Reply::Pong ───
//! Request::Open ──▶                         reads the plan once and holds it
//! Request::Solve ─▶
//!                       ◀── Reply::Progress  as often as the stage changes
//!                       ◀── Reply::Answer ─
//! Request::Edit ──▶                         keeps step; the rows that changed, whatever the plan's size
//! Request::Solve ─▶
//!                       ◀── Reply::Answer ─
//! Request::Export ▶
//!                       ◀── Reply::Exported
//! ```
//!
//! The worker's file name never changes, so a server or a cache may hold one of another build than the page's. Hence every
//! greeting carries a [`Stamp`], and the page talks on only with a worker whose stamp equals its own.
//!
//! Plans change while they are solved. Everything about a plan carries its [`Revision`]: the page drops replies about an older one than
//! it shows, and the worker drops what waits to be solved when the plan it is of is changed. A running search hears nothing: who
//! will not wait for it ends the worker, starts another and opens the plan there.

mod reply;
mod request;
mod stamp;

pub use reply::{Figures, Outcome, Refusal, Reply, Stage};
pub use request::{Edit, Request, Revision};
pub use stamp::{BUILD, Stamp, VERSION};

use serde::Serialize;
use serde::de::DeserializeOwned;

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
    use super::*;
    use crate::document::json;
    use crate::plan::Plan;
    use crate::plan::edit::{Change, RowChange, StreamField, apply};

    fn stamp() -> Stamp {
        Stamp { protocol: 1, build: "4f2a".to_owned() }
    }

    /// A plan of two streams.
    fn plan() -> Plan {
        let text = r#"{"format": "fundpool-plan", "version": 1, "year": 2020, "streams": [
            {"id": "a", "channel": "local", "level": "county", "amount": "1.00"},
            {"id": "b", "channel": "local", "level": "county", "amount": "2.00"}]}"#;
        json::read(text.as_bytes()).plan.unwrap()
    }

    /// The same after the amount of the second was set.
    fn edited(plan: &Plan) -> Plan {
        let field = StreamField::Amount("1200.50".parse().unwrap());
        let change = Change::Stream(RowChange::Set { id: "b".parse().unwrap(), field });
        apply(plan, &change).unwrap()
    }

    #[test]
    fn messages_are_short_json() {
        let check = |text: String, expect: &str| assert_eq!(text, expect);
        check(write(&Request::Ping).unwrap(), r#""ping""#);
        check(
            write(&Request::Solve { revision: 8, patience: None }).unwrap(),
            r#"{"solve":{"revision":8,"patience":null}}"#,
        );
        check(write(&Reply::Ready(stamp())).unwrap(), r#"{"ready":{"protocol":1,"build":"4f2a"}}"#);
        check(write(&Reply::Pong(stamp())).unwrap(), r#"{"pong":{"protocol":1,"build":"4f2a"}}"#);
        check(write(&Reply::Fault("out of memory".to_owned())).unwrap(), r#"{"fault":"out of memory"}"#);
        check(
            write(&Reply::Progress { revision: 8, tier: 0, stage: Stage::Relaxing }).unwrap(),
            r#"{"progress":{"revision":8,"tier":0,"stage":"relaxing"}}"#,
        );
    }

    #[test]
    fn what_is_written_is_read() {
        let edit = Request::Edit { from: 1, revision: 2, edit: Edit::between(&plan(), &edited(&plan())) };
        assert_eq!(read::<Request>(&write(&edit).unwrap()).unwrap(), edit);
        let figures = Figures { status: "optimal".to_owned(), tiers: vec![[i128::MAX, i128::MIN, 0]] };
        let answer = Reply::Answer { revision: 2, micros: 3, outcome: Outcome::Allocated(figures) };
        for reply in
            [answer, Reply::Ready(stamp()), Reply::Pong(stamp()), Reply::Fault("\"\n\u{202e}".to_owned())]
        {
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

    #[test]
    fn an_edit_holds_the_rows_that_changed() {
        let before = plan();
        let after = edited(&before);
        let edit = Edit::between(&before, &after);
        let text = write(&edit).unwrap();
        assert!(text.contains("1200.50") && !text.contains("1.00"), "{text}");
        assert_eq!(edit.apply(&before), Some(after.clone()));
        assert_eq!(Edit::between(&after, &before).apply(&after), Some(before));
        // Of a plan without streams nothing could have stayed.
        assert_eq!(edit.apply(&Plan::default()), None);
    }
}
