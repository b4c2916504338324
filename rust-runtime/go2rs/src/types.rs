//! Type descriptors: what Go's run time knows about a type.

use crate::calls::Calls;
use crate::go::Go;
use crate::id::Package;
use go2rs_heap::Layout;

/// How descriptors refer to one another: direct links would be cycles of constants.
pub type TypeFn = fn() -> &'static Type;

/// The descriptor of `T`, as a function.
pub fn type_of<T: Go>() -> &'static Type {
    T::TYPE
}

/// A Go type. Two descriptors are of the same type if their `id` is the same; their addresses say nothing.
#[derive(Clone, Copy)]
pub struct Type {
    pub id: u64,
    /// Bytes of a value.
    pub size: usize,
    pub align: usize,
    pub layout: &'static Layout,
    /// Go's name without package and arguments; empty for unnamed types.
    pub name: &'static str,
    pub package: Package,
    /// The number of a type that a function declares among those of its package, for generic types of generic functions with the count of the function's type
    /// parameters behind it (`3;1`); else empty.
    pub scope: &'static str,
    /// Type arguments of an instantiated type.
    pub arguments: &'static [TypeFn],
    pub shape: Shape,
    /// Whether `==` is allowed at all. Interfaces in it may still hold what is not comparable.
    pub comparable: bool,
    /// `==` of two values of the type, which is passed along: types that reflection made share their functions. Panics as Go does.
    pub equal: unsafe fn(&Type, *const u8, *const u8) -> bool,
    /// The hash of a value with a seed, as maps use it. Panics as Go does.
    pub hash: unsafe fn(&Type, *const u8, u64) -> u64,
    /// The methods of the type's values, in name order.
    pub methods: &'static [Method],
    /// The methods of pointers to the type, in name order.
    pub pointer_methods: &'static [Method],
}

// SAFETY: a descriptor is constant data.
unsafe impl Sync for Type {}
// SAFETY: as above.
unsafe impl Send for Type {}

/// A type that another is built from.
#[derive(Clone, Copy)]
pub enum Link {
    /// A type of the program's text.
    Static(TypeFn),
    /// A type that reflection made or met.
    Known(&'static Type),
}

impl Link {
    /// The link to `T`.
    pub const fn to<T: Go>() -> Link {
        Link::Static(type_of::<T>)
    }

    /// The type.
    pub fn get(self) -> &'static Type {
        match self {
            Link::Static(f) => f(),
            Link::Known(ty) => ty,
        }
    }
}

/// The underlying type.
#[derive(Clone, Copy)]
pub enum Shape {
    Basic(Basic),
    Pointer(Link),
    Slice(Link),
    Array(Link, usize),
    Map {
        key: Link,
        elem: Link,
    },
    Chan {
        elem: Link,
        direction: Direction,
    },
    /// `calls` is missing in types that reflection made.
    Func {
        parameters: &'static [Link],
        variadic: bool,
        results: &'static [Link],
        calls: Option<&'static Calls>,
    },
    /// The fields, and the Rust names of those that the method table says are embedded.
    Struct(&'static [Field], &'static [&'static str]),
    /// The methods in name order.
    Interface(&'static [InterfaceMethod]),
}

/// Basic types, in the order of `reflect.Kind`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Basic {
    Bool = 1,
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Uintptr,
    Float32,
    Float64,
    Complex64,
    Complex128,
    String = 24,
    UnsafePointer = 26,
}

impl Basic {
    /// The type's name in Go.
    pub const fn name(self) -> &'static str {
        match self {
            Basic::Bool => "bool",
            Basic::Int => "int",
            Basic::Int8 => "int8",
            Basic::Int16 => "int16",
            Basic::Int32 => "int32",
            Basic::Int64 => "int64",
            Basic::Uint => "uint",
            Basic::Uint8 => "uint8",
            Basic::Uint16 => "uint16",
            Basic::Uint32 => "uint32",
            Basic::Uint64 => "uint64",
            Basic::Uintptr => "uintptr",
            Basic::Float32 => "float32",
            Basic::Float64 => "float64",
            Basic::Complex64 => "complex64",
            Basic::Complex128 => "complex128",
            Basic::String => "string",
            Basic::UnsafePointer => "unsafe.Pointer",
        }
    }
}

/// Which way a channel type goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    Receive = 1,
    Send = 2,
    Both = 3,
}

