//! Figures of both targets, as a table or as JSON.

use std::fmt;

/// The head of the table; figures without a unit in `what` are counts.
pub const HEADING: &str = "\
| case                                   | what                                 | unit  | native, best | native, median | wasm, best | wasm, median | wasm / native |
|----------------------------------------|--------------------------------------|-------|-------------:|---------------:|-----------:|-------------:|--------------:|";

/// The figure that other programs' times are compared with.
const OURS: &str = "verified answer";

/// Something that is measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// What kind of work.
    pub subject: String,
    /// On what.
    pub name: String,
}

impl Case {
    /// Reads a line of `list`.
    pub fn parse(line: &str) -> Option<Self> {
        let (subject, name) = line.split_once('\t')?;
        Some(Self { subject: subject.to_owned(), name: name.to_owned() })
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.subject, self.name)
    }
}

/// One figure of one target.
#[derive(Clone, Debug, PartialEq)]
struct Figure {
    what: String,
    unit: String,
    best: f64,
    median: f64,
}

impl Figure {
    fn parse(line: &str) -> Result<Self, String> {
        let fields: Vec<&str> = line.split('\t').collect();
        let &[what, unit, best, median] = fields.as_slice() else {
            return Err(format!("not a figure: {line:?}"));
        };
        let number = |text: &str| text.parse().map_err(|_| format!("not a number: {text:?}"));
        Ok(Self {
            what: what.to_owned(),
            unit: unit.to_owned(),
            best: number(best)?,
            median: number(median)?,
        })
    }

    /// How many times another one it is.
    fn times(&self, other: &Self) -> Self {
        Self {
            what: format!("  {} / ours", self.what),
            unit: "times".to_owned(),
            best: self.best / other.best,
            median: self.median / other.median,
        }
    }

    fn json(&self, case: &Case, target: &str) -> String {
        // Names are plain ASCII without quotation marks, so Rust's quoting is that of JSON.
        format!(
            r#"{{"subject": {:?}, "case": {:?}, "target": {target:?}, "what": {:?}, "unit": {:?}, "best": {}, "median": {}}}"#,
            case.subject, case.name, self.what, self.unit, self.best, self.median
        )
    }
}

/// One figure of both targets; the native one is missing where the system does not tell.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    native: Option<Figure>,
    wasm: Figure,
}

impl Pair {
    /// Puts the lines of both programs together.
    ///
    /// # Errors
    /// When a line is no figure.
    pub fn side_by_side(native: &[String], wasm: &[String]) -> Result<Vec<Self>, String> {
        let parse = |lines: &[String]| lines.iter().map(|line| Figure::parse(line)).collect();
        let (native, wasm): (Result<Vec<_>, _>, Result<Vec<_>, _>) = (parse(native), parse(wasm));
        let native: Vec<Figure> = native?;
        let pair = |wasm: Figure| Self {
            native: native.iter().find(|native| native.what == wasm.what).cloned(),
            wasm,
        };
        wasm.map(|wasm| wasm.into_iter().map(pair).collect())
    }

    /// Figures of another program in WebAssembly, each time followed by how many times longer it is than ours: the first figure of
    /// `ours` called [`OURS`].
    ///
    /// # Errors
    /// When a line is no figure.
    pub fn beside(lines: &[String], ours: &[Self]) -> Result<Vec<Self>, String> {
        let ours = ours.iter().find(|pair| pair.wasm.what == OURS).map(|pair| pair.wasm.clone());
        let mut pairs = Vec::new();
        for line in lines {
            let figure = Figure::parse(line)?;
            let ratio = ours.as_ref().filter(|ours| figure.unit == "ms" && ours.best > 0.0);
            let ratio = ratio.map(|ours| figure.times(ours));
            pairs.extend([Some(figure), ratio].into_iter().flatten().map(|wasm| Self { native: None, wasm }));
        }
        Ok(pairs)
    }

    /// How many times longer, or larger, than natively.
    fn ratio(&self) -> Option<f64> {
        let native = self.native.as_ref()?;
        (native.best > 0.0).then(|| self.wasm.best / native.best)
    }
}

