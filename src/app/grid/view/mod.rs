//! The grid on the page: what is drawn, and what is heard.

mod dialog;
mod draw;
mod edit;
mod hear;
mod keys;
mod pick;
mod printed;
mod problems;
mod row;
mod state;
mod toolbar;
mod update;

use std::rc::Rc;

use yew::prelude::*;

use self::state::{Grid, GridProps, News};
use super::selection::Spot;
use super::unread::UnreadTexts;
use crate::app::components::heading;
use crate::app::platform::sheet as browser;
use crate::app::platform::{page, printing, resizing};
use crate::app::route::Page;
use crate::app::state::answers::{Search, use_answers};
use crate::app::state::preferences::use_lang;
use crate::app::state::work::{use_act, use_open};
use crate::plan::TableName;

/// The page of a list: its heading and its grid, with the row of this id chosen.
pub fn grid_page(table: TableName, page: Page, chosen: Option<&str>) -> Html {
    let chosen = chosen.map(str::to_owned);
    html! { <GridPage key={page.slug()} {table} {page} {chosen} /> }
}

#[derive(Properties, PartialEq)]
struct PageProps {
    table: TableName,
    page: Page,
    chosen: Option<String>,
}

#[component(GridPage)]
fn page(PageProps { table, page, chosen }: &PageProps) -> Html {
    let (lang, act) = (use_lang(), use_act());
    let answers = use_answers();
    let texts = use_context::<UnreadTexts>().unwrap_or_default();
    let Some(open) = use_open() else { return Html::default() };
    let is_waiting = matches!(answers.search, Search::Running(_));
    html! {
        <div class="page page-wide">
            { heading(page.title().text(lang), None) }
            <Grid table={*table} {lang} {act} {open} answer={answers.shown.clone()} {is_waiting}
                chosen={chosen.clone()} {texts} />
        </div>
    }
}

impl Component for Grid {
    type Message = News;
    type Properties = GridProps;

    fn create(ctx: &Context<Self>) -> Self {
        let mut grid = Self::new(ctx.props());
        // Here and not handed down: Yew may stop for a frame between a parent and its children, and the browser prints at once.
        grid.printing = Some(printing::listen(ctx.link().callback(News::Printing)));
        grid.choose(ctx.props());
        grid
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &GridProps) -> bool {
        let props = ctx.props();
        if !props.shows_same(old) {
            self.renew(props, old);
        }
        if props.chosen != old.chosen {
            self.choose(props);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, news: News) -> bool {
        self.hear(ctx.props(), news)
    }

    fn destroy(&mut self, ctx: &Context<Self>) {
        self.leave(ctx.props());
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        self.draw(ctx)
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            self.resizing = resizing::watch(&self.scroller, ctx.link().callback(|()| News::Resized));
        }
        if std::mem::take(&mut self.follows) {
            // What is told below the grid may have left it less room.
            let shows_others = self.measure();
            let top = self.port.reveal(self.selection.head.row);
            if let Some(top) = top {
                browser::scroll_to(&self.scroller, top);
            }
            if shows_others {
                ctx.link().send_message(News::Resized);
            } else if top.is_some() {
                ctx.link().send_message(News::Scrolled);
            }
            browser::reveal_cell(&self.scroller, &cell_id(self.selection.head));
        }
        browser::lay_over(&self.input, &self.scroller, &cell_id(self.selection.active));
        self.lay_picker();
        if let Some(offer) = self.current_offer() {
            page::reveal(&offer);
        }
        browser::show_dialog(&self.dialog, self.pending.is_some());
        if std::mem::take(&mut self.takes_focus) {
            browser::focus_quietly(&self.input);
        }
    }
}

/// The id of a cell's element.
fn cell_id(spot: Spot) -> String {
    format!("{}{}-{}", browser::CELL, spot.row, spot.column)
}

/// Something shared, the same only where it is the very same.
#[derive(Debug)]
struct Same<T>(Rc<T>);

impl<T> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
