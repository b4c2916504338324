//! `methods!`: which methods a type has in interfaces, promoted ones included.

use crate::names::MethodName;
use crate::parse::{Cursor, Generics, Signature};
use proc_macro::{Delimiter, TokenStream};

/// How a method takes its receiver.
#[derive(PartialEq)]
enum Receiver {
    /// A copy of the value.
    Value,
    /// `&mut self`.
    Pointer,
    /// `this: Ptr<Self>`, which may be nil.
    NilPointer,
}

struct Method {
    receiver: Receiver,
    rust_name: String,
    name: MethodName,
    /// `item.`, the way to the embedded part that has the method, or nothing.
    path: String,
    signature: Signature,
}

struct Table {
    path: String,
    generics: Generics,
    embedded: Vec<String>,
    methods: Vec<Method>,
}

pub fn expand(input: TokenStream) -> Result<String, String> {
    let mut c = Cursor::new(input);
    let mut out = String::new();
    while !c.at_end() {
        c.attributes()?;
        let mut path = String::new();
        while !c.is_punct('<') && !c.peek_group(Delimiter::Brace) {
            path.push_str(&c.next().ok_or("expected `{` after a type")?.to_string());
        }
        let generics = c.generics()?;
        let body = Cursor::new(c.group(Delimiter::Brace)?.stream());
        let mut table = Table { path, generics, embedded: Vec::new(), methods: Vec::new() };
        table.read(body)?;
        out.push_str(&table.write());
    }
    Ok(out)
}

impl Table {
    fn read(&mut self, mut c: Cursor) -> Result<(), String> {
        while !c.at_end() {
            if c.eat_ident("embed") {
                self.embedded.push(c.ident()?);
                c.eat_punct(';');
                continue;
            }
            let attributes = c.attributes()?;
            let receiver = match c.ident()?.as_str() {
                "val" => Receiver::Value,
                "ptr" => Receiver::Pointer,
                "nil" => Receiver::NilPointer,
                word => return Err(format!("expected val, ptr or nil, found {word}")),
            };
            let rust_name = c.ident()?;
            let name = MethodName::of(&rust_name, attributes.go.name.as_deref());
            let path = if c.peek_group(Delimiter::Bracket) {
                c.group(Delimiter::Bracket)?.stream().to_string()
            } else {
                String::new()
            };
            let signature = Signature::read(&mut c)?;
            self.methods.push(Method { receiver, rust_name, name, path, signature });
        }
        self.methods.sort_by(|a, b| a.name.name.cmp(&b.name.name));
        Ok(())
    }

    fn write(&self) -> String {
        let own = format!("{}{}", self.path, self.generics.apply());
        let declare = self.generics.declare("");
        let impls: String = self.methods.iter().map(|m| m.write(&own, &declare)).collect();
        let values = self.methods.iter().filter(|m| m.receiver == Receiver::Value);
        let values: String = values.map(|m| m.entry("HasMethod")).collect();
        let pointers: String = self.methods.iter().map(|m| m.entry("PtrMethod")).collect();
        format!(
            "{impls} #[allow(dead_code)] impl{declare} {own} {{
                #[doc(hidden)] pub const GO_METHODS: ::go2rs::d::MethodTable =
                    ::go2rs::d::MethodTable {{ val: &[{values}], ptr: &[{pointers}], embedded: &{:?} }};
            }} ",
            self.embedded,
        )
    }
}

impl Method {
    fn write(&self, own: &str, declare: &str) -> String {
        let taken: String =
            (0..self.signature.parameters.len()).map(|i| format!("a{i}, ")).collect();
        let given = self.signature.given();
        let call = format!("{}{}({given})", self.path, self.rust_name);
        let table = |which: &str, body: String| {
            format!(
                "#[allow(unused_mut, private_interfaces)] unsafe impl{declare} ::go2rs::d::{which}<{}> for {own} {{
                    type Fn = {};
                    const IFN: Self::Fn = |w, {taken}| {{ {body} }};
                }} ",
                self.name.id(),
                self.signature.table_fn(),
            )
        };
        // A method of the type itself is called by its path: a constraint's trait may offer the same name on the pointer.
        let direct = |place: &str| format!("<Self>::{}({place}, {given})", self.rust_name);
        match self.receiver {
            Receiver::Value if self.path.is_empty() => {
                let through = format!(
                    "let receiver = unsafe {{ w.value_of_pointer::<Self>({:?}) }};",
                    self.name.name
                );
                table("HasMethod", direct("unsafe { w.get::<Self>() }"))
                    + &table("PtrMethod", through + &direct("receiver"))
            }
            Receiver::Pointer if self.path.is_empty() => {
                let receiver = "let mut receiver = unsafe { w.pointer::<Self>() };".to_string();
                table("PtrMethod", receiver + &direct("&mut *receiver"))
            }
            Receiver::Value => {
                let value =
                    format!("let mut receiver = unsafe {{ w.get::<Self>() }}; receiver.{call}");
                let through =
                    format!("let mut receiver = unsafe {{ w.pointer::<Self>() }}; receiver.{call}");
                table("HasMethod", value) + &table("PtrMethod", through)
            }
            Receiver::Pointer => table(
                "PtrMethod",
                format!("let mut receiver = unsafe {{ w.pointer::<Self>() }}; receiver.{call}"),
            ),
            Receiver::NilPointer if self.path.is_empty() => table(
                "PtrMethod",
                format!("Self::{}(unsafe {{ w.pointer::<Self>() }}, {given})", self.rust_name),
            ),
            Receiver::NilPointer => {
                // The method of an embedded struct, by the address of the part.
                let part = self.path.trim_end_matches(['.', ' ']);
                table(
                    "PtrMethod",
                    format!(
                        "let mut receiver = unsafe {{ w.pointer::<Self>() }}; ::go2rs::d::part(&mut receiver.{part}).{}({given})",
                        self.rust_name
                    ),
                )
            }
        }
    }

    fn entry(&self, which: &str) -> String {
        let id = self.name.id();
        let func = self.signature.func_type();
        format!(
            "::go2rs::d::Method {{ name: {:?}, package: {}, id: {id}, type_id: <{func} as ::go2rs::Go>::ID, ty: ::go2rs::d::type_of::<{func}>,
                ifn: ::go2rs::d::erase(<Self as ::go2rs::d::{which}<{id}>>::IFN) }}, ",
            self.name.name,
            self.name.package_path(),
        )
    }
}
