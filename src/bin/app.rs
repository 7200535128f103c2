//! The page.

fn main() {
    fundpool::app::run();
}
