//! Which projects are safe, and which get money in some draws only.

use yew::prelude::*;

use crate::app::pages::figures::name_of;
use crate::app::route::Page;
use crate::i18n::{Key, Lang};
use crate::plan::Plan;
use crate::uncertain::Draws;

/// How many projects a list shows.
const MOST_LISTED: usize = 200;

/// Projects with money in every draw, in some, in none.
pub fn draw(draws: &Draws, plan: &Plan, lang: Lang) -> Html {
    let sorted = Sorted::of(draws);
    html! {
        <section class="fro-part">
            { kind(Key::UncertainSafe, "is-safe", &sorted.safe, draws, plan, lang) }
            { kind(Key::UncertainRisky, "is-risky", &sorted.risky, draws, plan, lang) }
            { kind(Key::UncertainNever, "is-never", &sorted.never, draws, plan, lang) }
        </section>
    }
}

/// Projects by how often they get money, each with the number of draws.
#[derive(Debug, Default, PartialEq, Eq)]
struct Sorted {
    safe: Vec<(usize, usize)>,
    /// The least certain first.
    risky: Vec<(usize, usize)>,
    never: Vec<(usize, usize)>,
}

impl Sorted {
    fn of(draws: &Draws) -> Self {
        let mut sorted = Self::default();
        for (project, times) in draws.funded.iter().copied().enumerate() {
            let kind = match times {
                0 => &mut sorted.never,
                _ if draws.is_safe(project) => &mut sorted.safe,
                _ => &mut sorted.risky,
            };
            kind.push((project, times));
        }
        sorted.risky.sort_by_key(|(project, times)| (*times, *project));
        sorted
    }
}

/// How many there are, and their list to unfold.
fn kind(
    title: Key,
    class: &'static str,
    listed: &[(usize, usize)],
    draws: &Draws,
    plan: &Plan,
    lang: Lang,
) -> Html {
    let count = [("count", &*listed.len().to_string())];
    let title = title.with(lang, &count);
    if listed.is_empty() {
        return html! { <p class={classes!("fro-kind", class)}>{ title }</p> };
    }
    let rows = listed.iter().take(MOST_LISTED).filter_map(|(at, times)| {
        let project = plan.projects.get(*at)?;
        let times = [("count", &*times.to_string()), ("of", &draws.kept.to_string())];
        Some(html! {
            <tr key={*at}>
                <th scope="row"><a class="link" href={Page::Projects.href_of(project.id.as_str())}>{ name_of(&project.name, &project.id, lang) }</a></th>
                <td class="number">{ Key::UncertainTimes.with(lang, &times) }</td>
            </tr>
        })
    });
    let left = listed.len().saturating_sub(MOST_LISTED);
    html! {
        <details class={classes!("fro-kind", class)}>
            <summary>{ title.clone() }</summary>
            <div class="table-frame fro-list" tabindex="0" role="region" aria-label={title}>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{ Key::UncertainProject.text(lang) }</th>
                            <th class="number" scope="col">{ Key::UncertainOften.text(lang) }</th>
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            if left > 0 {
                <p class="panel-note">{ Key::UncertainMore.with(lang, &[("count", &left.to_string())]) }</p>
            }
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn projects_are_sorted_by_how_often_they_get_money() {
        let draws = Draws {
            seed: 1,
            asked: 4,
            done: 4,
            kept: 3,
            infeasible: 1,
            unknown: 0,
            inflow: None,
            benefit: None,
            gap: 0,
            counties: Vec::new(),
            funded: vec![3, 2, 0, 1],
            conflicts: Vec::new(),
        };
        let expect = Sorted { safe: vec![(0, 3)], risky: vec![(3, 1), (1, 2)], never: vec![(2, 0)] };
        assert_eq!(Sorted::of(&draws), expect);
        // Where no draw has an allocation nothing is safe.
        let none = Draws { kept: 0, funded: vec![0; 2], ..draws };
        assert_eq!(Sorted::of(&none).never.len(), 2);
    }
}
