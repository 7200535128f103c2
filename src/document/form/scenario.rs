//! Scenarios: named lists of changes.

use super::record::record;
use crate::plan::{Scenario, Text};

record!(Scenario, "scenario", Lines {
    id "id" ColumnId required,
    name "name" FieldName shown(Text::default()),
    note "note" FieldNote rare(Text::default()),
    base "base" FieldBase rare(None),
    changes "changes" FieldChanges shown(Vec::new()),
});
