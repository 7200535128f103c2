//! The solver worker of the page: a program of its own, so that the page never waits.

fn main() {
    fundpool::worker::run();
}
