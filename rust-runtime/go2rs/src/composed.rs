//! Types that reflection makes of others at run time: pointers, slices, arrays, maps, channels, functions and structs, one of each.
//! They have the identity and the layout that the same types of the program's text have, so that values go from one to the other.

use crate::id::{Package, built_id, field_id, struct_id};
use crate::types::{Direction, Field, Link, Method, Shape, Type, TypeFn};
use crate::{Chan, Func, Go, Map, Ptr, RecvChan, SendChan, Slice};
use go2rs_heap::Layout;
use go2rs_sys::lock::Lock;
use std::collections::HashMap;

static MADE: Lock<Option<HashMap<u64, &'static Type>>> = Lock::new(None);

fn interned(id: u64, make: impl FnOnce(u64) -> Type) -> &'static Type {
    MADE.lock().get_or_insert_with(HashMap::new).entry(id).or_insert_with(|| leak(make(id)))
}

fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// Says which types of the program's text [`struct_of`] should find: Rust may have laid them out in another order than Go would.
pub fn add_known_types(types: &[TypeFn]) {
    let mut made = MADE.lock();
    let made = made.get_or_insert_with(HashMap::new);
    for ty in types {
        made.entry(ty().id).or_insert(ty());
    }
}

/// Go's `*T`, with the methods that pointers to T have.
pub fn pointer_to(of: &'static Type) -> &'static Type {
    interned(built_id("pointer", &[of.id]), |id| Type {
        id,
        methods: of.pointer_methods,
        shape: Shape::Pointer(Link::Known(of)),
        ..*<Ptr<u8> as Go>::TYPE
    })
}

/// Go's `[]T`.
pub fn slice_of(of: &'static Type) -> &'static Type {
    interned(built_id("slice", &[of.id]), |id| Type {
        id,
        shape: Shape::Slice(Link::Known(of)),
        ..*<Slice<u8> as Go>::TYPE
    })
}

/// Go's `[n]T`. The caller has seen that it is not too large.
pub fn array_of(of: &'static Type, n: usize) -> &'static Type {
    interned(built_id("array", &[of.id, n as u64]), |id| Type {
        id,
        size: of.size * n,
        align: of.align,
        layout: leak(Layout::array(of.layout, n)),
        shape: Shape::Array(Link::Known(of), n),
        comparable: of.comparable,
        equal: array_equal,
        hash: array_hash,
        ..*<() as Go>::TYPE
    })
}

/// Go's `map[K]V`.
pub fn map_of(key: &'static Type, elem: &'static Type) -> &'static Type {
    interned(built_id("map", &[key.id, elem.id]), |id| Type {
        id,
        shape: Shape::Map { key: Link::Known(key), elem: Link::Known(elem) },
        ..*<Map<u8, u8> as Go>::TYPE
    })
}

/// Go's channel types.
pub fn chan_of(of: &'static Type, direction: Direction) -> &'static Type {
    let (kind, like) = match direction {
        Direction::Receive => ("<-chan", <RecvChan<u8> as Go>::TYPE),
        Direction::Send => ("chan<-", <SendChan<u8> as Go>::TYPE),
        Direction::Both => ("chan", <Chan<u8> as Go>::TYPE),
    };
    interned(built_id(kind, &[of.id]), |id| Type {
        id,
        shape: Shape::Chan { elem: Link::Known(of), direction },
        ..*like
    })
}

/// The identity of a function type; of a variadic one the last parameter is a slice.
pub fn func_id(parameters: &[&'static Type], results: &[&'static Type], variadic: bool) -> u64 {
    let result = match results {
        [] => 0,
        // The one result `struct{}` is `()`, which is none.
        [one] if one.id == <() as Go>::ID => 0,
        [one] => one.id,
        many => built_id("results", &many.iter().map(|t| t.id).collect::<Vec<_>>()),
    };
    let mut parts = vec![result];
    parts.extend(parameters.iter().map(|t| t.id));
    if variadic && let Some(Shape::Slice(elem)) = parameters.last().map(|t| t.shape) {
        parts.pop();
        parts.push(built_id("...", &[elem.get().id]));
    }
    built_id("func", &parts)
}

/// Go's function types, as [`func_id`].
pub fn func_of(
    parameters: &[&'static Type],
    results: &[&'static Type],
    variadic: bool,
) -> &'static Type {
    let links = |list: &[&'static Type]| -> &'static [Link] {
        list.iter().map(|t| Link::Known(t)).collect::<Vec<_>>().leak()
    };
    interned(func_id(parameters, results, variadic), |id| Type {
        id,
        shape: Shape::Func {
            parameters: links(parameters),
            variadic,
            results: links(results),
            calls: None,
        },
        ..*<Func<dyn Fn()> as Go>::TYPE
    })
}

/// A field of a struct that reflection makes.
pub struct NewField {
    pub name: &'static str,
    pub ty: &'static Type,
    pub tag: &'static str,
    pub embedded: bool,
}

/// Go's struct types. `package` is the import path that unexported fields belong to.
pub fn struct_of(
    fields: &[NewField],
    package: &'static str,
    methods: &'static [Method],
) -> &'static Type {
    if fields.is_empty() {
        return <() as Go>::TYPE;
    }
    let ids: Vec<u64> =
        fields.iter().map(|f| field_id(f.name, package, f.ty.id, f.tag, f.embedded)).collect();
    interned(struct_id(&ids), |id| {
        let (laid, size, align) = lay_out(fields);
        let parts: Vec<_> =
            laid.iter().map(|f| go2rs_heap::Field::new(f.offset, f.ty.get().layout)).collect();
        Type {
            id,
            size,
            align,
            layout: leak(Layout::fields(size, align, parts.leak())),
            package: Package { path: package, name: "" },
            shape: Shape::Struct(laid.leak(), &[]),
            comparable: fields.iter().all(|f| f.ty.comparable),
            equal: struct_equal,
            hash: struct_hash,
            methods,
            pointer_methods: &[],
            ..*<() as Go>::TYPE
        }
    })
}

/// Go's layout: each field at the next multiple of its alignment, and a byte behind a last field without size.
fn lay_out(fields: &[NewField]) -> (Vec<Field>, usize, usize) {
    let (mut size, mut align) = (0usize, 1);
    let mut out = Vec::new();
    for f in fields {
        let offset = size.next_multiple_of(f.ty.align);
        size = offset + f.ty.size;
        align = align.max(f.ty.align);
        out.push(Field {
            name: f.name,
            rust_name: f.name,
            ty: Link::Known(f.ty),
            offset,
            tag: f.tag,
            embedded: f.embedded,
            package: "",
        });
    }
    if size > 0 && fields.last().is_some_and(|f| f.ty.size == 0) {
        size += 1;
    }
    (out, size.next_multiple_of(align), align)
}

unsafe fn array_equal(ty: &Type, a: *const u8, b: *const u8) -> bool {
    let Shape::Array(elem, n) = ty.shape else { return false };
    let elem = elem.get();
    // SAFETY: whoever uses a descriptor passes values of its type; so below.
    (0..n).all(|i| unsafe { elem.equals(a.add(i * elem.size), b.add(i * elem.size)) })
}

unsafe fn array_hash(ty: &Type, value: *const u8, seed: u64) -> u64 {
    let Shape::Array(elem, n) = ty.shape else { return seed };
    let elem = elem.get();
    // SAFETY: as above.
    (0..n).fold(seed, |h, i| unsafe { elem.hash_of(value.add(i * elem.size), h) })
}

/// The fields that `==` looks at.
fn compared(ty: &Type) -> impl Iterator<Item = &'static Field> {
    let fields = match ty.shape {
        Shape::Struct(fields, _) => fields,
        _ => &[],
    };
    fields.iter().filter(|f| f.name != "_")
}

unsafe fn struct_equal(ty: &Type, a: *const u8, b: *const u8) -> bool {
    // SAFETY: as above.
    compared(ty).all(|f| unsafe { f.ty.get().equals(a.add(f.offset), b.add(f.offset)) })
}

unsafe fn struct_hash(ty: &Type, value: *const u8, seed: u64) -> u64 {
    // SAFETY: as above.
    compared(ty).fold(seed, |h, f| unsafe { f.ty.get().hash_of(value.add(f.offset), h) })
}
