//! The rail: the brand and the way to every page. On a narrow screen it is a bar whose menu unfolds.

use yew::prelude::*;

use super::disclosure::use_disclosure;
use crate::app::route::{Page, Route};
use crate::app::state::preferences::use_lang;
use crate::i18n::Key;

/// The properties of [`Rail`].
#[derive(Properties, PartialEq)]
pub struct RailProps {
    /// Where the person is.
    pub route: Route,
}

/// The rail.
#[component(Rail)]
pub fn rail(RailProps { route }: &RailProps) -> Html {
    let lang = use_lang();
    let menu = use_disclosure();
    let link = |page: Page| {
        let onclick = menu.close.reform(|_: MouseEvent| ());
        let current = (route.page() == Some(page)).then_some("page");
        html! {
            <li key={page.slug()}>
                <a class="rail-link" href={page.href()} aria-current={current} {onclick}>
                    { page.title().text(lang) }
                </a>
            </li>
        }
    };
    html! {
        // The rail itself takes the focus of a click between its links, so that the menu stays unfolded.
        <nav class="rail" aria-label={Key::FramePages.text(lang)} ref={menu.whole} tabindex="-1"
            onkeydown={menu.on_key} onfocusout={menu.on_leave}>
            <p class="brand">
                <span class="brand-name" translate="no"><span lang="zh-CN">{ "一池" }</span>{ " Fundpool" }</span>
                <span class="brand-tagline">{ Key::AppTagline.text(lang) }</span>
            </p>
            <button class="rail-button" type="button" ref={menu.button} onclick={menu.toggle}
                aria-expanded={menu.open.to_string()} aria-controls="pages">
                { Key::FrameMenu.text(lang) }
            </button>
            <ul id="pages" class={classes!("rail-list", menu.open.then_some("is-open"))}>
                { for Page::ALL.map(link) }
            </ul>
            <p class="rail-foot">
                { Key::FrameOffline.text(lang) }<br />{ Key::FramePrivacy.text(lang) }
            </p>
        </nav>
    }
}
