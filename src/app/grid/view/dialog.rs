//! What a paste will do, told before it is done, and what comes of it.

use yew::prelude::*;

use super::state::{Grid, GridProps, News, Notice, Pending};
use super::toolbar::units;
use crate::app::grid::paste::{self, Paste, Reading};
use crate::app::grid::tsv;
use crate::app::platform::page;
use crate::diagnostic::visible;
use crate::i18n::{Key, Lang};

/// How many cells that cannot be read are told one by one.
const MOST_TOLD: usize = 8;

impl Grid {
    /// A text was pasted: one cell goes into the whole range, a block is told of first.
    pub fn paste(&mut self, props: &GridProps, text: &str) {
        let block = tsv::parse(text);
        let only = <&[_; 1]>::try_from(block.as_slice()).ok();
        if let Some([cell]) = only.map(|[row]| row.as_slice()) {
            return self.put_into_range(props, cell);
        }
        if block.is_empty() {
            let words = vec![Key::GridNothingToPaste.text(props.lang).to_owned()];
            self.notice = Notice { words, urgent: true };
            return;
        }
        let headings = paste::has_headings(&self.sheet, &block);
        let reading = Reading { unit: self.unit, headings };
        self.pending = Some(Pending { block, reading, paste: Paste::default() });
        self.understand(reading);
    }

    /// What the block is, understood in this way, will do.
    pub fn understand(&mut self, reading: Reading) {
        let at = self.selection.range().from;
        if let Some(pending) = &mut self.pending {
            pending.reading = reading;
            pending.paste = paste::plan(&self.sheet, &self.view, at, &pending.block, reading);
        }
    }

    /// Pastes what was told of, or not.
    pub fn decide(&mut self, props: &GridProps, does: bool) {
        self.takes_focus = true;
        let Some(pending) = self.pending.take().filter(|_| does) else { return };
        let Paste { gesture, changed, added, .. } = pending.paste;
        let unread = gesture.unread.len();
        if self.step(props, gesture) {
            let (changed, added) = (changed.to_string(), added.to_string());
            let mut words =
                vec![Key::GridPasted.with(props.lang, &[("changed", &changed), ("added", &added)])];
            if unread > 0 {
                words.push(Key::GridPastedUnread.with(props.lang, &[("count", &unread.to_string())]));
            }
            self.notice = Notice { words, urgent: false };
        }
    }

    /// The dialog; empty while nothing is to be pasted.
    pub fn paste_dialog(&self, ctx: &Context<Self>) -> Html {
        let cancel = ctx.link().callback(|event: Event| {
            event.prevent_default();
            News::Decided(false)
        });
        html! {
            <dialog class="paste" ref={self.dialog.clone()} oncancel={cancel} aria-labelledby="paste-title">
                if let Some(pending) = &self.pending {
                    { self.preview(ctx, pending) }
                }
            </dialog>
        }
    }

    fn preview(&self, ctx: &Context<Self>, pending: &Pending) -> Html {
        let lang = ctx.props().lang;
        let reading = pending.reading;
        let choose = ctx.link().callback(move |unit| News::Read(Reading { unit, ..reading }));
        let headings = ctx.link().callback(move |event: Event| {
            News::Read(Reading { headings: page::is_checked(&event), ..reading })
        });
        let decide = |does: bool| ctx.link().callback(move |_: MouseEvent| News::Decided(does));
        let nothing = pending.paste.gesture.changes.is_empty() && pending.paste.gesture.unread.is_empty();
        html! {
            <>
                <h2 id="paste-title" class="paste-title">{ Key::PasteTitle.text(lang) }</h2>
                <div class="paste-options">
                    <span>{ Key::PasteUnit.text(lang) }</span>
                    { units("paste-unit", Key::PasteUnit, reading.unit, lang, choose) }
                    <label class="paste-headings">
                        <input type="checkbox" checked={reading.headings} onchange={headings} />
                        { Key::PasteHeadings.text(lang) }
                    </label>
                </div>
                { self.will(pending, lang) }
                <div class="paste-buttons">
                    <button class="button button-primary" type="button" autofocus=true disabled={nothing} onclick={decide(true)}>
                        { Key::PasteDo.text(lang) }
                    </button>
                    <button class="button" type="button" onclick={decide(false)}>{ Key::PasteCancel.text(lang) }</button>
                </div>
            </>
        }
    }

    /// What will happen, and what will not.
    fn will(&self, pending: &Pending, lang: Lang) -> Html {
        let paste = &pending.paste;
        let line = |key: Key, count: usize| {
            html! { <li>{ key.with(lang, &[("count", &count.to_string())]) }</li> }
        };
        let unadded = paste.unadded.as_ref().map(|(trouble, count)| {
            let (what, hint) = trouble.say(lang);
            let args = [("count", count.to_string()), ("what", what), ("hint", hint)];
            html! { <li>{ Key::PasteUnadded.with(lang, &args.each_ref().map(|(name, text)| (*name, text.as_str()))) }</li> }
        });
        let unread = &paste.gesture.unread;
        let told = unread.iter().zip(&paste.places).take(MOST_TOLD).map(|(unread, (row, column))| {
            let place = [("row", row.to_string()), ("column", column.to_string()), ("text", visible(&unread.text))];
            let place = place.each_ref().map(|(name, text)| (*name, text.as_str()));
            html! {
                <li class="paste-fault">
                    <strong>{ Key::PastePlace.with(lang, &place) }</strong>{ " " }{ unread.trouble.say(lang).0 }
                </li>
            }
        });
        html! {
            <div class="paste-will" aria-live="polite">
                <ul class="paste-counts">
                    { line(Key::PasteChanged, paste.changed) }
                    { line(Key::PasteAdded, paste.added) }
                    if !unread.is_empty() { { line(Key::PasteUnread, unread.len()) } }
                    { for unadded }
                    if paste.beyond > 0 { { line(Key::PasteBeyond, paste.beyond) } }
                    if !paste.ignored.is_empty() {
                        <li>{ Key::PasteIgnored.with(lang, &[("names", &visible(&paste.ignored.join(Key::PlaceListSeparator.text(lang))))]) }</li>
                    }
                </ul>
                <ul class="paste-faults">{ for told }</ul>
                if unread.len() > MOST_TOLD { <p>{ Key::GridMore.with(lang, &[("count", &(unread.len() - MOST_TOLD).to_string())]) }</p> }
                if !unread.is_empty() { <p class="paste-note">{ Key::PasteUnreadKept.text(lang) }</p> }
            </div>
        }
    }
}
