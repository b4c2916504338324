//! Go's descriptors of types, made from the runtime's when a type is first reflected on.
//!
//! A descriptor is a block outside of the collected heap that is never freed: a word with the address of a map type's layout, a word with the address of
//! the runtime's descriptor, then what package abi says (`Type` and what follows it for the kind, an `UncommonType`, methods or parameters).

use crate::MapType;
use crate::offsets;
use crate::{
    ArrayType, ChanDir, ChanType, FuncType, Imethod, InterfaceType, Kind, Method, Name, NameOff, NewStructField, PtrType, SliceType, StructField, StructType, TFlag, TextOff, Type,
    TypeOff, UncommonType,
};
use go2rs::d::Layout;
use go2rs::calls;
use go2rs::map_erased::{self, MapLayout};
use go2rs::prelude::*;
use go2rs::rt::descriptors::{self, Direction, Link, NewField, Shape, TypeFn};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicPtr, Ordering};
use std::sync::{Mutex, MutexGuard};

type Own = &'static go2rs::Type;

const WORD: usize = size_of::<usize>();
const UNCOMMON: u8 = 1;
const NAMED: u8 = 4;
const DIRECT: u8 = 32;
const EXPORTED: u8 = 1;
const TAGGED: u8 = 2;
const WITH_PACKAGE: u8 = 4;
const EMBEDDED: u8 = 8;
const VARIADIC: u16 = 1 << 15;

/// Addresses by type identity, and offsets of names.
struct Tables {
    types: HashMap<u64, usize>,
    names: HashMap<Vec<u8>, i32>,
}

static TABLES: Mutex<Option<Tables>> = Mutex::new(None);

/// One goroutine at a time makes descriptors; others yield meanwhile, so that it may allocate.
static BUILDING: AtomicBool = AtomicBool::new(false);

fn with<R>(f: impl FnOnce(&mut Tables) -> R) -> R {
    // No goroutine is stopped while it holds the lock.
    go2rs::sys::tls::enter_no_stop();
    let mut guard: MutexGuard<'_, Option<Tables>> = TABLES.lock().unwrap_or_else(|e| e.into_inner());
    let tables = guard.get_or_insert_with(|| Tables { types: HashMap::new(), names: HashMap::new() });
    let result = f(tables);
    drop(guard);
    go2rs::sys::tls::exit_no_stop();
    result
}

/// Descriptors that were asked for lately, by their identity's last bits: what a program reflects on over and over is found without a lock.
static LATELY: [AtomicPtr<Type>; 1024] = [const { AtomicPtr::new(std::ptr::null_mut()) }; 1024];

#[inline]
fn known(id: u64) -> Option<Ptr<Type>> {
    let place = &LATELY[id as usize % LATELY.len()];
    let lately = place.load(Ordering::Acquire);
    if !lately.is_null() {
        // SAFETY: descriptors are never freed.
        let found = unsafe { Ptr::from_raw(lately) };
        if own(found).id == id {
            return Some(found);
        }
    }
    let address = with(|t| t.types.get(&id).copied())?;
    place.store(address as *mut Type, Ordering::Release);
    // SAFETY: as above.
    Some(unsafe { Ptr::from_raw(address as *mut Type) })
}

/// Go's descriptor of a type.
pub fn descriptor(own: Own) -> Ptr<Type> {
    if let Some(found) = known(own.id) {
        improve(found, own);
        return found;
    }
    while BUILDING.swap(true, Ordering::Acquire) {
        go2rs::sched::gosched();
    }
    let mut made = HashMap::new();
    let result = known(own.id).unwrap_or_else(|| build(own, &mut made));
    with(|t| t.types.extend(made));
    BUILDING.store(false, Ordering::Release);
    result
}

/// A function type that reflection made cannot be called by compiled code until the program's own descriptor of it is met.
fn improve(found: Ptr<Type>, own: Own) {
    if let Shape::Func { calls: Some(_), .. } = own.shape
        && let Shape::Func { calls: None, .. } = self::own(found).shape
    {
        own_word(found).store(std::ptr::from_ref(own).cast_mut(), Ordering::Release);
    }
}

fn own_word(t: Ptr<Type>) -> &'static AtomicPtr<go2rs::Type> {
    // SAFETY: all descriptors have that word in front, and are never freed.
    unsafe { &*Ptr::raw(t).cast::<AtomicPtr<go2rs::Type>>().sub(1) }
}