/// A field of a struct.
#[derive(Clone, Copy)]
pub struct Field {
    pub name: &'static str,
    pub rust_name: &'static str,
    pub ty: Link,
    /// Bytes from the struct's start.
    pub offset: usize,
    pub tag: &'static str,
    pub embedded: bool,
    /// The package of an unexported name, empty if it is the type's.
    pub package: &'static str,
}

/// A method of a type.
#[derive(Clone, Copy)]
pub struct Method {
    pub name: &'static str,
    /// The package of an unexported name, else empty.
    pub package: &'static str,
    /// The hash of the name.
    pub id: u64,
    /// The identity of the method's type without receiver.
    pub type_id: u64,
    pub ty: TypeFn,
    /// The function, which takes an interface's data word as its receiver.
    pub ifn: *const (),
}

// SAFETY: constant data.
unsafe impl Sync for Method {}
// SAFETY: as above.
unsafe impl Send for Method {}

/// A method that an interface asks for.
#[derive(Clone, Copy)]
pub struct InterfaceMethod {
    pub name: &'static str,
    pub package: &'static str,
    pub id: u64,
    pub type_id: u64,
    pub ty: TypeFn,
}

/// What `methods!` says about a type.
#[derive(Clone, Copy)]
pub struct MethodTable {
    pub val: &'static [Method],
    pub ptr: &'static [Method],
    pub embedded: &'static [&'static str],
}

/// The table of types without methods: an inherent constant of the same name, which `methods!` writes, goes first.
pub trait NoMethods {
    const GO_METHODS: MethodTable = MethodTable { val: &[], ptr: &[], embedded: &[] };
}

impl<T> NoMethods for T {}

impl Type {
    /// An unnamed type without methods; the derive macros fill in the rest.
    pub const fn of<T: Go>(shape: Shape) -> Type {
        Type {
            id: T::ID,
            size: size_of::<T>(),
            align: align_of::<T>(),
            layout: T::LAYOUT,
            name: "",
            package: Package::UNIVERSE,
            scope: "",
            arguments: &[],
            shape,
            comparable: T::COMPARABLE,
            equal: equal::<T>,
            hash: hash::<T>,
            methods: &[],
            pointer_methods: T::POINTER_METHODS,
        }
    }

    /// A basic type.
    pub const fn basic<T: Go>(basic: Basic) -> Type {
        Type { name: basic.name(), ..Type::of::<T>(Shape::Basic(basic)) }
    }

    /// Whether a value stands in an interface's data word itself.
    pub const fn is_direct(&self) -> bool {
        self.size <= size_of::<usize>()
    }

    /// `==` of two values.
    ///
    /// # Safety
    /// Both addresses are of values of the type.
    #[inline]
    pub unsafe fn equals(&self, a: *const u8, b: *const u8) -> bool {
        // SAFETY: the caller's promise.
        unsafe { (self.equal)(self, a, b) }
    }

    /// The hash of a value with a seed.
    ///
    /// # Safety
    /// The address is of a value of the type.
    #[inline]
    pub unsafe fn hash_of(&self, value: *const u8, seed: u64) -> u64 {
        // SAFETY: the caller's promise.
        unsafe { (self.hash)(self, value, seed) }
    }

    /// Whether values are interfaces.
    pub const fn is_interface(&self) -> bool {
        matches!(self.shape, Shape::Interface(_))
    }
}

unsafe fn equal<T: Go>(_: &Type, a: *const u8, b: *const u8) -> bool {
    // SAFETY: whoever uses a descriptor passes values of its type.
    unsafe { T::go_eq(&*a.cast::<T>(), &*b.cast::<T>()) }
}

unsafe fn hash<T: Go>(_: &Type, value: *const u8, seed: u64) -> u64 {
    // SAFETY: as above.
    unsafe { T::go_hash(&*value.cast::<T>(), seed) }
}

/// The fields of a struct for its layout, sorted by offset: Rust may lay them out in another order than Go writes them.
pub const fn in_order<const N: usize>(
    mut fields: [(usize, &'static Layout); N],
) -> [go2rs_heap::Field; N] {
    let mut out = [go2rs_heap::Field::new(0, Layout::BYTE); N];
    let mut i = 0;
    while i < N {
        let mut k = i;
        while k > 0 && fields[k - 1].0 > fields[k].0 {
            let below = fields[k - 1];
            fields[k - 1] = fields[k];
            fields[k] = below;
            k -= 1;
        }
        i += 1;
    }
    i = 0;
    while i < N {
        out[i] = go2rs_heap::Field::new(fields[i].0, fields[i].1);
        i += 1;
    }
    out
}
