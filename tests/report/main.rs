//! Reports: figures that add up, tables against what a person would count by hand, drawings that lose no fen.

#[path = "../support/allocated.rs"]
mod allocated;
mod balance;
mod figures;
mod ganzhou;
mod golden;
#[path = "../support/judged.rs"]
mod judged;
mod prices;
mod sankey;
mod travel;
