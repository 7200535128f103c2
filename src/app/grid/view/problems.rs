//! The problems of a list above its grid, and the way from one to the next.

use yew::prelude::*;

use super::state::{Grid, News};
use crate::i18n::{Key, describe};

/// How many problems are listed at once; when some are mended, the next come up.
const MOST_LISTED: usize = 20;

impl Grid {
    /// The problems of the list, each with the way to its cell.
    pub fn problems(&self, ctx: &Context<Self>) -> Html {
        let lang = ctx.props().lang;
        let unread = self.unread.iter().filter_map(|unread| {
            let (row, column) = unread.place(&self.sheet)?;
            Some((row, column, unread.trouble.say(lang).0, true))
        });
        let marks =
            self.sheet.marks.iter().map(|mark| {
                (mark.row, mark.column, describe(&mark.problem, lang).what, mark.problem.is_error())
            });
        let count = self.unread.len() + self.sheet.marks.len();
        if count == 0 {
            return Html::default();
        }
        let item = |(row, column, what, is_error): (usize, usize, String, bool)| {
            let onclick = ctx.link().callback(move |_: MouseEvent| News::Jump(row, column));
            let title =
                self.sheet.columns.get(column).map(|column| column.title.say(lang)).unwrap_or_default();
            let place = Key::GridPlace.with(lang, &[("row", &self.sheet.name(row)), ("column", &title)]);
            html! {
                <li class={classes!("ledger-problem", is_error.then_some("is-error"))}>
                    <button class="ledger-problem-place" type="button" {onclick}>{ place }</button>
                    <span class="ledger-problem-what">{ what }</span>
                </li>
            }
        };
        let next = ctx.link().callback(|_: MouseEvent| News::NextProblem);
        html! {
            <div class="ledger-problems-bar">
                <details class="ledger-problems">
                    <summary class="ledger-problems-title">
                        { Key::GridProblems.with(lang, &[("count", &count.to_string())]) }
                    </summary>
                    <ul class="ledger-problems-list">{ for unread.chain(marks).take(MOST_LISTED).map(item) }</ul>
                    if count > MOST_LISTED {
                        <p class="ledger-problems-more">
                            { Key::GridMore.with(lang, &[("count", &(count - MOST_LISTED).to_string())]) }
                        </p>
                    }
                </details>
                <button class="button" type="button" aria-keyshortcuts="F8" onclick={next}>
                    { Key::GridNextProblem.text(lang) }
                </button>
            </div>
        }
    }

    /// Goes to the next cell whose text cannot be read, or where there is none to the next with another problem: as rows are shown, then to
    /// those that are filtered out, and behind the last to the first.
    pub fn go_to_next_problem(&mut self) {
        let mut shown = vec![usize::MAX; self.sheet.rows()];
        for (at, row) in self.view.iter().enumerate() {
            if let Some(place) = shown.get_mut(*row) {
                *place = at;
            }
        }
        let active = (self.selection.active.row, self.selection.active.column);
        let order = |(row, column): &(usize, usize)| {
            let spot = (shown.get(*row).copied().unwrap_or(usize::MAX), *column);
            (spot <= active, spot)
        };
        let unread = self.unread.iter().filter_map(|unread| unread.place(&self.sheet)).min_by_key(order);
        let marked = || self.sheet.marks.iter().map(|mark| (mark.row, mark.column)).min_by_key(order);
        if let Some((row, column)) = unread.or_else(marked) {
            self.go_to(row, column);
            self.takes_focus = true;
        }
    }
}
