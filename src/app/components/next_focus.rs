//! Where the focus goes when what had it is moved, taken away or can no longer be pressed: a person at the keyboard would else start
//! over at the top of the page.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::platform::page;

/// Who may have the focus next.
#[derive(Clone)]
pub struct NextFocus(Rc<RefCell<Vec<String>>>);

impl NextFocus {
    /// Once this is drawn, the first of these elements that there is has the focus, unless something else has.
    pub fn among(&self, ids: Vec<String>) {
        self.0.replace(ids);
    }
}

/// For what is drawn by this component.
#[hook]
pub fn use_next_focus() -> NextFocus {
    let ids = use_mut_ref(Vec::new);
    use_effect({
        let ids = ids.clone();
        move || {
            let ids = ids.take();
            if !ids.is_empty() {
                page::rescue_focus(&ids);
            }
        }
    });
    NextFocus(ids)
}
