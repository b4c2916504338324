//! Identity of types and names: 64-bit hashes, computed in const evaluation and compared by value.

/// The import path and the name of a Go package. Each translated crate has one, `crate::GO_PACKAGE`.
#[derive(Clone, Copy, Debug)]
pub struct Package {
    pub path: &'static str,
    pub name: &'static str,
}

impl Package {
    /// Where `error` is declared.
    pub const UNIVERSE: Package = Package { path: "", name: "" };
}

/// Says which Go package a crate is: `go2rs::package!("encoding/json", "json");`.
#[macro_export]
macro_rules! package {
    ($path:literal, $name:literal) => {
        #[doc(hidden)]
        pub const GO_PACKAGE: $crate::d::Package = $crate::d::Package { path: $path, name: $name };
    };
}

const fn step(h: u64, byte: u8) -> u64 {
    (h ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23)
}

const fn text(mut h: u64, s: &str) -> u64 {
    let bytes = s.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        h = step(h, bytes[i]);
        i += 1;
    }
    h
}

const fn number(h: u64, n: u64) -> u64 {
    finish(h ^ n.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

const fn finish(mut h: u64) -> u64 {
    h = (h ^ (h >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    h = (h ^ (h >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    h ^ (h >> 31)
}

/// The hash of an exported method name. The derive crate computes the same.
pub const fn name_id(name: &str) -> u64 {
    finish(text(0x6d65_7468_6f64, name))
}

/// The hash of an unexported method name, which is a name of its package.
pub const fn name_id_in(package: &str, name: &str) -> u64 {
    number(name_id(name), text(1, package))
}

/// The identity of a declared type.
pub const fn named_id(package: &str, name: &str, scope: &str, arguments: &[u64]) -> u64 {
    let h = number(text(2, package), text(3, name));
    list(number(h, text(4, scope)), arguments)
}

/// The identity of an unnamed type that is built from others. `kind` tells the ways of building apart.
pub const fn built_id(kind: &str, parts: &[u64]) -> u64 {
    list(text(5, kind), parts)
}

const fn list(mut h: u64, parts: &[u64]) -> u64 {
    let mut i = 0;
    while i < parts.len() {
        h = number(h, parts[i]);
        i += 1;
    }
    number(h, parts.len() as u64)
}

/// What a field adds to the identity of an unnamed struct.
pub const fn field_id(name: &str, package: &str, ty: u64, tag: &str, embedded: bool) -> u64 {
    let first = name.as_bytes()[0];
    let exported = first.is_ascii_uppercase() || first >= 0x80;
    let package = if exported { 0 } else { text(6, package) };
    built_id("field", &[text(7, name), package, ty, text(8, tag), embedded as u64])
}

/// The identity of an unnamed struct type.
pub const fn struct_id(fields: &[u64]) -> u64 {
    built_id("struct", fields)
}

/// The identity of an unnamed interface type, of (name, signature) pairs in name order.
pub const fn interface_id(methods: &[(u64, u64)]) -> u64 {
    let mut h = text(9, "interface");
    let mut i = 0;
    while i < methods.len() {
        h = number(number(h, methods[i].0), methods[i].1);
        i += 1;
    }
    h
}
