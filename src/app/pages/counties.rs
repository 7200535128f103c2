//! The counties and their figures.

use yew::prelude::*;

use crate::app::grid::grid_page;
use crate::app::route::Page;
use crate::plan::TableName;

/// The page, with the row of this id chosen.
pub fn counties(chosen: Option<&str>) -> Html {
    grid_page(TableName::Counties, Page::Counties, chosen)
}
