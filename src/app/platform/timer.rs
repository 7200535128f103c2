//! Things that happen later.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;

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

/// What the work comes to; none where that takes longer than so many milliseconds, and then nobody waits for it any more.
pub async fn within<T>(millis: u32, work: impl Future<Output = T>) -> Option<T> {
    let (mut work, is_late, mut alarm) = (pin!(work), Rc::new(Cell::new(false)), None);
    poll_fn(|context| {
        if let Poll::Ready(done) = work.as_mut().poll(context) {
            return Poll::Ready(Some(done));
        }
        if is_late.get() {
            return Poll::Ready(None);
        }
        alarm.get_or_insert_with(|| {
            let (is_late, waker) = (is_late.clone(), context.waker().clone());
            after(millis, move || {
                is_late.set(true);
                waker.wake();
            })
        });
        Poll::Pending
    })
    .await
}

/// Calls every so many milliseconds.
pub fn every(millis: u32, call: impl FnMut() + 'static) -> Often {
    Often { _interval: Interval::new(millis, call) }
}
