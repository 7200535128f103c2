//! A figure that is changed where it stands: a button that turns into an input.

use yew::prelude::*;

use crate::app::platform::{field, page};
use crate::app::state::preferences::use_lang;
use crate::i18n::Key;

/// The properties of [`Figure`].
#[derive(Properties, PartialEq)]
pub struct FigureProps {
    /// The figure as it stands in the sentence.
    pub text: AttrValue,
    /// What it is.
    pub label: AttrValue,
    /// Takes what was typed, or says why not.
    pub commit: Callback<String, Option<String>>,
}

/// The figure. Enter takes what was typed, Escape leaves it as it was.
#[component(Figure)]
pub fn figure(FigureProps { text, label, commit }: &FigureProps) -> Html {
    let lang = use_lang();
    let typed = use_state_eq(|| None::<String>);
    let fault = use_state_eq(|| None::<String>);
    let (input, button) = (use_node_ref(), use_node_ref());
    // What a handler of an input that is being taken away must know: whether it still counts, and whether the keyboard closed it.
    let is_open = use_mut_ref(|| false);
    let by_key = use_mut_ref(|| false);
    use_effect_with(typed.is_some(), {
        let (input, button, by_key) = (input.clone(), button.clone(), by_key.clone());
        move |is_typing: &bool| match is_typing {
            true => field::mark(&input),
            false if by_key.replace(false) => page::focus(&button),
            false => {}
        }
    });
    let close = {
        let (typed, fault, is_open) = (typed.setter(), fault.setter(), is_open.clone());
        move || {
            is_open.replace(false);
            fault.set(None);
            typed.set(None);
        }
    };
    let take = {
        let (commit, fault, input, close) = (commit.clone(), fault.setter(), input.clone(), close.clone());
        // What stands in the field, which may be newer than what was drawn last.
        move || match page::value(&input).and_then(|now| commit.emit(now)) {
            Some(why) => fault.set(Some(why)),
            None => close(),
        }
    };
    let Some(now) = (*typed).clone() else {
        let onclick = {
            let (typed, text) = (typed.setter(), text.to_string());
            Callback::from(move |_: MouseEvent| {
                is_open.replace(true);
                typed.set(Some(text.clone()));
            })
        };
        let says = Key::RulesFigure.with(lang, &[("label", label), ("value", text)]);
        return html! {
            <button class="figure" type="button" ref={button} {onclick} aria-label={says.clone()} title={says}>
                { text.clone() }
            </button>
        };
    };
    let onkeydown = {
        let (take, by_key) = (take.clone(), by_key);
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" if !event.is_composing() => {
                event.prevent_default();
                by_key.replace(true);
                take();
            }
            "Escape" => {
                event.stop_propagation();
                by_key.replace(true);
                close();
            }
            _ => {}
        })
    };
    let onblur = Callback::from(move |_: FocusEvent| {
        if *is_open.borrow() {
            take();
        }
    });
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| typed.set(Some(field::text(&event))))
    };
    let says = fault.as_ref().map(|why| html! { <span class="figure-fault">{ why }</span> });
    html! {
        <span class="figure-open">
            <input class="figure-input" type="text" ref={input} value={now} size="12" aria-label={label.clone()}
                aria-invalid={fault.is_some().to_string()} autocomplete="off" {oninput} {onkeydown} {onblur} />
            <span role="alert">{ says }</span>
        </span>
    }
}
