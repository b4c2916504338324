//! `#[derive(Go)]`.

use crate::containers;
use crate::interface::common_impls;
use crate::names::go_name;
use crate::parse::{Cursor, Generics, GoAttribute};
use proc_macro::{Delimiter, TokenStream};

/// A field of a struct.
struct Field {
    rust_name: String,
    ty: String,
    go_name: String,
    attribute: GoAttribute,
}

enum Body {
    Struct(Vec<Field>),
    /// The underlying type, and whether a marker of unused type parameters stands behind it.
    Newtype(String, bool),
}

struct Item {
    name: String,
    go_name: String,
    attribute: GoAttribute,
    generics: Generics,
    body: Body,
}

/// Underlying types whose newtypes derive `PartialEq` and `Eq` themselves, so that `match` takes their constants.
const MATCHED: [&str; 13] = [
    "isize", "i8", "i16", "i32", "i64", "usize", "u8", "u16", "u32", "u64", "bool", "rune",
    "Uintptr",
];

pub fn expand(item: TokenStream) -> Result<String, String> {
    let item = read(item)?;
    let own = format!("{}{}", item.name, item.generics.apply());
    let declare = item.generics.declare("");
    let parts = match &item.body {
        Body::Struct(fields) => of_struct(&item, &own, fields),
        Body::Newtype(ty, marked) => of_newtype(&item, &own, ty, *marked),
    };
    let equal = if parts.derives_equal {
        String::new()
    } else {
        format!(
            "impl{declare} ::core::cmp::PartialEq for {own} {{
                #[inline] fn eq(&self, other: &Self) -> bool {{ ::go2rs::Go::go_eq(self, other) }}
            }}"
        )
    };
    let type_const = item.type_const(&parts.shape, &own);
    Ok(format!(
        "const _: () = {{
            #[allow(unused_imports)] use ::go2rs::d::NoMethods as _;
            {common} {equal}
            unsafe impl{declare} ::go2rs::Go for {own} {{
                const ID: u64 = {id};
                const LAYOUT: &'static ::go2rs::d::Layout = {layout};
                const COMPARABLE: bool = {comparable};
                const POINTER_METHODS: &'static [::go2rs::d::Method] = <Self>::GO_METHODS.ptr;
                {type_const}
                #[inline] fn go_eq(&self, other: &Self) -> bool {{ {eq} }}
                #[inline] fn go_hash(&self, seed: u64) -> u64 {{ {hash} }}
            }}
            {operators}
        }};",
        common = common_impls(&own, &item.generics),
        id = item.id(&parts.structure),
        layout = parts.layout,
        comparable = parts.comparable,
        eq = parts.eq,
        hash = parts.hash,
        operators = parts.operators,
    ))
}

fn read(tokens: TokenStream) -> Result<Item, String> {
    let mut c = Cursor::new(tokens);
    let attribute = c.attributes()?.go;
    let exported = c.visibility() == "pub";
    if !c.eat_ident("struct") {
        return Err("derive(Go) is for structs".into());
    }
    let name = c.ident()?;
    let go_name = attribute.name.clone().unwrap_or_else(|| go_name(&name, exported));
    let generics = c.generics()?;
    let body = if c.peek_group(Delimiter::Parenthesis) {
        let mut inner = Cursor::new(c.group(Delimiter::Parenthesis)?.stream());
        inner.attributes()?;
        inner.visibility();
        let ty = inner.text_until(&[',']);
        inner.eat_punct(',');
        Body::Newtype(ty, !inner.at_end())
    } else if c.peek_group(Delimiter::Brace) {
        Body::Struct(read_fields(Cursor::new(c.group(Delimiter::Brace)?.stream()))?)
    } else {
        Body::Struct(Vec::new())
    };
    Ok(Item { name, go_name, attribute, generics, body })
}

fn read_fields(mut c: Cursor) -> Result<Vec<Field>, String> {
    let mut out = Vec::new();
    while !c.at_end() {
        let attribute = c.attributes()?.go;
        let exported = c.visibility() == "pub";
        let rust_name = c.ident()?;
        c.eat_punct(':');
        let ty = c.text_until(&[',']);
        c.eat_punct(',');
        if ty == "PhantomData"
            || ty.starts_with("PhantomData ")
            || ty.starts_with("PhantomData<")
            || ty.replace(' ', "") == "go2rs::Padding"
        {
            continue;
        }
        let go_name = attribute.name.clone().unwrap_or_else(|| go_name(&rust_name, exported));
        out.push(Field { rust_name, ty, go_name, attribute });
    }
    Ok(out)
}

/// The pieces in which structs and newtypes differ.
struct Parts {
    shape: String,
    structure: String,
    layout: String,
    comparable: String,
    eq: String,
    hash: String,
    operators: String,
    derives_equal: bool,
}

