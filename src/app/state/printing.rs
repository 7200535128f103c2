//! What the page does when it is printed.

use yew::prelude::*;

use crate::app::platform::printing;
use crate::app::state::preferences::use_lang;
use crate::app::state::work::use_open;
use crate::paper::{Paper, css_string};

/// Whether the page is being printed: then lists are drawn whole, however long.
#[hook]
pub fn use_printing() -> bool {
    let is_printing = use_state_eq(|| false);
    let setter = is_printing.setter();
    use_effect_with((), move |()| {
        let listeners = printing::listen(Callback::from(move |is| setter.set(is)));
        move || drop(listeners)
    });
    *is_printing
}

/// Puts title and fingerprint of the open plan into the margin of printed pages.
#[hook]
pub fn use_running_head() {
    let (lang, open) = (use_lang(), use_open());
    let latest = use_mut_ref(|| None);
    *latest.borrow_mut() = open.map(|open| (open.plan().clone(), lang));
    use_effect_with((), move |()| {
        let told = Callback::from(move |is_printing: bool| {
            // The fingerprint of a large plan takes its time: only that of one that is printed is made.
            if let Some((plan, lang)) = latest.borrow().as_ref().filter(|_| is_printing) {
                printing::set_running_head(&css_string(&Paper::running_head(plan, *lang)));
            }
        });
        let listeners = printing::listen(told);
        move || drop(listeners)
    });
}
