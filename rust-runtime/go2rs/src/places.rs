//! Where Go's functions and lines are in the Rust files of the program's crates: the maps that the translator writes beside them. A packed binary has them in its table instead.

use go2rs_places::{FrameName, maps::CrateMap, names};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicPtr, Ordering};

/// The map of one crate. It is not looked at before somebody asks for a name.
pub struct Places {
    /// A file of the crate, for the folder.
    beside: &'static str,
    map: &'static str,
    parsed: OnceLock<CrateMap<'static>>,
    next: AtomicPtr<Places>,
}

/// Makes the crate's map known; the crate's `init` says this first.
#[cfg(not(go2rs_packed))]
#[macro_export]
macro_rules! places {
    () => {{
        static PLACES: $crate::Places = $crate::Places::new(file!(), include_str!("go_places.map"));
        $crate::Places::register(&PLACES);
    }};
}

/// A binary that is packed after linking needs no maps.
#[cfg(go2rs_packed)]
#[macro_export]
macro_rules! places {
    () => {};
}

static FIRST: AtomicPtr<Places> = AtomicPtr::new(std::ptr::null_mut());

impl Places {
    pub const fn new(beside: &'static str, map: &'static str) -> Places {
        Places { beside, map, parsed: OnceLock::new(), next: AtomicPtr::new(std::ptr::null_mut()) }
    }

    /// Adds a crate's map to those that are searched.
    pub fn register(places: &'static Places) {
        // Crates are initialised one after the other, by the main goroutine.
        places.next.store(FIRST.load(Ordering::Acquire), Ordering::Relaxed);
        FIRST.store(std::ptr::from_ref(places).cast_mut(), Ordering::Release);
    }

    fn folder(&self) -> &'static str {
        self.beside.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    fn map(&self) -> &CrateMap<'static> {
        self.parsed.get_or_init(|| CrateMap::parse(self.map))
    }
}

fn all() -> impl Iterator<Item = &'static Places> {
    // SAFETY: the list holds statics.
    std::iter::successors(unsafe { FIRST.load(Ordering::Acquire).as_ref() }, |p| unsafe {
        p.next.load(Ordering::Acquire).as_ref()
    })
}

/// Go's name of a function and the place in its Go file.
pub(crate) fn name_frame(name: &str, file: &str, line: u32, column: u32) -> Option<FrameName> {
    let map_of = |folder: &str| {
        all().find(|p| !p.folder().is_empty() && folder.ends_with(p.folder())).map(Places::map)
    };
    names::frame(name, file, line, column, map_of)
}

/// The root of the Go tree that the standard library was translated from, or where it usually is.
pub(crate) fn go_root() -> Option<String> {
    Some(all().find_map(|p| p.map().go_root()).unwrap_or("/usr/local/go").to_string())
}
