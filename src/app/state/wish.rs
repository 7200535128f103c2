//! What a person wants done with plans on the start page, which is there before the part of the program that can do it.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::platform::files::Given;

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Opens the demonstration.
    Demo,
    /// Opens an empty plan.
    Empty,
    /// Opens a file as a new plan.
    File(Given),
    /// Opens the stored plan of this key.
    Open(String),
    /// Puts a copy of it beside it.
    Copy(String),
    /// Downloads it under this name.
    Download(String, String),
    /// Deletes it.
    Delete(String),
}

/// Where wishes are told. They wait until there is somebody to grant them.
#[derive(Clone, Default)]
pub struct Wishes {
    shared: Rc<Shared>,
}

#[derive(Default)]
struct Shared {
    waiting: RefCell<Vec<Wish>>,
    granted: RefCell<Option<Callback<Wish>>>,
}

/// Wishes are told at one place for the life of the page.
impl PartialEq for Wishes {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shared, &other.shared)
    }
}

impl Wishes {
    /// Has a wish granted, now or as soon as somebody can.
    pub fn tell(&self, wish: Wish) {
        let granted = self.shared.granted.borrow().clone();
        match granted {
            Some(granted) => granted.emit(wish),
            None => self.shared.waiting.borrow_mut().push(wish),
        }
    }

    /// Grants what waits, in its order, and all that comes.
    pub fn grant(&self, granted: Callback<Wish>) {
        self.shared.granted.replace(Some(granted.clone()));
        self.shared.waiting.take().into_iter().for_each(|wish| granted.emit(wish));
    }
}

/// Where wishes are told, for whoever draws a button.
#[hook]
pub fn use_wishes() -> Wishes {
    use_context::<Wishes>().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wished_before_anybody_can_grant_it_waits() {
        let (wishes, done) = (Wishes::default(), Rc::new(RefCell::new(Vec::new())));
        wishes.tell(Wish::Demo);
        wishes.tell(Wish::Open("a".to_owned()));
        let granted = done.clone();
        wishes.grant(Callback::from(move |wish| granted.borrow_mut().push(wish)));
        wishes.tell(Wish::Empty);
        assert_eq!(*done.borrow(), [Wish::Demo, Wish::Open("a".to_owned()), Wish::Empty]);
    }
}
