//! The project library, and the uses that its projects may have.

use yew::prelude::*;

use super::uses::Uses;
use crate::app::grid::grid_page;
use crate::app::route::Page;
use crate::plan::TableName;

/// The page, with the row of this id chosen.
pub fn projects(chosen: Option<&str>) -> Html {
    html! {
        <>
        { grid_page(TableName::Projects, Page::Projects, chosen) }
        <Uses />
        </>
    }
}
