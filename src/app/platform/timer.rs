//! Things that happen later.

use gloo::timers::callback::{Interval, Timeout};

/// Something that will happen, unless this is dropped before.
pub struct Later {
    _timeout: Timeout,
}

/// Something that happens again and again, until this is dropped.
pub struct Often {
    _interval: Interval,
}

/// Calls once, after so many milliseconds.
pub fn after(millis: u32, call: impl FnOnce() + 'static) -> Later {
    Later { _timeout: Timeout::new(millis, call) }
}

/// Calls every so many milliseconds.
pub fn every(millis: u32, call: impl FnMut() + 'static) -> Often {
    Often { _interval: Interval::new(millis, call) }
}
