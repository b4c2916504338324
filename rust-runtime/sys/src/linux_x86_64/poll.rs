//! The poller: edge-triggered epoll with an event descriptor to wake it.

use super::syscall::raw6;

/// A poller. Made once; never closed.
pub struct Poller {
    epoll: i32,
    wake: i32,
}

/// One ready descriptor: what was given to [`Poller::open`], and for which directions it is ready.
#[derive(Clone, Copy, Default)]
pub struct Event {
    pub token: usize,
    pub readable: bool,
    pub writable: bool,
    pub error: bool,
}

/// How many events one [`Poller::wait`] takes at most.
pub const BATCH: usize = 128;
const WAKE_TOKEN: u64 = 0;

impl Poller {
    /// A new poller, or the negated error number.
    pub fn new() -> Result<Poller, i32> {
        // SAFETY: both calls take flags only.
        let (epoll, wake) = unsafe {
            (
                raw6(libc::SYS_epoll_create1 as usize, libc::EPOLL_CLOEXEC as usize, 0, 0, 0, 0, 0)
                    as i32,
                raw6(
                    libc::SYS_eventfd2 as usize,
                    0,
                    (libc::EFD_CLOEXEC | libc::EFD_NONBLOCK) as usize,
                    0,
                    0,
                    0,
                    0,
                ) as i32,
            )
        };
        if epoll < 0 || wake < 0 {
            return Err(epoll.min(wake));
        }
        let poller = Poller { epoll, wake };
        match poller.control(libc::EPOLL_CTL_ADD, wake, libc::EPOLLIN as u32, WAKE_TOKEN) {
            0 => Ok(poller),
            e => Err(e),
        }
    }

    fn control(&self, op: i32, fd: i32, events: u32, data: u64) -> i32 {
        let mut ev = libc::epoll_event { events, u64: data };
        // SAFETY: the event lives through the call.
        unsafe {
            let ev = &mut ev as *mut libc::epoll_event as usize;
            raw6(
                libc::SYS_epoll_ctl as usize,
                self.epoll as usize,
                op as usize,
                fd as usize,
                ev,
                0,
                0,
            ) as i32
        }
    }

    /// Watches a descriptor in both directions. `token` is not 0. Zero, or the negated error number.
    pub fn open(&self, fd: i32, token: usize) -> i32 {
        let events = libc::EPOLLIN | libc::EPOLLOUT | libc::EPOLLRDHUP | libc::EPOLLET;
        self.control(libc::EPOLL_CTL_ADD, fd, events as u32, token as u64)
    }

    /// Stops watching a descriptor. Zero, or the negated error number.
    pub fn close(&self, fd: i32) -> i32 {
        self.control(libc::EPOLL_CTL_DEL, fd, 0, 0)
    }

    /// Whether a descriptor is one of the poller's own.
    pub fn owns(&self, fd: i32) -> bool {
        fd == self.epoll || fd == self.wake
    }

    /// Ends the wait that is on, or the next one.
    pub fn wake(&self) {
        let one = 1u64;
        // SAFETY: eight bytes are readable.
        unsafe {
            raw6(
                libc::SYS_write as usize,
                self.wake as usize,
                &one as *const u64 as usize,
                8,
                0,
                0,
                0,
            )
        };
    }

    /// Waits up to `timeout_ns` (-1: for ever, 0: not at all) and passes each event on. `drain` says whether this wait
    /// may take a wake-up that was meant to end a blocking one.
    pub fn wait(&self, timeout_ns: i64, mut on_event: impl FnMut(Event)) {
        let blocking = timeout_ns != 0;
        // A timeout is rounded up to the millisecond: too early would only mean another round.
        let ms = if timeout_ns < 0 { -1 } else { (timeout_ns + 999_999) / 1_000_000 };
        let ms = ms.min(1_000_000_000) as i32;
        let mut events = [libc::epoll_event { events: 0, u64: 0 }; BATCH];
        // SAFETY: the array takes BATCH events.
        let n = unsafe {
            let buf = events.as_mut_ptr() as usize;
            raw6(libc::SYS_epoll_pwait as usize, self.epoll as usize, buf, BATCH, ms as usize, 0, 8)
        };
        for ev in events.iter().take(n.max(0) as usize) {
            let (bits, data) = (ev.events as i32, ev.u64);
            if data == WAKE_TOKEN {
                if blocking {
                    self.drain();
                }
                continue;
            }
            let broken = bits & (libc::EPOLLHUP | libc::EPOLLERR) != 0;
            on_event(Event {
                token: data as usize,
                readable: broken || bits & (libc::EPOLLIN | libc::EPOLLRDHUP) != 0,
                writable: broken || bits & libc::EPOLLOUT != 0,
                error: bits == libc::EPOLLERR,
            });
        }
    }

    fn drain(&self) {
        let mut count = 0u64;
        // SAFETY: eight bytes are writable.
        unsafe {
            raw6(
                libc::SYS_read as usize,
                self.wake as usize,
                &mut count as *mut u64 as usize,
                8,
                0,
                0,
                0,
            )
        };
    }
}