/// The runtime's descriptor that one of Go's was made from.
pub fn own(t: Ptr<Type>) -> Own {
    // SAFETY: the word was made of such a reference.
    unsafe { &*own_word(t).load(Ordering::Acquire) }
}

/// How a map type lays out its table.
fn map_layout(t: Ptr<Type>) -> &'static MapLayout {
    // SAFETY: all descriptors have that word in front of the other, and are never freed.
    let word = unsafe { &*Ptr::raw(t).cast::<AtomicPtr<MapLayout>>().sub(2) };
    let found = word.load(Ordering::Acquire);
    if !found.is_null() {
        // SAFETY: layouts live as long as the program.
        return unsafe { &*found };
    }
    let layout = MapLayout::of(own(t));
    word.store(std::ptr::from_ref(layout).cast_mut(), Ordering::Release);
    layout
}

/// Memory for a descriptor whose first part is `H`.
fn block<H>(own: Own, uncommon: bool, tail: usize) -> (*mut H, *mut u8) {
    let head = size_of::<H>().next_multiple_of(WORD);
    let extra = if uncommon { size_of::<UncommonType>() } else { 0 };
    let words = (2 * WORD + head + extra + tail).div_ceil(WORD);
    let place = Box::leak(vec![0usize; words].into_boxed_slice()).as_mut_ptr();
    // SAFETY: the block has room for the words and what follows.
    unsafe {
        place.add(1).cast::<Own>().write(own);
        (place.add(2).cast(), place.add(2).cast::<u8>().add(head))
    }
}

type Made = HashMap<u64, usize>;

fn link(f: Link, made: &mut Made) -> Ptr<Type> {
    let own = f.get();
    if let Some(address) = made.get(&own.id) {
        // SAFETY: descriptors are never freed.
        return unsafe { Ptr::from_raw(*address as *mut Type) };
    }
    known(own.id).unwrap_or_else(|| build(own, made))
}

fn linked(f: TypeFn, made: &mut Made) -> Ptr<Type> {
    link(Link::Static(f), made)
}

fn build(own: Own, made: &mut Made) -> Ptr<Type> {
    let uncommon = !own.methods.is_empty() || !own.name.is_empty() && !own.package.path.is_empty();
    match own.shape {
        Shape::Basic(_) => finish::<Type>(own, uncommon, 0, made, |_, _, _| ()),
        Shape::Pointer(elem) => finish::<PtrType>(own, uncommon, 0, made, |t, _, made| t.elem = link(elem, made)),
        Shape::Slice(elem) => finish::<SliceType>(own, uncommon, 0, made, |t, _, made| t.elem = link(elem, made)),
        Shape::Array(elem, n) => finish::<ArrayType>(own, uncommon, 0, made, |t, _, made| {
            t.elem = link(elem, made);
            t.slice = link(Link::Known(descriptors::slice_of(elem.get())), made);
            t.len = Uintptr(n);
        }),
        Shape::Chan { elem, direction } => finish::<ChanType>(own, uncommon, 0, made, |t, _, made| {
            t.elem = link(elem, made);
            t.dir = ChanDir(match direction {
                Direction::Receive => 1,
                Direction::Send => 2,
                Direction::Both => 3,
            });
        }),
        Shape::Map { key, elem, .. } => finish::<MapType>(own, uncommon, 0, made, |t, _, made| {
            t.key = link(key, made);
            t.elem = link(elem, made);
            let key = key.get();
            // SAFETY: users of a descriptor pass addresses of its key type's values.
            t.hasher = func(move |p: UnsafePointer, seed: Uintptr| Uintptr(unsafe { key.hash_of(UnsafePointer::raw(p), seed.0 as u64) } as usize));
            go2rs::heap::add_root(go2rs::heap::Root::new(&raw const t.hasher, Layout::POINTER));
        }),
        Shape::Struct(fields, embedded) => finish::<StructType>(own, uncommon, 0, made, |t, _, made| {
            // Only unexported names belong to a package.
            if let Some(f) = fields.iter().find(|f| !is_exported(f.name)) {
                let package = if f.package.is_empty() { own.package.path } else { f.package };
                t.pkg_path = name(package, "", false, false, "");
            }
            let list: Vec<StructField> = fields
                .iter()
                .map(|f| StructField {
                    name: name(f.name, f.tag, is_exported(f.name), f.embedded || embedded.contains(&f.rust_name), ""),
                    typ: link(f.ty, made),
                    offset: Uintptr(f.offset),
                })
                .collect();
            t.fields = leaked(list);
        }),
        Shape::Interface(methods) => finish::<InterfaceType>(own, uncommon, 0, made, |t, _, made| {
            t.pkg_path = name(own.package.path, "", false, false, "");
            let list: Vec<Imethod> = methods
                .iter()
                .map(|m| Imethod { name: NameOff(name_offset(m.name, m.package)), typ: TypeOff(type_offset(linked(m.ty, made))) })
                .collect();
            t.methods = leaked(list);
        }),
        Shape::Func { parameters, variadic, results, .. } => {
            let count = parameters.len() + results.len();
            finish::<FuncType>(own, uncommon, count * WORD, made, |t, tail, made| {
                t.in_count = parameters.len() as u16;
                t.out_count = results.len() as u16 | if variadic { VARIADIC } else { 0 };
                for (i, f) in parameters.iter().chain(results).enumerate() {
                    let part = link(*f, made);
                    // SAFETY: the tail has room for `count` addresses.
                    unsafe { tail.cast::<Ptr<Type>>().add(i).write(part) };
                }
            })
        }
    }
}

