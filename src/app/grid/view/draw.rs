//! The grid: heading, the rows in sight, totals, and the input over the active cell.

use yew::prelude::*;

use super::keys::Mode;
use super::pick::PICKER;
use super::row::{RowLook, row as draw_row, words_of};
use super::state::{Grid, News};
use super::{Same, cell_id};
use crate::app::grid::column::Column;
use crate::app::grid::sheet::Sheet;
use crate::app::grid::value::{Kind, Value};
use crate::i18n::{Key, Lang};

/// What the page's ids of the grid are.
const GRID: &str = "ledger";
const LINE: &str = "ledger-words";
const CHOICES: &str = "ledger-choices";

impl Grid {
    /// All of it.
    pub fn draw(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let lang = props.lang;
        html! {
            <section class={classes!("panel", "ledger-panel", props.is_waiting.then_some("is-waiting-for"))}>
                { self.toolbar(ctx) }
                { self.notices(lang) }
                { self.problems(ctx) }
                <div class="ledger-scroller" ref={self.scroller.clone()}
                    onscroll={ctx.link().callback(|_: Event| News::Scrolled)}>
                    { self.editor(ctx) }
                    { self.grid(ctx) }
                </div>
                { self.picker(ctx) }
                { self.line(lang) }
                { self.paste_dialog(ctx) }
                if self.is_printing {
                    { self.printed(lang) }
                }
            </section>
        }
    }

    /// What was done or refused. The regions are always there: a screen reader tells only of what changes in one it knows.
    fn notices(&self, lang: Lang) -> Html {
        let words = |urgent: bool| {
            let words = self.notice.words.iter().filter(|_| self.notice.urgent == urgent);
            words.map(|words| html! { <p>{ words }</p> }).collect::<Html>()
        };
        let class = (self.notice.urgent && !self.notice.words.is_empty()).then_some("ledger-refusal");
        html! {
            <>
                <div role="alert" class={classes!(class)}>{ words(true) }</div>
                <div role="status" class="ledger-status" aria-label={Key::GridStatus.text(lang)}>{ words(false) }</div>
            </>
        }
    }

    /// The one input, which always has the focus: it lies over the active cell, unseen until something is typed, so that an
    /// input method finds it there from its first key on.
    fn editor(&self, ctx: &Context<Self>) -> Html {
        let lang = ctx.props().lang;
        let active = self.active();
        let (row, column) = active.unwrap_or_default();
        let kind = self.sheet.columns.get(column).map(|column| &column.kind);
        let has_choices = self.editing.is_some() && kind.is_some_and(|kind| matches!(kind, Kind::Choice(_)));
        let picks = self.editing == Some(Mode::Pick);
        let shows_before = picks || has_choices && self.editing == Some(Mode::Amend);
        let placeholder = shows_before.then(|| self.sheet.shown(row, column));
        let class = classes!(
            "ledger-input",
            self.editing.is_some().then_some("is-editing"),
            kind.is_some_and(Kind::is_figure).then_some("is-figure"),
            (column == 0).then_some("is-first"),
        );
        let label = match active {
            Some(_) => self.label(row, column, lang),
            None => self.nothing().text(lang).to_owned(),
        };
        let at_cell = active.map(|_| cell_id(self.selection.active));
        let descendant = if picks { self.current_offer() } else { at_cell };
        html! {
            <>
                <input {class} ref={self.input.clone()} type="text" autocomplete="off" spellcheck="false"
                    inputmode={if self.editing.is_some() { "text" } else { "none" }}
                    role={picks.then_some("combobox")} aria-expanded={picks.then_some("true")}
                    aria-autocomplete={picks.then_some("list")} aria-haspopup={picks.then_some("listbox")}
                    aria-label={label} aria-controls={if picks { PICKER } else { GRID }} aria-activedescendant={descendant}
                    aria-describedby={LINE} list={has_choices.then_some(CHOICES)} {placeholder}
                    onkeydown={self.on_key(ctx)} oninput={self.on_input(ctx)}
                    onblur={ctx.link().callback(|_: FocusEvent| News::Left)}
                    oncopy={self.on_copy(ctx, false)} oncut={self.on_copy(ctx, true)} onpaste={self.on_paste(ctx)} />
                if has_choices {
                    <datalist id={CHOICES}>
                        { for kind.map(Kind::choices).unwrap_or_default().iter().map(|choice| {
                            html! { <option value={choice.name(lang).to_owned()} /> }
                        }) }
                    </datalist>
                }
            </>
        }
    }

    /// Where one is, for a screen reader: column, row, and what stands there.
    fn label(&self, row: usize, column: usize, lang: Lang) -> String {
        let heading =
            self.sheet.columns.get(column).map(|own| own.heading(self.unit, lang)).unwrap_or_default();
        let shown = self.sheet.shown(row, column);
        let value = if shown.is_empty() { Key::TermNone.text(lang) } else { &shown };
        Key::GridCell.with(lang, &[("column", &heading), ("row", &self.sheet.name(row)), ("value", value)])
    }

