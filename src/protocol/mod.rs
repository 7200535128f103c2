//! What the page and its solver worker say to each other: JSON texts, one message each.
//!
//! ```text
//! page                                     worker
//!                       ◀── Reply::Coming ─ its WebAssembly runs, and it fetches the part that solves
//!                       ◀── Reply::Ready ── it listens; before that, messages would be lost
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
//! Request::Explain ─▶                       solves again where it has to; of the plan it holds, so that no edit is made meanwhile
//!                       ◀── Reply::Explained
//! Request::Frontier ▶                       solves many plans near the one it holds; so does Request::Replan
//!                       ◀── Reply::Series    after each
//!                       ◀── Reply::Frontier
//! Request::Draws ─▶                         a few draws of the plan it holds; others are asked of other workers
//!                       ◀── Reply::Drawn ──
//! ```
//!
//! The worker's file name never changes, so a server or a cache may hold one of another build than the page's. Hence every
//! greeting carries a [`Stamp`], and the page talks on only with a worker whose stamp equals its own.
//!
//! Plans change while they are solved. Everything about a plan carries its [`Revision`]: the page drops replies about an older one than
//! it shows, and the worker drops what waits to be solved when the plan it is of is changed. A running search hears nothing: who
//! will not wait for it ends the worker, starts another and opens the plan there.

mod asked;
mod explained;
mod replanned;
mod reply;
mod request;
mod stamp;

pub use asked::{Against, Found, Frontier, Number, Point};
pub use explained::{Concession, Explanation, Question, WayIn, WayOut};
pub use replanned::{Replan, Replanned};
pub use reply::{Missed, Outcome, Refusal, Reply, Stage, Told};
pub use request::{Edit, Request, Revision};
pub use stamp::{BUILD, Stamp, VERSION};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// [`Reply::Coming`] as it travels, for a program whose part that writes replies is still on its way.
pub const COMING: &str = "\"coming\"";
/// [`Reply::Missing`] as it travels, likewise.
pub const MISSING: &str = "\"missing\"";

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
    use crate::explain::{Place, Subject};
    use crate::money::Money;
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
        check(
            write(&Request::Explain { revision: 8, question: Question::WhyNot { project: 3 } }).unwrap(),
            r#"{"explain":{"revision":8,"question":{"why-not":{"project":3}}}}"#,
        );
        check(write(&Reply::Ready(stamp())).unwrap(), r#"{"ready":{"protocol":1,"build":"4f2a"}}"#);
        check(write(&Reply::Pong(stamp())).unwrap(), r#"{"pong":{"protocol":1,"build":"4f2a"}}"#);
        check(write(&Reply::Coming).unwrap(), COMING);
        check(write(&Reply::Missing).unwrap(), MISSING);
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
        let answer = Reply::Answer { revision: 2, micros: 3, outcome: Outcome::Infeasible };
        let edit = Edit::between(&plan(), &edited(&plan()));
        let short = (Place::Village(1, "North".to_owned()), Money::from_fen(1));
        let concession =
            Concession { subject: Subject::MustSpend(1), shorts: vec![short], edit: edit.clone() };
        let way = WayOut { concessions: vec![concession], edit, is_solved: true };
        let explained = Reply::Explained { revision: 2, answer: Explanation::WayOut(Box::new(way)) };
        let fault = Reply::Fault("\"\n\u{202e}".to_owned());
        for reply in [answer, explained, Reply::Ready(stamp()), Reply::Pong(stamp()), fault] {
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