/// Makes the block, publishes it to the links of this build, and fills it: `fill` gets what is special to the kind, and where its tail is.
fn finish<H>(own: Own, uncommon: bool, tail: usize, made: &mut Made, fill: impl FnOnce(&mut H, *mut u8, &mut Made)) -> Ptr<Type> {
    let extra = if uncommon { size_of::<UncommonType>() } else { 0 };
    let methods = own.methods.len() * size_of::<Method>();
    let (head, after) = block::<H>(own, uncommon, tail + methods);
    made.insert(own.id, head as usize);
    // SAFETY: the block is this function's alone until the build ends; H begins with a Type.
    unsafe {
        common(&mut *head.cast::<Type>(), own, uncommon);
        // The tail of a func type stands behind the uncommon part.
        fill(&mut *head, after.add(extra), made);
        if uncommon {
            fill_methods(&mut *after.cast::<UncommonType>(), own, after, extra + tail, made);
        }
        Ptr::from_raw(head.cast())
    }
}

fn common(t: &mut Type, own: Own, uncommon: bool) {
    t.size_ = Uintptr(own.size);
    t.ptr_bytes = Uintptr(own.layout.pointer_words() * WORD);
    t.hash = own.id as u32;
    let kind = kind(own);
    let direct = matches!(own.shape, Shape::Pointer(_) | Shape::Map { .. } | Shape::Chan { .. } | Shape::Func { .. }) || kind == 26;
    let mut flags = if uncommon { UNCOMMON } else { 0 };
    flags |= if own.name.is_empty() { 0 } else { NAMED };
    flags |= if direct { DIRECT } else { 0 };
    t.t_flag = TFlag(flags);
    t.align_ = own.align as u8;
    t.field_align_ = own.align as u8;
    t.kind_ = Kind(kind);
    if own.comparable {
        // SAFETY: users of a descriptor pass addresses of its type's values.
        t.equal = func(move |a: UnsafePointer, b: UnsafePointer| unsafe { own.equals(UnsafePointer::raw(a), UnsafePointer::raw(b)) });
        go2rs::heap::add_root(go2rs::heap::Root::new(&raw const t.equal, Layout::POINTER));
    }
    t.str = NameOff(name_offset(&own.to_string(), ""));
}

/// Go's number of the type's kind.
fn kind(own: Own) -> u8 {
    match own.shape {
        Shape::Basic(b) => b as u8,
        Shape::Array(..) => 17,
        Shape::Chan { .. } => 18,
        Shape::Func { .. } => 19,
        Shape::Interface(_) => 20,
        Shape::Map { .. } => 21,
        Shape::Pointer(_) => 22,
        Shape::Slice(_) => 23,
        Shape::Struct(..) => 25,
    }
}

