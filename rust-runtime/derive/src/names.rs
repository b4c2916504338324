//! From Rust names back to Go names, and the hash that stands for a method name.

/// Go's name of a Rust name in snake case or camel case: `serve_file` gives `ServeFile` if exported, `serveFile` otherwise.
pub fn go_name(rust: &str, exported: bool) -> String {
    let rust = rust.strip_prefix("r#").unwrap_or(rust).trim_end_matches('_');
    let mut out = String::new();
    for part in rust.split('_') {
        if out.is_empty() && !exported {
            out.push_str(&lower_first(part));
        } else {
            out.push_str(&upper_first(part));
        }
    }
    out
}

fn upper_first(s: &str) -> String {
    let mut chars = s.chars();
    chars.next().map_or(String::new(), |c| c.to_uppercase().chain(chars).collect())
}

fn lower_first(s: &str) -> String {
    let mut chars = s.chars();
    chars.next().map_or(String::new(), |c| c.to_lowercase().chain(chars).collect())
}

/// Whether Go exports a name.
pub fn is_exported(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_uppercase)
}

/// A method's Go name, as `#[go("..")]` or camel-casing gives it.
pub struct MethodName {
    pub name: String,
    /// The package of an unexported name of another package; `None`: exported, or this package's.
    pub package: Option<String>,
}

impl MethodName {
    pub fn of(rust: &str, attribute: Option<&str>) -> MethodName {
        let Some(text) = attribute else {
            return MethodName { name: go_name(rust, true), package: None };
        };
        match text.rsplit_once('.') {
            Some((package, name)) => {
                MethodName { name: name.into(), package: Some(package.into()) }
            }
            None => MethodName { name: text.into(), package: None },
        }
    }

    /// The const expression of the name's hash.
    pub fn id(&self) -> String {
        if is_exported(&self.name) {
            format!("{}u64", name_id(&self.name))
        } else {
            format!("{{ ::go2rs::d::name_id_in({}, {:?}) }}", self.package_path(), self.name)
        }
    }

    /// The const expression of the package path: empty for exported names.
    pub fn package_path(&self) -> String {
        match &self.package {
            _ if is_exported(&self.name) => "\"\"".into(),
            Some(package) => format!("{package:?}"),
            None => "crate::GO_PACKAGE.path".into(),
        }
    }
}

/// The hash of an exported method name; `go2rs::d::name_id` computes the same.
fn name_id(name: &str) -> u64 {
    finish(name.bytes().fold(0x6d65_7468_6f64, step))
}

fn step(h: u64, byte: u8) -> u64 {
    (h ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23)
}

fn finish(mut h: u64) -> u64 {
    h = (h ^ (h >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    h = (h ^ (h >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    h ^ (h >> 31)
}
