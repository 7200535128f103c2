//! The water's way as a picture to take along: a menu beside the drawing.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::components::use_disclosure;
use crate::app::platform::{files, picture as browser};
use crate::app::state::answers::Answer;
use crate::app::state::file_name::file_name;
use crate::app::state::preferences::use_lang;
use crate::i18n::Key;
use crate::paper::figures::title_in;
use crate::paper::picture::{Picture, WIDTH};
use crate::paper::{Finished, source};
use crate::report::sankey::Axis;

/// How many dots a unit of the picture has: enough for a slide on a large screen and for paper.
const DOTS: u32 = 3;
const SVG: &str = "image/svg+xml";

/// The properties of [`SaveMenu`].
#[derive(Properties, PartialEq)]
pub struct SaveMenuProps {
    /// The answer that is drawn.
    pub answer: Rc<Answer>,
    /// The columns behind the pool.
    pub axes: Vec<Axis>,
}

/// The menu.
#[component(SaveMenu)]
pub fn save_menu(SaveMenuProps { answer, axes }: &SaveMenuProps) -> Html {
    let lang = use_lang();
    let menu = use_disclosure();
    let has_failed = use_state_eq(|| false);
    let drawn = use_memo((menu.open, answer.clone(), axes.clone(), lang), |(open, answer, axes, lang)| {
        let report = answer.report().filter(|_| *open)?;
        let (plan, source) = (&*answer.plan, source(&answer.plan, *lang));
        let picture = Picture { plan, report, axes: axes.clone(), source: &source, lang: *lang };
        let (svg, height) = picture.svg();
        let dots = |units: i64| u32::try_from(units).unwrap_or_default().saturating_mul(DOTS);
        Some(Drawn { svg, size: (dots(WIDTH), dots(height)) })
    });
    let title = Key::PictureName.with(lang, &[("title", &title_in(&answer.plan.title, lang))]);
    let as_svg = {
        let (drawn, close, name) = (drawn.clone(), menu.close.clone(), file_name(&title, "svg"));
        Callback::from(move |_: MouseEvent| {
            if let Some(Drawn { svg, .. }) = &*drawn {
                files::download(&name, SVG, svg.text().as_bytes());
            }
            close.emit(());
        })
    };
    let as_png = {
        let (drawn, close, failed) = (drawn.clone(), menu.close.clone(), has_failed.setter());
        let name = file_name(&title, "png");
        Callback::from(move |_: MouseEvent| {
            failed.set(false);
            let failed = failed.clone();
            if let Some(Drawn { svg, size }) = &*drawn {
                let failed = Callback::from(move |()| failed.set(true));
                browser::save_png(svg.text().to_owned(), *size, name.clone(), failed);
            }
            close.emit(());
        })
    };
    let (width, height) = drawn.as_ref().as_ref().map_or((0, 0), |drawn| drawn.size);
    let size = [("width", width.to_string()), ("height", height.to_string())];
    let size = size.each_ref().map(|(name, dots)| (*name, dots.as_str()));
    html! {
        <div class="snap" ref={menu.whole} onkeydown={menu.on_key} onfocusout={menu.on_leave}>
            <button class="button" type="button" ref={menu.button} onclick={menu.toggle}
                aria-expanded={menu.open.to_string()} aria-controls="snap">
                { Key::PictureSave.text(lang) }
            </button>
            <div id="snap" class="snap-panel" role="group" tabindex="-1" aria-label={Key::PictureMenu.text(lang)} hidden={!menu.open}>
                <button class="file-item" type="button" onclick={as_png}>{ Key::PicturePng.with(lang, &size) }</button>
                <button class="file-item" type="button" onclick={as_svg}>{ Key::PictureSvg.text(lang) }</button>
            </div>
            <p class="snap-failed" role="status">
                if *has_failed {
                    { Key::PictureFailed.text(lang) }
                }
            </p>
        </div>
    }
}

/// A picture and how large it is in dots.
#[derive(PartialEq)]
struct Drawn {
    svg: Finished,
    size: (u32, u32),
}
