//! Texts that their cells do not take: which of them still stand, and which stood in an earlier state of the plan.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use super::read::Trouble;
use super::sheet::Sheet;
use crate::plan::{Id, Plan, TableName};

/// A text that its cell does not take, kept as it was typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Unread {
    /// The row.
    pub row: Id,
    /// The column, by [`Column::key`](super::column::Column::key).
    pub column: String,
    /// The text.
    pub text: String,
    /// Why.
    pub trouble: Trouble,
}

impl Unread {
    /// Where it stands in a sheet: row and column.
    pub fn place(&self, sheet: &Sheet) -> Option<(usize, usize)> {
        let column = sheet.columns.iter().position(|column| column.key() == self.column)?;
        Some((sheet.row_of(self.row.as_str())?, column))
    }
}

/// Those that stand in none of these cells.
pub fn outside(unread: &[Unread], sheet: &Sheet, cells: &[(usize, usize)]) -> Vec<Unread> {
    let stays = |unread: &&Unread| unread.place(sheet).is_none_or(|place| !cells.contains(&place));
    unread.iter().filter(stays).cloned().collect()
}

/// Those whose cells are still there and hold what they held: a cell with another value, by undo say, shows that.
pub fn standing(unread: &[Unread], before: &Sheet, now: &Sheet) -> Vec<Unread> {
    let stands = |unread: &&Unread| {
        let Some((row, column)) = unread.place(now) else { return false };
        // In another language a cell holds other words.
        before.lang != now.lang
            || unread.place(before).is_none_or(|(old, own)| before.value(old, own) == now.value(row, column))
    };
    unread.iter().filter(stands).cloned().collect()
}

/// So many states of a list are remembered with their texts.
const MOST_STATES: usize = 50;

/// The texts of all plans and lists, as long as the page lives: for a grid that is come back to, and for undo, which takes them back with
/// the changes they came with, as redo brings them again.
#[derive(Clone, Default)]
pub struct UnreadTexts {
    kept: Rc<RefCell<States>>,
}

/// By the key of a plan and its list, those kept last at the end.
type States = BTreeMap<(String, TableName), Vec<Kept>>;

/// The texts of a list, and the plan as it was with them.
struct Kept {
    plan: Arc<Plan>,
    unread: Rc<Vec<Unread>>,
}

/// They are the same for the life of the page.
impl PartialEq for UnreadTexts {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.kept, &other.kept)
    }
}

impl UnreadTexts {
    /// Keeps the texts of a list of the plan with this key, as the plan is with them.
    pub fn keep(&self, key: &str, table: TableName, plan: &Arc<Plan>, unread: &Rc<Vec<Unread>>) {
        let mut kept = self.kept.borrow_mut();
        let states = kept.entry((key.to_owned(), table)).or_default();
        if let Some(at) = states.iter().position(|state| Arc::ptr_eq(&state.plan, plan)) {
            states.remove(at);
        } else if states.len() >= MOST_STATES {
            states.remove(0);
        }
        states.push(Kept { plan: plan.clone(), unread: unread.clone() });
    }

    /// The plan with this key goes on under another one, and its texts with it.
    pub fn carry(&self, key: &str, table: TableName, copy: &str) {
        let mut kept = self.kept.borrow_mut();
        if let Some(states) = kept.remove(&(key.to_owned(), table)) {
            kept.entry((copy.to_owned(), table)).or_insert(states);
        }
    }

    /// What was kept with this very state of the plan.
    pub fn of_state(&self, key: &str, table: TableName, plan: &Arc<Plan>) -> Option<Rc<Vec<Unread>>> {
        let kept = self.kept.borrow();
        let states = kept.get(&(key.to_owned(), table))?;
        Some(states.iter().find(|state| Arc::ptr_eq(&state.plan, plan))?.unread.clone())
    }

