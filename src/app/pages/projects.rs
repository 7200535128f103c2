//! The project library.

use yew::prelude::*;

use crate::app::grid::grid_page;
use crate::app::route::Page;
use crate::plan::TableName;

/// The page, with the row of this id chosen.
pub fn projects(chosen: Option<&str>) -> Html {
    grid_page(TableName::Projects, Page::Projects, chosen)
}
