//! Types that reflection makes of others at run time: pointers, slices, channels and functions, one of each.

use crate::id::built_id;
use crate::types::{Direction, Link, Shape, Type};
use crate::{Chan, Func, Go, Ptr, RecvChan, SendChan, Slice};
use go2rs_sys::lock::Lock;
use std::collections::HashMap;

static MADE: Lock<Option<HashMap<u64, &'static Type>>> = Lock::new(None);

fn interned(id: u64, make: impl FnOnce(u64) -> Type) -> &'static Type {
    MADE.lock().get_or_insert_with(HashMap::new).entry(id).or_insert_with(|| Box::leak(Box::new(make(id))))
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

/// Go's function types; of a variadic one the last parameter is a slice.
pub fn func_of(parameters: &[&'static Type], results: &[&'static Type], variadic: bool) -> &'static Type {
    let result = match results {
        [] => 0,
        [one] => one.id,
        many => built_id("results", &many.iter().map(|t| t.id).collect::<Vec<_>>()),
    };
    let mut parts = vec![result];
    parts.extend(parameters.iter().map(|t| t.id));
    if variadic && let Some(Shape::Slice(elem)) = parameters.last().map(|t| t.shape) {
        parts.pop();
        parts.push(built_id("...", &[elem.get().id]));
    }
    let links = |list: &[&'static Type]| -> &'static [Link] {
        list.iter().map(|t| Link::Known(t)).collect::<Vec<_>>().leak()
    };
    interned(built_id("func", &parts), |id| Type {
        id,
        shape: Shape::Func { parameters: links(parameters), variadic, results: links(results) },
        ..*<Func<dyn Fn()> as Go>::TYPE
    })
}
