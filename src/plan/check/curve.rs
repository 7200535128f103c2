//! Benefit curves: inner points by rising share funded, concave from (0, 0) to (1, 1).

use super::number::share;
use super::{Findings, Spot};
use crate::diagnostic::{Arg, Code, Diagnostic};
use crate::money::Ratio;
use crate::plan::Breakpoint;

const START: Breakpoint = Breakpoint { funded: Ratio::ZERO, benefit: Ratio::ZERO };
const END: Breakpoint = Breakpoint { funded: Ratio::ONE, benefit: Ratio::ONE };

/// Checks the curve. Slopes are looked at only where every point is possible by itself.
pub(super) fn check(findings: &mut Findings, spot: Spot, curve: &[Breakpoint]) {
    let before = findings.count();
    let mut last = Ratio::ZERO;
    for (position, point) in curve.iter().enumerate() {
        let spot = spot.index(position);
        share(findings, spot.index(0), point.funded);
        share(findings, spot.index(1), point.benefit);
        if point.funded.is_share() && (point.funded <= last || point.funded >= Ratio::ONE) {
            let diagnostic = Diagnostic::new(Code::CurveOrder, spot.index(0).path());
            let share = Arg::Percent(point.funded);
            findings.push(diagnostic.with("point", position + 1).with("share", share));
        }
        last = last.max(point.funded);
    }
    if findings.count() == before {
        check_slopes(findings, spot, curve);
    }
}

fn check_slopes(findings: &mut Findings, spot: Spot, curve: &[Breakpoint]) {
    let from = std::iter::once(&START).chain(curve);
    let to = curve.iter().chain(std::iter::once(&END)).skip(1);
    for (position, ((from, via), to)) in from.zip(curve).zip(to).enumerate() {
        if is_steeper_after(from, via, to) {
            let diagnostic = Diagnostic::new(Code::CurveConvex, spot.index(position).path());
            findings.push(diagnostic.with("point", position + 1));
        }
    }
}

/// Whether the slope from `via` to `to` is greater than the one from `from` to `via`. All are shares, at most 10¹² trillionths, so the
/// products are exact.
fn is_steeper_after(from: &Breakpoint, via: &Breakpoint, to: &Breakpoint) -> bool {
    let rise = |low: Ratio, high: Ratio| high.trillionths() - low.trillionths();
    let first = rise(from.benefit, via.benefit) * rise(via.funded, to.funded);
    let second = rise(via.benefit, to.benefit) * rise(from.funded, via.funded);
    second > first
}
