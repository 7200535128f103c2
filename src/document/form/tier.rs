//! Goals: `{"maximise": "benefit", "slack": "0.01"}` or `{"minimise": "pooled"}`.

use super::record::{Field, Presence, RecordShape};
use super::{Reader, Shape, Value};
use crate::diagnostic::Code;
use crate::document::json::{Layout, Node, Writer};
use crate::i18n::Key;
use crate::money::Ratio;
use crate::plan::{Direction, Goal, Tier};

/// The directions by their names, in the order of the slots.
const DIRECTIONS: [(&str, Direction); 2] =
    [("maximise", Direction::Maximise), ("minimise", Direction::Minimise)];
const SLACK: &str = "slack";

impl Value for Tier {
    const ON_OWN_LINE: bool = true;

    fn shape() -> Shape {
        Shape::Object { name: "tier", alternatives: shapes }
    }

    fn read<'t>(node: Node<'t>, reader: &mut Reader<'t>) -> Option<Self> {
        let [maximise, minimise] = DIRECTIONS;
        let mut slots = reader.slots(node, vec![maximise.0, minimise.0, SLACK])?;
        let most: Option<Option<Goal>> = slots.given(reader);
        let least: Option<Option<Goal>> = slots.given(reader);
        let slack = slots.optional(reader, || Ratio::ZERO);
        match (most?, least?) {
            (Some(goal), None) => slack.map(|slack| Self { direction: maximise.1, goal, slack }),
            (None, Some(goal)) => slack.map(|slack| Self { direction: minimise.1, goal, slack }),
            _ => reader.refuse(node, Code::TierForm),
        }
    }

    fn write(&self, out: &mut Writer) {
        let named = DIRECTIONS.into_iter().find(|(_, direction)| *direction == self.direction);
        out.object(Layout::Inline, |out| {
            if let Some((name, _)) = named {
                out.member(name, &self.goal);
            }
            if out.holds_everything() || !self.slack.is_zero() {
                out.member(SLACK, &self.slack);
            }
        });
    }
}

fn shapes() -> Vec<RecordShape> {
    let shape = |(name, direction)| {
        let key = match direction {
            Direction::Maximise => Key::ColumnMaximise,
            Direction::Minimise => Key::ColumnMinimise,
        };
        let goal = Field { name, key: Some(key), shape: Goal::shape(), presence: Presence::Required };
        let none = Presence::Optional(format!("\"{}\"", Ratio::ZERO));
        let slack = Field { name: SLACK, key: Some(Key::ColumnSlack), shape: Shape::Ratio, presence: none };
        RecordShape::of(vec![goal, slack])
    };
    DIRECTIONS.map(shape).into()
}
