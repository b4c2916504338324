//! Range over functions.

use crate::errors;
use crate::func::{self, Func};
use crate::go::Go;
use go2rs_heap::Layout;
use std::ops::ControlFlow;

/// Where a loop over a function stands.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Ready,
    /// The body runs, or a panic left it.
    Body,
    /// The body asked to stop.
    Done,
    /// The loop is over.
    Exhausted,
}

/// The state of a loop. It lies in the heap, because a function may keep the yield function for later.
struct State<B> {
    stage: Stage,
    body: *mut B,
}

impl<B> State<B> {
    /// Runs `f` with a loop whose body is `body`.
    #[inline]
    fn run(mut body: B, f: impl FnOnce(*mut State<B>)) {
        let place =
            go2rs_heap::alloc(const { &Layout::conservative::<[usize; 2]>() }).cast::<State<B>>();
        // SAFETY: the place is fresh and large enough.
        unsafe {
            place.write(State { stage: Stage::Ready, body: &raw mut body });
            f(place);
            if (*place).stage == Stage::Body {
                errors::panic_text(
                    "range function recovered a loop body panic and did not resume panicking",
                );
            }
            (*place).stage = Stage::Exhausted;
        }
    }

    /// The yield function was called.
    #[inline(always)]
    fn step<A>(state: *mut State<B>, args: A) -> bool
    where
        B: FnMut(A) -> bool,
    {
        // SAFETY: the state lives as long as anyone refers to it. The body is there until the loop is over, and it does not run inside of itself.
        unsafe {
            if (*state).stage != Stage::Ready {
                refuse((*state).stage);
            }
            (*state).stage = Stage::Body;
            let go_on = (*(*state).body)(args);
            (*state).stage = if go_on { Stage::Ready } else { Stage::Done };
            go_on
        }
    }
}

/// The yield function was called when it must not be.
#[cold]
fn refuse(stage: Stage) {
    match stage {
        Stage::Ready => {}
        Stage::Body => {
            errors::panic_text("range function continued iteration after loop body panic")
        }
        Stage::Done => errors::panic_text(
            "range function continued iteration after function for loop body returned false",
        ),
        Stage::Exhausted => {
            errors::panic_text("range function continued iteration after whole loop exit")
        }
    }
}

/// Functions that loops can go over, with one value a step.
pub trait Each1 {
    type Value: Go;
    /// Runs the body for each value until it gives false.
    fn go_each1(self, body: impl FnMut(Self::Value) -> bool);
}

/// As [`Each1`], with two values a step.
pub trait Each2 {
    type Key: Go;
    type Value: Go;
    fn go_each2(self, body: impl FnMut(Self::Key, Self::Value) -> bool);
}

/// As [`Each1`], without a value.
pub trait Each0 {
    fn go_each0(self, body: impl FnMut() -> bool);
}

impl<T: Go> Each1 for Func<dyn Fn(Func<dyn Fn(T) -> bool>)> {
    type Value = T;
    #[inline]
    fn go_each1(self, body: impl FnMut(T) -> bool) {
        State::run(body, |state| {
            let code = move |v: T| State::step(state, v);
            // SAFETY: once the body is gone, the state refuses.
            self(unsafe { func::borrowing(code, func::vtable::<dyn Fn(T) -> bool>(&code)) })
        });
    }
}

impl<K: Go, V: Go> Each2 for Func<dyn Fn(Func<dyn Fn(K, V) -> bool>)> {
    type Key = K;
    type Value = V;
    #[inline]
    fn go_each2(self, mut body: impl FnMut(K, V) -> bool) {
        State::run(
            |(k, v)| body(k, v),
            |state| {
                let code = move |k: K, v: V| State::step(state, (k, v));
                // SAFETY: as above.
                self(unsafe { func::borrowing(code, func::vtable::<dyn Fn(K, V) -> bool>(&code)) })
            },
        );
    }
}

impl Each0 for Func<dyn Fn(Func<dyn Fn() -> bool>)> {
    #[inline]
    fn go_each0(self, mut body: impl FnMut() -> bool) {
        State::run(
            |()| body(),
            |state| {
                let code = move || State::step(state, ());
                // SAFETY: as above.
                self(unsafe { func::borrowing(code, func::vtable::<dyn Fn() -> bool>(&code)) })
            },
        );
    }
}

/// A range over a function whose body may leave the function around it: the body gives `Break(r)` for that.
#[inline]
pub fn each<T: Go, R>(
    seq: Func<dyn Fn(Func<dyn Fn(T) -> bool>)>,
    mut body: impl FnMut(T) -> ControlFlow<R>,
) -> ControlFlow<R> {
    let mut left = ControlFlow::Continue(());
    seq.go_each1(|v| {
        left = body(v);
        left.is_continue()
    });
    left
}

/// As [`each`], with two values a step.
#[inline]
pub fn each2<K: Go, V: Go, R>(
    seq: Func<dyn Fn(Func<dyn Fn(K, V) -> bool>)>,
    mut body: impl FnMut(K, V) -> ControlFlow<R>,
) -> ControlFlow<R> {
    let mut left = ControlFlow::Continue(());
    seq.go_each2(|k, v| {
        left = body(k, v);
        left.is_continue()
    });
    left
}

/// As [`each`], without a value.
#[inline]
pub fn each0<R>(
    seq: Func<dyn Fn(Func<dyn Fn() -> bool>)>,
    mut body: impl FnMut() -> ControlFlow<R>,
) -> ControlFlow<R> {
    let mut left = ControlFlow::Continue(());
    seq.go_each0(|| {
        left = body();
        left.is_continue()
    });
    left
}

/// A range over a function, with natural `break` and `continue`.
#[macro_export]
macro_rules! range {
    (() in $seq:expr => $body:block) => {{
        #[allow(unused_imports)]
        use $crate::d::Each0 as _;
        ($seq).go_each0(|| $crate::range!(@step $body))
    }};
    (($k:pat, $v:pat) in $seq:expr => $body:block) => {{
        #[allow(unused_imports)]
        use $crate::d::Each2 as _;
        ($seq).go_each2(|$k, $v| $crate::range!(@step $body))
    }};
    ($v:pat in $seq:expr => $body:block) => {{
        #[allow(unused_imports)]
        use $crate::d::Each1 as _;
        ($seq).go_each1(|$v| $crate::range!(@step $body))
    }};
    // The second pass tells `continue`, which comes here again, from `break`, which does not.
    (@step $body:block) => {{
        let mut go_on = false;
        #[allow(unreachable_code, unused_assignments, clippy::never_loop)]
        for pass in 0..2 {
            if pass == 1 {
                go_on = true;
                break;
            }
            $body
            go_on = true;
            break;
        }
        go_on
    }};
}
