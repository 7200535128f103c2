//! A button that copies a text.

use yew::prelude::*;

use crate::app::platform::clipboard;
use crate::app::state::preferences::use_lang;
use crate::i18n::Key;

/// The properties of [`CopyButton`].
#[derive(Properties, PartialEq)]
pub struct CopyButtonProps {
    /// The text.
    pub text: AttrValue,
}

/// The button, which says whether it worked.
#[component(CopyButton)]
pub fn copy_button(CopyButtonProps { text }: &CopyButtonProps) -> Html {
    let lang = use_lang();
    let done = use_state_eq(|| None::<bool>);
    let onclick = {
        let (text, done) = (text.clone(), done.setter());
        Callback::from(move |_: MouseEvent| done.set(Some(clipboard::copy(&text))))
    };
    html! {
        <>
            <button class="button" type="button" {onclick}>{ Key::ReportPageCopy.text(lang) }</button>
            <p class="paper-copied" role="status">
                if let Some(is_copied) = *done {
                    { if is_copied { Key::ReportPageCopied } else { Key::ReportPageNotCopied }.text(lang) }
                }
            </p>
        </>
    }
}
