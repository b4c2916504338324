//! `constraint!`: a capability, with methods or without, as a trait that every fitting type implements.

use crate::interface::{Method, read_methods};
use crate::parse::Cursor;
use proc_macro::{Delimiter, TokenStream};

pub fn expand(input: TokenStream) -> Result<String, String> {
    let mut c = Cursor::new(input);
    let mut out = String::new();
    while !c.at_end() {
        let attributes = c.attributes()?.rest;
        let visibility = c.visibility();
        let name = c.ident()?;
        let generics = c.generics()?;
        let capability = if c.eat_punct(':') {
            let mut tokens = Vec::new();
            while !c.peek_group(Delimiter::Brace) && !c.at_end() {
                tokens.extend(c.next());
            }
            tokens.into_iter().collect::<TokenStream>().to_string()
        } else {
            "::go2rs::Go".into()
        };
        let methods = read_methods(Cursor::new(c.group(Delimiter::Brace)?.stream()))?;
        let mut all = vec![capability.clone()];
        all.extend(methods.iter().map(Method::bound));
        let bounds = all.join(" + ");
        let (declare, apply) = (generics.declare(""), generics.apply());
        let blanket = if generics.is_empty() {
            format!("<Implementor__: {bounds}>")
        } else {
            format!("{}, Implementor__: {bounds}>", declare.strip_suffix('>').unwrap_or(&declare))
        };
        let heads: String =
            methods.iter().map(|m| format!("{} {};", m.attributes, head(m))).collect();
        let bodies: String = methods.iter().map(body).collect();
        out.push_str(&format!(
            "{attributes} #[allow(private_interfaces, private_bounds)] {visibility} trait {name}{declare}: {bounds} {{ {heads} }}
            #[allow(non_camel_case_types)] impl{blanket} {name}{apply} for Implementor__ {{ {bodies} }} "
        ));
    }
    Ok(out)
}

fn head(m: &Method) -> String {
    format!("fn {}(self, {}){}", m.rust_name, m.signature.declared(), m.signature.arrow())
}

fn body(m: &Method) -> String {
    format!(
        "#[inline] {} {{ unsafe {{ <Self as ::go2rs::d::HasMethod<{}>>::IFN(::go2rs::d::Word::borrow(&self), {}) }} }} ",
        head(m),
        m.name.id(),
        m.signature.names(),
    )
}