fn of_struct(item: &Item, own: &str, fields: &[Field]) -> Parts {
    let mut parts = Parts {
        shape: String::new(),
        structure: String::new(),
        layout: String::new(),
        comparable: "true".into(),
        eq: "true".into(),
        hash: "seed".into(),
        operators: String::new(),
        derives_equal: false,
    };
    let (mut layouts, mut listed, mut ids) = (String::new(), String::new(), String::new());
    for Field { rust_name, ty, go_name, attribute } in fields {
        let offset = format!(
            "::core::mem::offset_of!({}, {rust_name})",
            if item.generics.is_empty() { own } else { "Self" }
        );
        layouts.push_str(&format!("({offset}, <{ty} as ::go2rs::Go>::LAYOUT), "));
        let tag = attribute.tag.as_deref().unwrap_or("\"\"");
        let embedded = attribute.embedded;
        let package = attribute.package.as_deref().unwrap_or("");
        let home = if package.is_empty() {
            "crate::GO_PACKAGE.path".to_string()
        } else {
            format!("{package:?}")
        };
        listed.push_str(&format!(
            "::go2rs::d::Field {{ name: {go_name:?}, rust_name: {rust_name:?}, ty: ::go2rs::d::Link::to::<{ty}>(), offset: {offset}, tag: {tag}, embedded: {embedded}, package: {package:?} }}, "
        ));
        ids.push_str(&format!(
            "::go2rs::d::field_id({go_name:?}, {home}, <{ty} as ::go2rs::Go>::ID, {tag}, {embedded}), "
        ));
        parts.comparable.push_str(&format!(" && <{ty} as ::go2rs::Go>::COMPARABLE"));
        if go_name != "_" {
            parts.eq.push_str(&format!(
                " && ::go2rs::Go::go_eq(&self.{rust_name}, &other.{rust_name})"
            ));
            parts.hash = format!("::go2rs::Go::go_hash(&self.{rust_name}, {})", parts.hash);
        }
    }
    parts.eq = parts.eq.strip_prefix("true && ").map_or(parts.eq.clone(), str::to_string);
    if parts.eq == "true" {
        parts.eq = "let _ = other; true".into();
    }
    parts.structure = format!("::go2rs::d::struct_id(&[{ids}])");
    parts.layout = format!(
        "&::go2rs::d::Layout::fields(::core::mem::size_of::<Self>(), ::core::mem::align_of::<Self>(), const {{ &::go2rs::d::in_order([{layouts}]) }})"
    );
    parts.shape = format!("::go2rs::d::Shape::Struct(&[{listed}], <Self>::GO_METHODS.embedded)");
    parts
}

fn of_newtype(item: &Item, own: &str, ty: &str, marked: bool) -> Parts {
    let bare = ty.rsplit("::").next().unwrap_or(ty).trim().to_string();
    let declare = item.generics.declare("");
    let make = format!(
        "{}{}",
        item.name,
        if marked { "(raw, ::core::marker::PhantomData)" } else { "(raw)" }
    );
    let head = format!("[{}], {own}", item.generics.list());
    let impls = match bare.as_str() {
        "isize" | "i8" | "i16" | "i32" | "i64" | "rune" | "usize" | "u8" | "u16" | "u32"
        | "u64" | "Uintptr" => {
            let kind = match bare.as_str() {
                "Uintptr" => "uintptr",
                b if b.starts_with('u') => "unsigned",
                _ => "signed",
            };
            format!("::go2rs::integer_newtype!({kind}, {head}, {ty});")
        }
        "f32" | "f64" => format!("::go2rs::float_newtype!({head}, {ty});"),
        "Complex64" | "Complex128" => format!("::go2rs::complex_newtype!({head}, {ty});"),
        "Str" => format!("::go2rs::string_newtype!({head});"),
        "bool" => {
            format!("::go2rs::bool_newtype!({head}); {}", containers::core_of(own, &declare, ty))
        }
        _ => containers::impls(own, &item.generics, ty),
    };
    let operators = if impls.is_empty() {
        impls
    } else {
        format!(
            "#[allow(dead_code)] #[inline(always)] fn newtype{declare}(raw: {ty}) -> {own} {{ {make} }} {impls}"
        )
    };
    Parts {
        shape: format!("<{ty} as ::go2rs::Go>::TYPE.shape"),
        structure: format!("<{ty} as ::go2rs::Go>::ID"),
        layout: format!("<{ty} as ::go2rs::Go>::LAYOUT"),
        comparable: format!("<{ty} as ::go2rs::Go>::COMPARABLE"),
        eq: "::go2rs::Go::go_eq(&self.0, &other.0)".into(),
        hash: "::go2rs::Go::go_hash(&self.0, seed)".into(),
        operators,
        derives_equal: item.generics.is_empty() && MATCHED.contains(&bare.as_str()),
    }
}

impl Item {
    fn package(&self) -> &'static str {
        if self.attribute.universe { "::go2rs::d::Package::UNIVERSE" } else { "crate::GO_PACKAGE" }
    }

    fn id(&self, structure: &str) -> String {
        if self.attribute.unnamed {
            return structure.into();
        }
        let scope = self.attribute.scope.clone().unwrap_or_default();
        let ids: String =
            self.generics.names.iter().map(|n| format!("<{n} as ::go2rs::Go>::ID, ")).collect();
        format!(
            "::go2rs::d::named_id({}.path, {:?}, {scope:?}, &[{ids}])",
            self.package(),
            self.go_name
        )
    }

    /// A static for plain types, so that every crate names the same one; generic types have a constant each.
    fn type_const(&self, shape: &str, own: &str) -> String {
        let name = if self.attribute.unnamed { "" } else { &self.go_name };
        let arguments: String =
            self.generics.names.iter().map(|n| format!("::go2rs::d::type_of::<{n}>, ")).collect();
        let body = format!(
            "::go2rs::Type {{ name: {name:?}, package: {}, scope: {:?}, arguments: &[{arguments}], methods: <{own}>::GO_METHODS.val, ..::go2rs::Type::of::<{own}>({shape}) }}",
            self.package(),
            self.attribute.scope.as_deref().unwrap_or_default(),
        );
        if self.generics.is_empty() {
            let body = body.replace("<Self>", &format!("<{own}>"));
            format!(
                "const TYPE: &'static ::go2rs::Type = {{ static TYPE: ::go2rs::Type = {body}; &TYPE }};"
            )
        } else {
            format!("const TYPE: &'static ::go2rs::Type = &{body};")
        }
    }
}
