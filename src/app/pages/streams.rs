//! The fund streams.

use yew::prelude::*;

use crate::app::grid::grid_page;
use crate::app::route::Page;
use crate::plan::TableName;

/// The page, with the row of this id chosen.
pub fn streams(chosen: Option<&str>) -> Html {
    grid_page(TableName::Streams, Page::Streams, chosen)
}