/// The rows of a case.
pub fn rows(case: &Case, pairs: &[Pair]) -> String {
    let case = case.to_string();
    let row = |Pair { native, wasm }: &Pair, ratio: Option<f64>| {
        let native = |figure: fn(&Figure) -> f64| native.as_ref().map(figure).map(short).unwrap_or_default();
        format!(
            "| {case:38} | {:36} | {:5} | {:>12} | {:>14} | {:>10} | {:>12} | {:>13} |",
            wasm.what,
            wasm.unit,
            native(|figure| figure.best),
            native(|figure| figure.median),
            short(wasm.best),
            short(wasm.median),
            ratio.map(|ratio| format!("{ratio:.1}")).unwrap_or_default(),
        )
    };
    pairs.iter().map(|pair| row(pair, pair.ratio())).collect::<Vec<_>>().join("\n")
}

/// An object for each figure and target.
pub fn json(case: &Case, pairs: &[Pair]) -> String {
    let native = pairs.iter().filter_map(|pair| Some(pair.native.as_ref()?.json(case, "native")));
    let wasm = pairs.iter().map(|pair| pair.wasm.json(case, "wasm"));
    native.chain(wasm).collect::<Vec<_>>().join("\n")
}

/// Three digits that count; more would be noise.
fn short(figure: f64) -> String {
    match figure {
        whole if whole >= 100.0 || whole.fract() == 0.0 => format!("{whole:.0}"),
        large if large >= 10.0 => format!("{large:.1}"),
        small if small >= 1.0 => format!("{small:.2}"),
        tiny => format!("{tiny:.3}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case() -> Case {
        Case::parse("document\t1,000 projects").unwrap()
    }

    fn pairs(native: &[&str], wasm: &[&str]) -> Result<Vec<Pair>, String> {
        let lines = |lines: &[&str]| lines.iter().map(|&line| line.to_owned()).collect::<Vec<_>>();
        Pair::side_by_side(&lines(native), &lines(wasm))
    }

    #[test]
    fn both_targets_stand_in_one_row() {
        let check = |native: &[&str], wasm: &str, expect: &[&str]| {
            let rows = rows(&case(), &pairs(native, &[wasm]).unwrap());
            let cells: Vec<&str> = rows.trim_matches('|').split('|').map(str::trim).collect();
            assert_eq!(cells[1..], *expect);
            let widths = |line: &str| line.split('|').map(str::len).collect::<Vec<_>>();
            assert_eq!(widths(&rows), widths(HEADING.lines().next().unwrap()), "columns stand in line");
        };
        let read = ["check\tms\t9\t9", "read\tms\t4.4321\t5"];
        check(&read, "read\tms\t8.8642\t10.04", &["read", "ms", "4.43", "5", "8.86", "10.0", "2.0"]);
        check(&[], "peak\tMB\t131.5\t131.5", &["peak", "MB", "", "", "132", "132", ""]);
        check(&["n\t\t0\t0"], "n\t\t0.0123\t1", &["n", "", "0", "0", "0.012", "1", ""]);
    }

    #[test]
    fn each_target_is_an_object() {
        let lines = json(&case(), &pairs(&["read\tms\t1\t2"], &["read\tms\t3\t4.5"]).unwrap());
        assert_eq!(
            lines,
            r#"{"subject": "document", "case": "1,000 projects", "target": "native", "what": "read", "unit": "ms", "best": 1, "median": 2}
{"subject": "document", "case": "1,000 projects", "target": "wasm", "what": "read", "unit": "ms", "best": 3, "median": 4.5}"#
        );
    }

    #[test]
    fn other_programs_are_told_with_how_many_times_longer_they_take() {
        let ours = pairs(&[], &["verified answer\tms\t4\t5", "peak\tMB\t9\t9"]).unwrap();
        let lines = ["HiGHS\tms\t100\t500", "HiGHS: memory\tMB\t21\t21"].map(str::to_owned);
        let beside = Pair::beside(&lines, &ours).unwrap();
        let told: Vec<(&str, f64)> =
            beside.iter().map(|pair| (pair.wasm.what.as_str(), pair.wasm.median)).collect();
        assert_eq!(told, [("HiGHS", 500.0), ("  HiGHS / ours", 100.0), ("HiGHS: memory", 21.0)]);
    }

    #[test]
    fn what_is_no_figure_is_told() {
        let check = |line: &str, expect: &str| assert!(pairs(&[], &[line]).unwrap_err().contains(expect));
        check("read 1 2", "not a figure");
        check("read\tms\tsoon\t2", "soon");
    }
}