/// # Safety
/// `base` is where `u` stands; `offset` bytes behind it is room for the methods.
unsafe fn fill_methods(u: &mut UncommonType, own: Own, base: *mut u8, offset: usize, made: &mut Made) {
    u.pkg_path = NameOff(name_offset(own.package.path, ""));
    let mut methods: Vec<_> = own.methods.iter().collect();
    methods.sort_by_key(|m| (!is_exported(m.name), m.name));
    u.mcount = methods.len() as u16;
    u.xcount = methods.iter().filter(|m| is_exported(m.name)).count() as u16;
    u.moff = offset as u32;
    for (i, m) in methods.into_iter().enumerate() {
        let text = TextOff(offset_of_address(m.ifn as usize));
        let method = Method { name: NameOff(name_offset(m.name, m.package)), mtyp: TypeOff(type_offset(linked(m.ty, made))), ifn: text, tfn: text };
        // SAFETY: the caller's promise.
        unsafe { base.add(offset).cast::<Method>().add(i).write(method) };
    }
}

fn is_exported(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_uppercase)
}

fn leaked<T: Go>(list: Vec<T>) -> Slice<T> {
    let n = list.len() as isize;
    let place = Box::leak(list.into_boxed_slice()).as_mut_ptr();
    // SAFETY: the elements are never freed. What they point at is outside of the collected heap.
    Slice::from_raw(unsafe { Ptr::from_raw(place) }, n)
}

/// A name as package abi encodes it: flags, length, text, tag, package.
fn encoded(text: &str, tag: &str, exported: bool, embedded: bool, package: &str) -> Vec<u8> {
    let mut out = vec![0];
    out[0] |= if exported { EXPORTED } else { 0 };
    out[0] |= if embedded { EMBEDDED } else { 0 };
    push_text(&mut out, text);
    if !tag.is_empty() {
        out[0] |= TAGGED;
        push_text(&mut out, tag);
    }
    if !package.is_empty() {
        out[0] |= WITH_PACKAGE;
        out.extend_from_slice(&name_offset(package, "").to_ne_bytes());
    }
    out
}

