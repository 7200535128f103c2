//! Projects: ways of funding, curves, musts and locks, links.

use fundpool::money::{Money, Ratio};
use fundpool::plan::{Breakpoint, Funding, Id, Origin, Project};

use super::{Dice, Frame, benefits, id, name, part, share};

/// Up to twelve projects, which cost from a half to three times what there is.
pub fn draw(dice: &mut Dice, frame: &Frame, budget: u64) -> Vec<Project> {
    let count = dice.between(1, 12);
    let most = budget * dice.between(50, 300) / 100 * 2 / count / frame.scale;
    let mut projects: Vec<Project> = Vec::new();
    for at in 0..count {
        let mut project = draw_one(dice, frame, at, most);
        if frame.has_choices {
            link(dice, &mut project, &projects);
        }
        projects.push(project);
    }
    projects
}

fn draw_one(dice: &mut Dice, frame: &Frame, at: u64, most: u64) -> Project {
    let cost = frame.amount(dice, most);
    let ways: &[Funding] = if frame.has_choices {
        &[Funding::Divisible, Funding::AtLeast, Funding::Whole]
    } else {
        &[Funding::Divisible]
    };
    let funding = dice.one_of(ways);
    let must = dice.percent(6);
    let least = part(dice, cost, 5, 60);
    let borrowed = share(dice, 5, 90);
    Project {
        id: id(&format!("p{at}")),
        name: name(&format!("Project {at}")),
        county: dice.one_of(&frame.counties),
        village: dice.one_of(&["", "", "upper", "lower"]).to_owned(),
        use_id: dice.one_of(&frame.uses),
        // A whole project in a coarse quantum would never fit.
        cost: if funding == Funding::Whole { frame.in_quanta(cost) } else { cost },
        funding,
        min: if funding == Funding::AtLeast || (must && funding == Funding::Divisible) {
            least
        } else {
            Money::ZERO
        },
        must,
        ready: !dice.percent(6),
        lock: (!must && funding == Funding::Divisible && dice.percent(6)).then(|| frame.in_quanta(least)),
        credit_share_max: dice.one_of(&[Ratio::ZERO, borrowed, borrowed, Ratio::ONE]),
        benefits: benefits(dice),
        curve: if dice.percent(30) { curve(dice) } else { Vec::new() },
        requires: Vec::new(),
        excludes: Vec::new(),
        responsible: String::new(),
        target: String::new(),
        schedule: String::new(),
        origin: Origin::default(),
    }
}

/// One or two points above the straight line, with falling slopes.
fn curve(dice: &mut Dice) -> Vec<Breakpoint> {
    let hundredths = |number: u64| format!("0.{number:02}").parse().unwrap();
    let (funded, benefit) = (dice.between(10, 60), dice.between(60, 90));
    let mut points = vec![Breakpoint { funded: hundredths(funded), benefit: hundredths(benefit) }];
    if dice.flip() {
        // Half way to the end, a little above the straight line there.
        let (funded, benefit) = ((funded + 100) / 2, (benefit + 100).div_ceil(2));
        points.push(Breakpoint { funded: hundredths(funded), benefit: hundredths((benefit + 2).min(99)) });
    }
    points
}

/// Ties the project to earlier ones.
fn link(dice: &mut Dice, project: &mut Project, earlier: &[Project]) {
    let ids = |fits: fn(&Project) -> bool| {
        earlier.iter().filter(|one| fits(one)).map(|one| one.id.clone()).collect()
    };
    let lumpy: Vec<Id> = ids(|one| one.funding != Funding::Divisible);
    let all: Vec<Id> = ids(|_| true);
    if dice.percent(20) && !lumpy.is_empty() {
        project.requires.push(dice.one_of(&lumpy));
    }
    if dice.percent(15) && !all.is_empty() {
        project.excludes.push(dice.one_of(&all));
    }
}
