//! What pasting a block of cells will do, told before it is done.

use super::column::unit_of_heading;
use super::gesture::Gesture;
use super::read::Trouble;
use super::selection::Spot;
use super::sheet::Sheet;
use crate::money::Unit;
use crate::plan::Id;

/// A block of cells from a spreadsheet.
pub type Block = Vec<Vec<String>>;

/// How a block is to be understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The unit of figures that name none.
    pub unit: Unit,
    /// Whether the first row says what the columns are.
    pub headings: bool,
}

/// What pasting will do.
#[derive(Debug, Default, PartialEq)]
pub struct Paste {
    /// The changes, and the cells that cannot be read.
    pub gesture: Gesture,
    /// How many cells will hold something else.
    pub changed: usize,
    /// How many rows there will be more.
    pub added: usize,
    /// Why rows cannot be added, and how many.
    pub unadded: Option<(Trouble, usize)>,
    /// Where in the block the cells stand that cannot be read: row and column, both from 1.
    pub places: Vec<(usize, usize)>,
    /// Headings that mean no column.
    pub ignored: Vec<String>,
    /// Columns of the block that lie beyond the sheet, or over what the answer tells.
    pub beyond: usize,
}

/// Whether the first row looks like headings: at least half of what stands there names columns.
pub fn has_headings(sheet: &Sheet, block: &Block) -> bool {
    let Some(first) = block.first() else { return false };
    let written = first.iter().filter(|cell| !cell.trim().is_empty()).count();
    let known = first.iter().filter(|cell| column_of(sheet, cell).is_some()).count();
    known > 0 && known * 2 >= written
}

/// What pasting the block at a cell will do.
pub fn plan(sheet: &Sheet, view: &[usize], at: Spot, block: &Block, reading: Reading) -> Paste {
    let mut paste = Paste::default();
    let skipped = usize::from(reading.headings);
    let targets = targets(sheet, at, block, reading, &mut paste);
    let rows = block.iter().skip(skipped);
    let room = view.len().saturating_sub(at.row);
    let mut ids = sheet.new_ids(block.len().saturating_sub(skipped + room)).into_iter();
    for (number, cells) in rows.enumerate() {
        let place = number + skipped + 1;
        let before = paste.gesture.unread.len();
        match view.get(at.row + number) {
            Some(row) => over(sheet, *row, cells, &targets, &mut paste),
            None if cells.iter().all(|cell| cell.trim().is_empty()) => {}
            None => {
                if let Some(id) = ids.next() {
                    add(sheet, id, cells, &targets, &mut paste);
                }
            }
        }
        let unread = paste.gesture.unread.get(before..).unwrap_or_default();
        let columns = unread.iter().map(|unread| {
            let is_it = |target: &Target| {
                sheet.columns.get(target.column).is_some_and(|own| own.key() == unread.column)
            };
            targets.iter().find(|target| is_it(target)).map_or(1, |target| target.source + 1)
        });
        paste.places.extend(columns.map(|column| (place, column)).collect::<Vec<_>>());
    }
    paste
}

/// A column of the block and the column of the sheet that it goes into.
struct Target {
    source: usize,
    column: usize,
    unit: Unit,
}

fn column_of(sheet: &Sheet, heading: &str) -> Option<usize> {
    sheet.columns.iter().position(|column| !column.told && column.is_called(heading))
}

fn targets(sheet: &Sheet, at: Spot, block: &Block, reading: Reading, paste: &mut Paste) -> Vec<Target> {
    let width = block.iter().map(Vec::len).max().unwrap_or_default();
    let mut targets: Vec<Target> = Vec::new();
    for source in 0..width {
        let heading = block.first().filter(|_| reading.headings).and_then(|row| row.get(source));
        let (column, unit) = match heading {
            Some(heading) => (column_of(sheet, heading), unit_of_heading(heading).unwrap_or(reading.unit)),
            None => (Some(at.column + source).filter(|_| !reading.headings), reading.unit),
        };
        let open = column.filter(|column| sheet.columns.get(*column).is_some_and(|column| !column.told));
        let open = open.filter(|column| targets.iter().all(|target| target.column != *column));
        match (open, heading) {
            (Some(column), _) => targets.push(Target { source, column, unit }),
            (None, Some(heading)) => paste.ignored.push(heading.clone()),
            (None, None) => paste.beyond += 1,
        }
    }
    targets
}