fn push_text(out: &mut Vec<u8>, text: &str) {
    let mut n = text.len();
    while n >= 0x80 {
        out.push(n as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
    out.extend_from_slice(text.as_bytes());
}

fn name(text: &str, tag: &str, exported: bool, embedded: bool, package: &str) -> Name {
    let bytes = Box::leak(encoded(text, tag, exported, embedded, package).into_boxed_slice());
    // SAFETY: the bytes are never freed.
    Name { bytes: unsafe { Ptr::from_raw(bytes.as_mut_ptr()) } }
}

fn name_offset(text: &str, package: &str) -> i32 {
    if text.is_empty() {
        return 0;
    }
    let exported = is_exported(text);
    let bytes = encoded(text, "", exported, false, if exported { "" } else { package });
    if let Some(found) = with(|t| t.names.get(&bytes).copied()) {
        return found;
    }
    let address = Box::leak(bytes.clone().into_boxed_slice()).as_ptr() as usize;
    let offset = offset_of_address(address);
    with(|t| t.names.insert(bytes, offset));
    offset
}

fn type_offset(t: Ptr<Type>) -> i32 {
    offset_of_address(Ptr::raw(t) as usize)
}

fn offset_of_address(address: usize) -> i32 {
    offsets::add(address)
}

pub fn type_of(a: Any) -> Ptr<Type> {
    go2rs::rt::parts(a).0.map_or(Ptr::NIL, descriptor)
}

pub fn any_of(t: Ptr<Type>, p: UnsafePointer) -> Any {
    let own = own(t);
    // SAFETY: the caller has a value of that type at the address.
    unsafe { go2rs::rt::load_any(own, UnsafePointer::raw(p)) }
}

pub fn data_of(a: Any) -> UnsafePointer {
    let (Some(own), word) = go2rs::rt::parts(a) else { return UnsafePointer::NIL };
    if descriptor(own).t_flag.0 & DIRECT != 0 {
        return UnsafePointer::from_raw(word.raw());
    }
    if !own.is_direct() {
        return UnsafePointer::from_raw(word.raw());
    }
    let place = go2rs::heap::alloc(own.layout);
    // SAFETY: the allocation has room for a value of the type, which stands in the word.
    unsafe { core::ptr::copy_nonoverlapping(word.address(own), place, own.size) };
    UnsafePointer::from_raw(place)
}

pub fn resolve(off: i32) -> UnsafePointer {
    UnsafePointer::from_raw(offsets::get(off) as *mut u8)
}

pub fn offset(p: UnsafePointer) -> i32 {
    offset_of_address(UnsafePointer::raw(p) as usize)
}

pub fn pointer_to(elem: Ptr<Type>) -> Ptr<Type> {
    descriptor(descriptors::pointer_to(own(elem)))
}

pub fn slice_of(elem: Ptr<Type>) -> Ptr<Type> {
    descriptor(descriptors::slice_of(own(elem)))
}

pub fn chan_of(elem: Ptr<Type>, dir: isize) -> Ptr<Type> {
    let direction = match dir {
        1 => Direction::Receive,
        2 => Direction::Send,
        _ => Direction::Both,
    };
    descriptor(descriptors::chan_of(own(elem), direction))
}

pub fn func_of(in_: Slice<Ptr<Type>>, out: Slice<Ptr<Type>>, variadic: bool) -> Ptr<Type> {
    let (parameters, results) = (owns(in_), owns(out));
    known(descriptors::func_id(&parameters, &results, variadic))
        .unwrap_or_else(|| descriptor(descriptors::func_of(&parameters, &results, variadic)))
}

fn owns(list: Slice<Ptr<Type>>) -> Vec<Own> {
    list.into_iter().map(own).collect()
}

pub fn array_of(elem: Ptr<Type>, n: isize) -> Ptr<Type> {
    descriptor(descriptors::array_of(own(elem), n as usize))
}

pub fn struct_of(fields: Slice<NewStructField>, pkg_path: Str, methods_of: Ptr<Type>) -> Ptr<Type> {
    let made: Vec<NewField> = fields
        .into_iter()
        .map(|f| NewField { name: kept(f.name), ty: own(f.typ), tag: kept(f.tag), embedded: f.embedded })
        .collect();
    let methods = if methods_of == nil { &[] } else { own(methods_of).methods };
    descriptor(descriptors::struct_of(&made, kept(pkg_path), methods))
}

/// A text that lives as long as the program.
fn kept(s: Str) -> &'static str {
    String::from_utf8_lossy(s.as_bytes()).into_owned().leak()
}

pub fn convert(t: Ptr<Type>, a: Any, dst: UnsafePointer) -> bool {
    // SAFETY: the caller has an interface of that type at the address.
    unsafe { go2rs::rt::store_interface(own(t), a, UnsafePointer::raw(dst)) }
}

pub fn new(t: Ptr<Type>) -> UnsafePointer {
    UnsafePointer::from_raw(go2rs::heap::alloc(own(t).layout))
}

pub fn new_array(t: Ptr<Type>, n: isize) -> UnsafePointer {
    UnsafePointer::from_raw(go2rs::heap::alloc_array(own(t).layout, n as usize))
}

pub fn hash_of(t: Ptr<Type>, p: UnsafePointer, seed: Uintptr) -> Uintptr {
    // SAFETY: the caller has a value of that type at the address.
    Uintptr(unsafe { own(t).hash_of(UnsafePointer::raw(p), seed.0 as u64) } as usize)
}

pub fn call(t: Ptr<FuncType>, f: UnsafePointer, args: UnsafePointer, results: UnsafePointer) {
    // SAFETY: the caller has a func value of that type, and as many places as it has parameters and results; so below.
    unsafe { calls::call(own(Ptr::cast(t)), UnsafePointer::raw(f), places(args), places(results)) }
}

pub fn call_method(t: Ptr<FuncType>, code: UnsafePointer, receiver: UnsafePointer, args: UnsafePointer, results: UnsafePointer) {
    let receiver = go2rs::d::Word::from_raw(UnsafePointer::raw(receiver));
    // SAFETY: as above.
    unsafe { calls::call_method(own(Ptr::cast(t)), UnsafePointer::raw(code).cast(), receiver, places(args), places(results)) }
}

fn places(p: UnsafePointer) -> calls::Places {
    UnsafePointer::raw(p).cast()
}

pub fn make_func(t: Ptr<FuncType>, code: Func<dyn Fn(UnsafePointer, UnsafePointer)>) -> UnsafePointer {
    UnsafePointer::from_raw(calls::make(own(Ptr::cast(t)), code).cast_mut())
}

/// The data word that the value of a type has in an interface.
pub fn word(t: Ptr<Type>, p: UnsafePointer) -> UnsafePointer {
    let own = own(t);
    if !own.is_direct() {
        return p;
    }
    UnsafePointer::from_raw(go2rs::rt::parts(any_of(t, p)).1.raw())
}

pub fn interface_method(t: Ptr<InterfaceType>, p: UnsafePointer, i: isize) -> (UnsafePointer, UnsafePointer) {
    let own = own(Ptr::cast(t));
    let Shape::Interface(methods) = own.shape else { go2rs::sched::fatal::throw("reflect: not an interface type") };
    // SAFETY: the caller has an interface of that type at the address.
    let (dynamic, data) = go2rs::rt::parts(unsafe { go2rs::rt::load_any(own, UnsafePointer::raw(p)) });
    let Some(dynamic) = dynamic else { return (UnsafePointer::NIL, UnsafePointer::NIL) };
    let wanted = &methods[i as usize];
    let found = dynamic.methods.iter().find(|m| m.id == wanted.id && m.type_id == wanted.type_id);
    let code = found.map_or(std::ptr::null(), |m| m.ifn);
    (UnsafePointer::from_raw(code.cast_mut().cast()), UnsafePointer::from_raw(data.raw()))
}

pub fn map_of(key: Ptr<Type>, elem: Ptr<Type>) -> Ptr<Type> {
    descriptor(descriptors::map_of(own(key), own(elem)))
}

pub fn map_get(t: Ptr<Type>, m: UnsafePointer, key: UnsafePointer) -> UnsafePointer {
    // SAFETY: the caller's map, key and value are of the map type; so below.
    UnsafePointer::from_raw(unsafe { map_erased::get(map_layout(t), UnsafePointer::raw(m), UnsafePointer::raw(key)) })
}

pub fn map_insert(t: Ptr<Type>, m: UnsafePointer, key: UnsafePointer, elem: UnsafePointer) {
    // SAFETY: as above.
    unsafe { map_erased::insert(map_layout(t), UnsafePointer::raw(m), UnsafePointer::raw(key), UnsafePointer::raw(elem)) }
}

pub fn map_remove(t: Ptr<Type>, m: UnsafePointer, key: UnsafePointer) {
    // SAFETY: as above.
    unsafe { map_erased::remove(map_layout(t), UnsafePointer::raw(m), UnsafePointer::raw(key)) }
}

pub fn map_clear(m: UnsafePointer) {
    // SAFETY: as above.
    unsafe { map_erased::clear(UnsafePointer::raw(m)) }
}

pub fn map_len(m: UnsafePointer) -> isize {
    // SAFETY: as above.
    unsafe { map_erased::len(UnsafePointer::raw(m)) }
}

pub fn map_make(t: Ptr<Type>, n: isize) -> UnsafePointer {
    UnsafePointer::from_raw(map_erased::make(map_layout(t), n))
}

pub fn map_iterate(m: UnsafePointer) -> UnsafePointer {
    // SAFETY: as above.
    UnsafePointer::from_raw(unsafe { map_erased::iterate(UnsafePointer::raw(m)) })
}

pub fn map_next(t: Ptr<Type>, iteration: UnsafePointer) -> (UnsafePointer, UnsafePointer) {
    // SAFETY: `map_iterate` made the iteration.
    let (key, elem) = unsafe { map_erased::next(map_layout(t), UnsafePointer::raw(iteration)) };
    (UnsafePointer::from_raw(key), UnsafePointer::from_raw(elem))
}

pub fn chan_make(t: Ptr<Type>, n: isize) -> UnsafePointer {
    let Shape::Chan { elem, .. } = own(t).shape else { go2rs::sched::fatal::throw("reflect: not a channel type") };
    UnsafePointer::from_raw(go2rs::rt::make_chan(elem.get(), n))
}

pub fn move_(t: Ptr<Type>, dst: UnsafePointer, src: UnsafePointer) {
    let own = own(t);
    // SAFETY: the caller has two places of the type; they may be the same.
    unsafe { core::ptr::copy(UnsafePointer::raw(src), UnsafePointer::raw(dst), own.size) };
    if let Shape::Func { .. } = own.shape {
        let place = UnsafePointer::raw(dst).cast::<*const u8>();
        // SAFETY: the place holds a func value of that type.
        unsafe { *place = calls::adopt(own, *place) };
    }
}
