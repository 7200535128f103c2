//! Whether the app is kept on this machine, and whether a newer version of it waits.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::platform::installed::{Installation, Kept};

/// How the app is kept, and the way to a newer version.
#[derive(Clone, Default)]
pub struct Installed {
    /// How it is kept.
    pub kept: Kept,
    installation: Option<Rc<Installation>>,
}

/// The installation is the same for the life of the page.
impl PartialEq for Installed {
    fn eq(&self, other: &Self) -> bool {
        self.kept == other.kept
    }
}

impl Installed {
    /// Goes over to the version that waits; the page is loaded anew.
    pub fn go_over(&self) {
        if let Some(installation) = &self.installation {
            installation.go_over();
        }
    }
}

/// Has the app kept, once the page is drawn: nothing of it should wait for that.
#[hook]
pub fn use_installation() -> Installed {
    let kept = use_state_eq(Kept::default);
    let installation = use_mut_ref(|| None);
    use_effect_with((), {
        let (kept, installation) = (kept.setter(), installation.clone());
        move |()| {
            installation.replace(Some(Installation::start(Callback::from(move |now| kept.set(now)))));
        }
    });
    let installation = installation.borrow().clone();
    Installed { kept: *kept, installation }
}

/// How the app is kept, for whoever draws something of it.
#[hook]
pub fn use_installed() -> Installed {
    use_context::<Installed>().unwrap_or_default()
}