fn over(sheet: &Sheet, row: usize, cells: &[String], targets: &[Target], paste: &mut Paste) {
    let before = paste.gesture.changes.len();
    for target in targets {
        if let Some(text) = cells.get(target.source) {
            paste.gesture.put(sheet, row, target.column, text, target.unit);
        }
    }
    paste.changed += paste.gesture.changes.len() - before;
}

fn add(sheet: &Sheet, id: Id, cells: &[String], targets: &[Target], paste: &mut Paste) {
    let text = |target: &Target| Some((target.column, cells.get(target.source)?.as_str(), target.unit));
    let texts: Vec<(usize, &str, Unit)> = targets.iter().filter_map(text).collect();
    match sheet.addition(id.clone(), &texts) {
        Ok((change, unread)) => {
            paste.gesture.changes.push(change);
            paste.gesture.unread.extend(unread);
            paste.added += 1;
        }
        Err(trouble) => paste.unadded.get_or_insert((trouble, 0)).1 += 1,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::arrange::Arrangement;
    use super::super::selection::Range;
    use super::super::{gesture, tsv};
    use super::*;
    use crate::i18n::Lang;
    use crate::plan::edit::apply_all;
    use crate::plan::{Plan, TableName, check};

    const PLAN: &str = r#"{"format": "fundpool-plan", "version": 1, "year": 2020,
    "uses": [{"id": "industry", "name": {"zh": "产业"}}],
    "counties": [{"id": "yudu", "name": {"zh": "于都县", "en": "Yudu"}}, {"id": "anyuan", "name": {"zh": "安远县"}}],
    "projects": [
        {"id": "b", "name": {"zh": "茶园"}, "county": "yudu", "use": "industry", "cost": "30000.00"},
        {"id": "a", "name": {"zh": "大棚"}, "county": "anyuan", "use": "industry", "cost": "20000.00"}]}"#;

    fn plan() -> Arc<Plan> {
        Arc::new(crate::document::json::read(PLAN.as_bytes()).plan.unwrap())
    }

    fn sheet(plan: Arc<Plan>) -> Sheet {
        let problems = check(&plan);
        Sheet::new(TableName::Projects, plan, &problems, None, (Unit::TenThousand, Lang::Zh))
    }

    fn column(sheet: &Sheet, key: &str) -> usize {
        sheet.columns.iter().position(|column| column.key() == key).unwrap()
    }

    fn range(from: (usize, usize), to: (usize, usize)) -> Range {
        let spot = |(row, column)| Spot { row, column };
        Range { from: spot(from), to: spot(to) }
    }

    /// The plan after the paste of a text, and what the paste told.
    fn pasted(text: &str, at: (usize, usize), headings: bool) -> (Plan, Paste) {
        let sheet = sheet(plan());
        let spot = Spot { row: at.0, column: at.1 };
        let reading = Reading { unit: Unit::TenThousand, headings };
        let paste = super::plan(&sheet, &[0, 1], spot, &tsv::parse(text), reading);
        (apply_all(&sheet.plan, &paste.gesture.changes).unwrap(), paste)
    }

    #[test]
    fn a_paste_changes_what_is_there_and_adds_the_rest() {
        let sheet = sheet(plan());
        let cost = column(&sheet, "cost");
        let (plan, paste) = pasted("５\n2\n7.5\n", (0, cost), false);
        assert_eq!((paste.changed, paste.added, paste.gesture.unread.len()), (1, 1, 0));
        let costs: Vec<String> = plan.projects.iter().map(|project| project.cost.to_string()).collect();
        assert_eq!(costs, ["50000.00", "20000.00", "75000.00"]);
        assert_eq!(plan.projects[2].id.as_str(), "project-3");
    }

    #[test]
    fn headings_say_what_goes_where_and_in_which_unit() {
        let text = "总投资（元）\t名称\t没有这一列\t所在县区\n9\t新项目\tx\t安远县\n";
        let (plan, paste) = pasted(text, (2, 0), true);
        assert_eq!((paste.added, paste.ignored), (1, vec!["没有这一列".to_owned()]));
        let added = &plan.projects[2];
        assert_eq!(
            (added.name.zh_first(), added.cost.fen(), added.county.as_str()),
            ("新项目", 900, "anyuan")
        );
        let block = tsv::parse(text);
        assert!(has_headings(&sheet(self::plan()), &block));
        assert!(!has_headings(&sheet(self::plan()), &tsv::parse("大棚\t于都县\n")));
    }

    #[test]
    fn cells_that_cannot_be_read_are_told_by_their_place_and_cost_nothing_else() {
        let (plan, paste) = pasted("大棚二\t无此县\t村\n\t\t\n园\t于都县\t村", (1, 0), false);
        // The blank county of a row that is added is left to its default, that of one that is there is told.
        assert_eq!(paste.places, [(1, 2)]);
        assert_eq!(plan.projects[1].name.zh_first(), "大棚二");
        assert_eq!(plan.projects[1].county.as_str(), "anyuan");
        assert_eq!((plan.projects.len(), paste.added), (3, 1));
    }

    #[test]
    fn rows_that_cannot_be_added_are_told_once_and_leave_nothing_behind() {
        let plan = crate::document::json::read(br#"{"format": "fundpool-plan", "version": 1, "year": 2020}"#);
        let sheet = sheet(Arc::new(plan.plan.unwrap()));
        let reading = Reading { unit: Unit::TenThousand, headings: false };
        let paste = super::plan(&sheet, &[], Spot::default(), &tsv::parse("a\nb\n"), reading);
        assert_eq!(paste, Paste { unadded: Some((Trouble::NoRow, 2)), ..Paste::default() });
    }

    #[test]
    fn a_negative_amount_is_told_with_its_cell() {
        let cost = column(&sheet(plan()), "cost");
        let (_, paste) = pasted("-5\n1\n-2", (0, cost), false);
        assert_eq!(paste.places, [(1, 1), (3, 1)]);
        assert_eq!((paste.changed, paste.added), (1, 1));
    }

    #[test]
    fn ranges_are_filled_emptied_and_copied() {
        let sheet = sheet(plan());
        let cost = column(&sheet, "cost");
        let filled = gesture::fill_down(&sheet, &[1, 0], range((0, cost), (1, cost)));
        let plan = apply_all(&sheet.plan, &filled.changes).unwrap();
        assert_eq!(plan.projects[0].cost, plan.projects[1].cost);
        let cleared = gesture::clear(&sheet, &[0, 1], range((0, 0), (1, cost)));
        let plan = apply_all(&sheet.plan, &cleared.changes).unwrap();
        assert!(plan.projects.iter().all(|project| project.cost.fen() == 0 && project.name.is_blank()));
        assert_eq!(plan.projects[0].county.as_str(), "yudu");
        let copied = gesture::copy(&sheet, &[0, 1], range((0, 0), (1, 1)));
        assert_eq!(tsv::write(&copied), "茶园\t于都县\r\n大棚\t安远县");
    }

    #[test]
    fn rows_are_sorted_and_filtered_until_asked_otherwise() {
        let sheet = sheet(plan());
        let mut arrangement = Arrangement::default();
        let compare = |one: &str, other: &str| one.cmp(other);
        let cost = column(&sheet, "cost");
        arrangement.sort(&sheet, cost, &compare);
        assert_eq!(arrangement.view(&sheet), [1, 0]);
        arrangement.sort(&sheet, cost, &compare);
        assert_eq!(arrangement.view(&sheet), [0, 1]);
        arrangement.sort(&sheet, cost, &compare);
        assert_eq!((arrangement.view(&sheet), &arrangement.sorting), (vec![0, 1], &None));
        arrangement.filter(&sheet, "安远");
        assert_eq!(arrangement.view(&sheet), [1]);
        arrangement.filter(&sheet, "");
        assert_eq!(arrangement.view(&sheet), [0, 1]);
    }

    #[test]
    fn sums_are_those_of_the_rows_in_sight() {
        let sheet = sheet(plan());
        let cost = column(&sheet, "cost");
        assert_eq!(sheet.sum(cost, &[0, 1]).map(|sum| sum.fen()), Some(5_000_000));
        assert_eq!(sheet.sum(cost, &[1]).map(|sum| sum.fen()), Some(2_000_000));
        assert_eq!(sheet.sum(0, &[0, 1]), None);
    }

    #[test]
    fn problems_stand_at_their_cells() {
        let mut plan = Plan::clone(&plan());
        let mut project = (*plan.projects[1]).clone();
        project.min = "90000.00".parse().unwrap();
        Arc::make_mut(&mut plan.projects)[1] = Arc::new(project);
        let sheet = sheet(Arc::new(plan));
        let min = column(&sheet, "min");
        assert!(sheet.marks.iter().any(|mark| (mark.row, mark.column) == (1, min)), "{:?}", sheet.marks);
    }
}
