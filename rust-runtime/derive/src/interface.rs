//! `interface!`: a Copy struct of two words, with the methods.

use crate::names::{MethodName, go_name};
use crate::parse::{Cursor, Generics, GoAttribute, Signature};
use proc_macro::{Delimiter, TokenStream};

/// One method of an interface or constraint.
pub struct Method {
    pub attributes: String,
    pub rust_name: String,
    pub name: MethodName,
    pub signature: Signature,
}

impl Method {
    /// The bound that a type with this method meets.
    pub fn bound(&self) -> String {
        format!("::go2rs::d::HasMethod<{}, Fn = {}>", self.name.id(), self.signature.table_fn())
    }

    /// The table entry of a type.
    fn of(&self, of: &str) -> String {
        format!("<{of} as ::go2rs::d::HasMethod<{}>>::IFN", self.name.id())
    }
}

pub fn expand(input: TokenStream) -> Result<String, String> {
    let mut c = Cursor::new(input);
    let mut out = String::new();
    while !c.at_end() {
        let attributes = c.attributes()?;
        let visibility = c.visibility();
        let name = c.ident()?;
        let generics = c.generics()?;
        let mut methods = read_methods(Cursor::new(c.group(Delimiter::Brace)?.stream()))?;
        methods.sort_by(|a, b| a.name.name.cmp(&b.name.name));
        let declaration =
            Declaration { attribute: attributes.go, visibility, name, generics, methods };
        out.push_str(&attributes.rest);
        out.push_str(&declaration.write());
    }
    Ok(out)
}

pub fn read_methods(mut c: Cursor) -> Result<Vec<Method>, String> {
    let mut out = Vec::new();
    while !c.at_end() {
        let attributes = c.attributes()?;
        if !c.eat_ident("fn") {
            return Err("an interface lists `fn name(..) -> R;`".into());
        }
        let rust_name = c.ident()?;
        let name = MethodName::of(&rust_name, attributes.go.name.as_deref());
        let signature = Signature::read(&mut c)?;
        out.push(Method { attributes: attributes.rest, rust_name, name, signature });
    }
    Ok(out)
}

struct Declaration {
    attribute: GoAttribute,
    visibility: String,
    name: String,
    generics: Generics,
    methods: Vec<Method>,
}

