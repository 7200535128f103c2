//! The heading of a page.

use yew::prelude::*;

/// The one `h1` of a page, which takes the focus when a person arrives, and a remark on the page as a whole.
pub fn heading(text: &'static str, tag: Option<&'static str>) -> Html {
    html! {
        <div class="heading">
            <h1 class="heading-text" tabindex="-1">{ text }</h1>
            if let Some(tag) = tag {
                <span class="tag">{ tag }</span>
            }
        </div>
    }
}
