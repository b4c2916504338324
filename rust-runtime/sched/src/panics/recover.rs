//! Who may recover.

use super::Panic;
use crate::g;
use crate::hooks::Value;

/// The right to recover one panic. The runtime gives it to the function that it calls as deferred, and to nobody else.
#[derive(Clone, Copy)]
pub struct Recover(*const Panic);

impl Recover {
    /// No panic to recover: the call is not a deferred one, or runs because its function returned.
    pub const NONE: Recover = Recover(std::ptr::null());

    pub(super) fn of(p: &Panic) -> Recover {
        Recover(p)
    }

    pub(super) fn is_panicking(self) -> bool {
        !self.0.is_null()
    }

    /// Go's `recover()`: the panic's value, which then stops when the deferred function returns; nil if there is none.
    pub fn recover_value(self) -> Value {
        // SAFETY: the panic lies on this stack, below the deferred call that it runs.
        let Some(p) = (unsafe { self.0.as_ref() }) else { return Value::NIL };
        if p.recovered.get() || p.goexit {
            return Value::NIL;
        }
        p.recovered.set(true);
        p.value.get()
    }

    /// The right of a function whose deferred `recover()` runs now: none while a panic runs it, for then no function calls it.
    pub fn unless(self, now: Recover) -> Recover {
        if now.is_panicking() { Recover::NONE } else { self }
    }

    /// Hands the right to the function that is called next, which takes it by [`take_recover`]: for `defer f()`. No right is handed on too: what an
    /// outer deferred call was given and nobody took is not for this one.
    #[inline]
    pub fn grant(self) {
        g::this().may_recover.set(self.0.cast_mut());
    }
}

/// The right that came with the call: the first thing in a function that mentions `recover()`.
#[inline]
pub fn take_recover() -> Recover {
    Recover(g::this().may_recover.replace(std::ptr::null_mut()))
}
