//! That a newer version of the app has come whole, above every page; the person says when it takes over.

use yew::prelude::*;

use crate::app::platform::installed::Kept;
use crate::app::state::installed::use_installed;
use crate::app::state::preferences::use_lang;
use crate::app::state::shelf::{Saving, use_keeper, use_shelf};
use crate::i18n::Key;

/// Nothing while this version is the newest.
#[component(VersionNotice)]
pub fn version_notice() -> Html {
    let (lang, installed, keeper, shelf) = (use_lang(), use_installed(), use_keeper(), use_shelf());
    let is_unsaved = matches!(shelf.saving, Saving::Failed(_));
    let go_over = {
        let installed = installed.clone();
        Callback::from(move |_: MouseEvent| {
            keeper.save_now();
            installed.go_over();
        })
    };
    html! {
        <div role="status">
            if installed.kept == Kept::Outdated {
                <div class="notice notice-line">
                    <p class="notice-words">
                        { Key::InstalledNewer.text(lang) }{ " " }
                        { if is_unsaved { Key::InstalledUnsaved } else { Key::InstalledNewerHint }.text(lang) }
                    </p>
                    <div class="notice-buttons">
                        // What the browser does not keep would be lost.
                        <button class="button button-primary" type="button" onclick={go_over} disabled={is_unsaved}>
                            { Key::InstalledGoOver.text(lang) }
                        </button>
                    </div>
                </div>
            }
        </div>
    }
}