impl Declaration {
    fn write(&self) -> String {
        let (name, apply, declare) = (&self.name, self.generics.apply(), self.generics.declare(""));
        let own = format!("{name}{apply}");
        let phantom: String = self.generics.names.iter().map(|n| format!("{n}, ")).collect();
        format!(
            "#[repr(C)] {visibility} struct {name}{declare} {{
                {first}, data: ::go2rs::d::Word, phantom: ::core::marker::PhantomData<fn() -> ({phantom})>,
            }}
            {inherent} {go} {glue}",
            visibility = self.visibility,
            first = if self.methods.is_empty() {
                "ty: ::core::option::Option<&'static ::go2rs::Type>"
            } else {
                "tab: *const ::go2rs::d::Itab"
            },
            inherent = self.inherent(&own, &declare),
            go = self.go(&own, &declare),
            glue = self.glue(&own, &declare),
        )
    }

    /// The nil value and the conversion of an interface without methods. It has the layout of `any`, which reflection takes it for.
    fn inherent_of_empty(own: &str, declare: &str) -> String {
        format!(
            "#[allow(dead_code)] impl{declare} {own} {{
                pub const NIL: Self = Self {{ ty: ::core::option::Option::None, data: ::go2rs::d::Word::NULL, phantom: ::core::marker::PhantomData }};
                #[inline]
                #[allow(non_camel_case_types)] pub fn of<Source__>(value: Source__) -> Self where Source__: ::go2rs::Go {{
                    let (ty, data) = value.go_parts();
                    Self {{ ty, data, phantom: ::core::marker::PhantomData }}
                }}
            }}"
        )
    }

    /// The methods, the nil value and the conversion.
    fn inherent(&self, own: &str, declare: &str) -> String {
        if self.methods.is_empty() {
            return Self::inherent_of_empty(own, declare);
        }
        let count = self.methods.len();
        let bounds: Vec<String> = self.methods.iter().map(Method::bound).collect();
        let entries: String = self
            .methods
            .iter()
            .map(|m| format!("::go2rs::d::erase({}), ", m.of("Source__")))
            .collect();
        let bounds = bounds.join(" + ");
        let mut methods = String::new();
        for (i, m) in self.methods.iter().enumerate() {
            methods.push_str(&format!(
                "{attributes} #[inline] pub fn {name}(self, {declared}){arrow} {{
                    unsafe {{ ::go2rs::d::method::<{table_fn}>(self.tab, {i})(self.data, {names}) }}
                }} ",
                attributes = m.attributes,
                name = m.rust_name,
                declared = m.signature.declared(),
                arrow = m.signature.arrow(),
                table_fn = m.signature.table_fn(),
                names = m.signature.names(),
            ));
        }
        format!(
            "#[allow(dead_code)] impl{declare} {own} {{
                pub const NIL: Self = Self {{ tab: ::core::ptr::null(), data: ::go2rs::d::Word::NULL, phantom: ::core::marker::PhantomData }};
                #[inline]
                #[allow(non_camel_case_types)] pub fn of<Source__>(value: Source__) -> Self where Source__: {bounds} {{
                    let (tab, data) = ::go2rs::d::to_interface::<Self, Source__>(value, const {{
                        &::go2rs::d::ItabOf::<{count}>::new(<Source__ as ::go2rs::Go>::TYPE, [{entries}])
                    }}.head());
                    Self {{ tab, data, phantom: ::core::marker::PhantomData }}
                }}
                {methods}
            }}"
        )
    }

    /// The type as a Go value.
    fn go(&self, own: &str, declare: &str) -> String {
        let exported = self.visibility == "pub";
        let go_name = self.attribute.name.clone().unwrap_or_else(|| go_name(&self.name, exported));
        let package = if self.attribute.universe {
            "::go2rs::d::Package::UNIVERSE"
        } else {
            "crate::GO_PACKAGE"
        };
        let ids: String =
            self.generics.names.iter().map(|n| format!("<{n} as ::go2rs::Go>::ID, ")).collect();
        let arguments: String =
            self.generics.names.iter().map(|n| format!("::go2rs::d::type_of::<{n}>, ")).collect();
        let scope = self.attribute.scope.clone().unwrap_or_default();
        let (id, name) = if self.attribute.unnamed {
            (format!("::go2rs::d::interface_id(&[{}])", self.method_ids()), String::new())
        } else {
            (
                format!("::go2rs::d::named_id({package}.path, {go_name:?}, {scope:?}, &[{ids}])"),
                go_name,
            )
        };
        let mut listed = String::new();
        for m in &self.methods {
            listed.push_str(&format!(
                "::go2rs::d::InterfaceMethod {{ name: {:?}, package: {}, id: {}, type_id: <{func} as ::go2rs::Go>::ID, ty: ::go2rs::d::type_of::<{func}> }}, ",
                m.name.name,
                m.name.package_path(),
                m.name.id(),
                func = m.signature.func_type(),
            ));
        }
        format!(
            "unsafe impl{declare} ::go2rs::Go for {own} {{
                const ID: u64 = {id};
                const LAYOUT: &'static ::go2rs::d::Layout = ::go2rs::d::Layout::INTERFACE;
                const IS_INTERFACE: bool = true;
                const TYPE: &'static ::go2rs::Type = &::go2rs::Type {{
                    name: {name:?}, package: {package}, scope: {scope:?}, arguments: &[{arguments}],
                    ..::go2rs::Type::of::<Self>(::go2rs::d::Shape::Interface(&[{listed}]))
                }};
                #[inline] fn go_eq(&self, other: &Self) -> bool {{ ::go2rs::d::interface_eq(*self, *other) }}
                #[inline] fn go_hash(&self, seed: u64) -> u64 {{ ::go2rs::d::interface_hash(*self, seed) }}
                #[inline] fn go_parts(self) -> (::core::option::Option<&'static ::go2rs::Type>, ::go2rs::d::Word) {{
                    {parts}
                }}
                #[inline] fn go_from_parts(ty: ::core::option::Option<&'static ::go2rs::Type>, data: ::go2rs::d::Word) -> ::core::option::Option<Self> {{
                    {from_parts}
                }}
            }}",
            parts = if self.methods.is_empty() { "(self.ty, self.data)" } else { "::go2rs::d::itab_parts(self.tab, self.data)" },
            from_parts = if self.methods.is_empty() {
                "ty.map(|ty| Self { ty: ::core::option::Option::Some(ty), data, phantom: ::core::marker::PhantomData })"
            } else {
                "::go2rs::d::find_itab(ty, Self::TYPE).map(|tab| Self { tab, data, phantom: ::core::marker::PhantomData })"
            },
        )
    }

    fn method_ids(&self) -> String {
        self.methods
            .iter()
            .map(|m| {
                format!("({}, <{} as ::go2rs::Go>::ID), ", m.name.id(), m.signature.func_type())
            })
            .collect()
    }

    /// The traits of every interface type.
    fn glue(&self, own: &str, declare: &str) -> String {
        let mut tables = String::new();
        for m in &self.methods {
            let given: String =
                (0..m.signature.parameters.len()).map(|i| format!("a{i}, ")).collect();
            tables.push_str(&format!(
                "unsafe impl{declare} ::go2rs::d::HasMethod<{id}> for {own} {{
                    type Fn = {table_fn};
                    const IFN: Self::Fn = |w, {given}| unsafe {{ w.get::<Self>() }}.{name}({given});
                }} ",
                id = m.name.id(),
                table_fn = m.signature.table_fn(),
                name = m.rust_name,
            ));
        }
        format!(
            "{tables} {common}
            impl{declare} ::core::cmp::PartialEq for {own} {{
                #[inline] fn eq(&self, other: &Self) -> bool {{ ::go2rs::d::interface_eq(*self, *other) }}
            }}
            impl{declare} ::core::cmp::PartialEq<::go2rs::Nil> for {own} {{
                #[inline(always)] fn eq(&self, _: &::go2rs::Nil) -> bool {{ {is_nil} }}
            }}
            impl{declare} ::go2rs::Interface for {own} {{ }}",
            common = common_impls(own, &self.generics),
            is_nil = if self.methods.is_empty() { "self.ty.is_none()" } else { "self.tab.is_null()" },
        )
    }
}

/// What every Go value has: it is copied, and zero when nothing is said.
pub fn common_impls(own: &str, generics: &Generics) -> String {
    let declare = generics.declare("");
    let pinned = generics.declare("'aliased");
    format!(
        "impl{declare} ::core::clone::Clone for {own} {{ #[inline(always)] fn clone(&self) -> Self {{ *self }} }}
        impl{declare} ::core::marker::Copy for {own} {{ }}
        impl{declare} ::core::default::Default for {own} {{
            #[inline(always)] fn default() -> Self {{ unsafe {{ ::core::mem::zeroed() }} }}
        }}
        impl{pinned} ::core::marker::Unpin for {own} where ::go2rs::d::Aliased<'aliased>: ::core::marker::Unpin {{ }} "
    )
}
