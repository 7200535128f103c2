//! The page, and its solver worker: the browser starts the same program in both places.

fn main() {
    if fundpool::worker::is_here() {
        fundpool::worker::run();
    } else {
        fundpool::app::run();
    }
}
