//! One of several names.

use super::Reader;
use crate::diagnostic::{Code, nearest};
use crate::document::json::Node;
use crate::plan::rule::{MatchScope, Part, Strength};
use crate::plan::{Channel, CountyClass, Funding, Goal, Level};

/// Declares the names of an enum's variants.
macro_rules! choice {
    ($type:ty { $($variant:ident $name:literal,)* }) => {
        impl $crate::document::form::choice::Choice for $type {
            const NAMES: &'static [(&'static str, Self)] = &[$(($name, <$type>::$variant)),*];

            fn name(self) -> &'static str {
                match self { $(<$type>::$variant => $name),* }
            }
        }

        impl $crate::document::form::Value for $type {
            fn shape() -> $crate::document::form::Shape {
                $crate::document::form::Shape::Choice(vec![$($name),*])
            }

            fn read<'t>(
                node: $crate::document::json::Node<'t>,
                reader: &mut $crate::document::form::Reader<'t>,
            ) -> Option<Self> {
                $crate::document::form::choice::read(node, reader)
            }

            fn write(&self, out: &mut $crate::document::json::Writer) {
                out.text($crate::document::form::choice::Choice::name(*self));
            }
        }
    };
}
pub(crate) use choice;

/// A type whose values have names.
pub(crate) trait Choice: Copy + 'static {
    /// Every value by its name.
    const NAMES: &'static [(&'static str, Self)];

    /// The name of a value.
    fn name(self) -> &'static str;
}

/// The value of the name that a node holds.
pub(crate) fn read<'t, T: Choice>(node: Node<'t>, reader: &mut Reader<'t>) -> Option<T> {
    let Some(text) = node.text() else { return reader.refuse(node, Code::NotAText) };
    if let Some((_, value)) = T::NAMES.iter().find(|(name, _)| *name == text) {
        return Some(*value);
    }
    let names = || T::NAMES.iter().map(|(name, _)| *name);
    let allowed: Vec<String> = names().map(str::to_owned).collect();
    let args = vec![("allowed", allowed.into())];
    // Near digits are other numbers, not slips of the pen.
    match nearest(&text, names().filter(|name| name.starts_with(char::is_alphabetic))) {
        Some(meant) => {
            let args = args.into_iter().chain([("meant", meant.into())]).collect();
            reader.refuse_with(node, Code::MisspeltChoice, args)
        }
        None => reader.refuse_with(node, Code::UnknownChoice, args),
    }
}

choice!(Channel {
    Superior "superior",
    Local "local",
    Integrated "integrated",
    Credit "credit",
    Sector "sector",
    Procurement "procurement",
});

choice!(Level {
    Central "central",
    Provincial "provincial",
    Municipal "municipal",
    County "county",
});

choice!(CountyClass {
    Key "key",
    Other "other",
});

choice!(Funding {
    Divisible "divisible",
    AtLeast "at_least",
    Whole "whole",
});

choice!(Strength {
    Legal "legal",
    Policy "policy",
    Preference "preference",
});

choice!(MatchScope {
    Total "total",
    EachCounty "each_county",
    EachProject "each_project",
});

choice!(Part {
    County "county",
    Village "village",
    Project "project",
});

choice!(Goal {
    Benefit "benefit",
    Funded "funded",
    LeastCoverage "least_coverage",
    LeastPerHead "least_per_head",
    Pooled "pooled",
    Credit "credit",
    Transfers "transfers",
});