    /// What was kept with it, else what still stands of what was kept last.
    pub fn give(&self, key: &str, table: TableName, sheet: &Sheet) -> Rc<Vec<Unread>> {
        self.of_state(key, table, &sheet.plan).unwrap_or_else(|| {
            let kept = self.kept.borrow();
            let last = kept.get(&(key.to_owned(), table)).and_then(|states| states.last());
            last.map_or_else(Rc::default, |Kept { plan, unread }| {
                let before = Sheet::new(table, plan.clone(), &[], None, (sheet.unit, sheet.lang));
                Rc::new(standing(unread, &before, sheet))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::grid::gesture::Gesture;
    use crate::i18n::Lang;
    use crate::money::Unit;
    use crate::plan::edit::apply_all;

    const PLAN: &str = r#"{"format": "fundpool-plan", "version": 1, "year": 2020, "streams": [
        {"id": "a", "channel": "local", "level": "county", "amount": "1.00"},
        {"id": "b", "channel": "local", "level": "county", "amount": "2.00"}]}"#;

    fn sheet(plan: Arc<Plan>) -> Sheet {
        Sheet::new(TableName::Streams, plan, &[], None, (Unit::Yuan, Lang::En))
    }

    fn begun() -> (Sheet, usize) {
        let sheet = sheet(Arc::new(crate::document::json::read(PLAN.as_bytes()).plan.unwrap()));
        let column = sheet.columns.iter().position(|column| column.is_called("amount")).unwrap();
        (sheet, column)
    }

    fn put(sheet: &Sheet, row: usize, column: usize, text: &str) -> Gesture {
        let mut gesture = Gesture::default();
        gesture.put(sheet, row, column, text, Unit::Yuan);
        gesture
    }

    #[test]
    fn a_text_stands_until_its_cell_holds_something_else() {
        let (first, amount) = begun();
        let unread = put(&first, 0, amount, "abc").unread;
        let after = |row, text| {
            let changes = put(&first, row, amount, text).changes;
            sheet(Arc::new(apply_all(&first.plan, &changes).unwrap()))
        };
        assert_eq!(standing(&unread, &first, &after(1, "5")), unread);
        assert_eq!(standing(&unread, &first, &after(0, "5")), []);
    }

    #[test]
    fn a_text_makes_way_for_what_is_put_into_its_cell_though_that_changes_nothing() {
        let (sheet, amount) = begun();
        let unread = put(&sheet, 0, amount, "abc").unread;
        let same = put(&sheet, 0, amount, "1");
        assert!(same.changes.is_empty());
        assert_eq!(outside(&unread, &sheet, &same.touched), []);
        assert_eq!(outside(&unread, &sheet, &put(&sheet, 1, amount, "1").touched), unread);
    }

    #[test]
    fn texts_are_there_again_when_their_list_is() {
        let (first, amount) = begun();
        let (texts, unread) = (UnreadTexts::default(), Rc::new(put(&first, 0, amount, "abc").unread));
        let give = |key: &str, sheet: &Sheet| texts.give(key, TableName::Streams, sheet);
        texts.keep("one", TableName::Streams, &first.plan, &unread);
        assert!(give("other", &first).is_empty());
        assert_eq!(give("one", &first), unread);
        // Elsewhere the plan was changed meanwhile.
        let after = |row| {
            let changes = put(&first, row, amount, "5").changes;
            sheet(Arc::new(apply_all(&first.plan, &changes).unwrap()))
        };
        assert_eq!(give("one", &after(1)), unread);
        assert!(give("one", &after(0)).is_empty());
    }

    #[test]
    fn texts_go_with_a_plan_that_goes_on_under_another_key() {
        let (sheet, amount) = begun();
        let (texts, unread) = (UnreadTexts::default(), Rc::new(put(&sheet, 0, amount, "abc").unread));
        texts.keep("one", TableName::Streams, &sheet.plan, &unread);
        texts.carry("one", TableName::Streams, "copy");
        assert_eq!(texts.give("copy", TableName::Streams, &sheet), unread);
        assert!(texts.give("one", TableName::Streams, &sheet).is_empty());
    }

    #[test]
    fn a_state_that_is_come_back_to_has_the_texts_it_had() {
        let (first, amount) = begun();
        let (texts, unread) = (UnreadTexts::default(), Rc::new(put(&first, 0, amount, "abc").unread));
        let second = sheet(Arc::new(apply_all(&first.plan, &put(&first, 1, amount, "5").changes).unwrap()));
        texts.keep("one", TableName::Streams, &first.plan, &Rc::default());
        texts.keep("one", TableName::Streams, &second.plan, &unread);
        assert!(texts.give("one", TableName::Streams, &first).is_empty());
        assert_eq!(texts.give("one", TableName::Streams, &second), unread);
    }
}