    fn grid(&self, ctx: &Context<Self>) -> Html {
        let lang = ctx.props().lang;
        let window = self.port.window(self.view.len());
        let rows = self.view.iter().copied().enumerate().skip(window.first).take(window.end - window.first);
        let rows = rows.map(|(at, row)| {
            draw_row(RowLook {
                sheet: &self.sheet,
                unread: &self.unread,
                // A row that leaves makes way for the one that comes, in its elements: to change their texts is cheaper than to make
                // others.
                key: at % window.most.max(1),
                at,
                row,
                span: self.selection.span(at),
                active: (self.selection.active.row == at).then_some(self.selection.active.column),
                drawn: window.columns,
            })
        });
        html! {
            <div id={GRID} class="ledger" role="grid" aria-label={Key::GridLabel.text(lang)} aria-multiselectable="true"
                aria-rowcount={(self.view.len() + 2).to_string()}
                aria-colcount={self.sheet.columns.len().to_string()}
                onmousedown={self.on_press(ctx)} onmouseover={self.on_drag(ctx)} ondblclick={self.on_double(ctx)}>
                { self.head(ctx) }
                // A group of rows has some.
                <div role={if self.view.is_empty() { "none" } else { "rowgroup" }} class="ledger-body">
                    { gap("above", window.above) }
                    { for rows }
                    { gap("below", window.below) }
                </div>
                <Totals sheet={Same(self.sheet.clone())} view={Same(self.view.clone())} />
            </div>
        }
    }

    fn head(&self, ctx: &Context<Self>) -> Html {
        let lang = ctx.props().lang;
        let cells = self.sheet.columns.iter().enumerate().map(|(at, column)| {
            let sorting = self.arrangement.sorting.as_ref().filter(|sorting| sorting.column == column.key());
            let sort = sorting.map(|sorting| if sorting.descending { "descending" } else { "ascending" });
            let onclick = ctx.link().callback(move |_: MouseEvent| News::Sort(Some(at)));
            html! {
                <div class={classes!(cell_class(column, at))} role="columnheader"
                    aria-colindex={(at + 1).to_string()} aria-sort={sort} {onclick}>
                    <span class="ledger-text">{ column.heading(self.unit, lang) }</span>
                    if let Some(sort) = sort {
                        <span class="ledger-sort" aria-hidden="true">
                            { if sort == "descending" { "\u{25bc}" } else { "\u{25b2}" } }
                        </span>
                    }
                </div>
            }
        });
        html! {
            <div role="rowgroup" class="ledger-head">
                <div class="ledger-line" role="row" aria-rowindex="1">{ for cells }</div>
            </div>
        }
    }

    /// What there is to say where no row is in sight.
    const fn nothing(&self) -> Key {
        if self.filter.is_empty() { Key::GridEmpty } else { Key::GridNoneFound }
    }

    /// What the active cell holds in full, and what is wrong with it.
    fn line(&self, lang: Lang) -> Html {
        let Some((row, column)) = self.active() else {
            return html! { <p id={LINE} class="ledger-foot">{ self.nothing().text(lang) }</p> };
        };
        let words = words_of(&self.sheet, &self.unread, row, column);
        let hint = match self.active_kind() {
            None => Key::GridTold,
            Some(Kind::List { .. }) => Key::GridKeysList,
            Some(_) => Key::GridKeys,
        };
        html! {
            <div class="ledger-foot">
                <p class="ledger-where" aria-hidden="true">{ self.label(row, column, lang) }</p>
                <p id={LINE} class={classes!("ledger-words", words.is_some().then_some("is-wrong"))}>
                    { words.unwrap_or_else(|| hint.text(lang).to_owned()) }
                </p>
            </div>
        }
    }
}

#[derive(Properties, PartialEq)]
struct TotalsProps {
    sheet: Same<Sheet>,
    view: Same<Vec<usize>>,
}

/// What the rows in sight come to; summed up anew only when they change.
#[component(Totals)]
fn totals(TotalsProps { sheet: Same(sheet), view: Same(view) }: &TotalsProps) -> Html {
    let cells = sheet.columns.iter().enumerate().map(|(at, column)| {
        let text = if at == 0 {
            Key::GridTotal.with(sheet.lang, &[("count", &view.len().to_string())])
        } else {
            sheet.sum(at, view).map_or_else(String::new, |sum| sheet.brief(column, &Value::Amount(sum)))
        };
        html! {
            <div class={classes!(cell_class(column, at))} role={if at == 0 { "rowheader" } else { "gridcell" }}
                aria-colindex={(at + 1).to_string()}>
                { text }
            </div>
        }
    });
    html! {
        <div role="rowgroup" class="ledger-totals">
            <div class="ledger-line" role="row" aria-rowindex={(view.len() + 2).to_string()}>{ for cells }</div>
        </div>
    }
}

fn cell_class(column: &Column, at: usize) -> Classes {
    classes!(
        "ledger-cell",
        column.width.class(),
        column.kind.is_figure().then_some("is-figure"),
        column.told.then_some("is-told"),
        (at == 0).then_some("is-first"),
    )
}

/// As high as the rows that are not drawn; an attribute of a drawing, for the page's policy forbids style attributes. It has a key as
/// the rows beside it do: without one in their list, all of them would be made anew.
fn gap(key: &'static str, height: f64) -> Html {
    html! { <svg {key} class="ledger-gap" width="1" height={format!("{height:.2}")} aria-hidden="true" focusable="false" /> }
}
