//! `#[nil_receiver]`: methods that take their receiver as a `Ptr<Self>`, made callable as `p.m()`.

use crate::parse::{Cursor, Generics};
use proc_macro::{Delimiter, TokenStream, TokenTree};

struct Method {
    name: String,
    parameters: Vec<(String, String)>,
    result: String,
}

/// What is added to the block.
pub fn expand(attribute: TokenStream, item: TokenStream) -> Result<String, String> {
    let mut c = Cursor::new(item);
    c.attributes()?;
    if !c.eat_ident("impl") {
        return Err("#[nil_receiver] stands before an impl block".into());
    }
    let generics = c.generics()?;
    let name = c.ident()?;
    while !c.peek_group(Delimiter::Brace) && !c.at_end() {
        c.next();
    }
    let methods = read(Cursor::new(c.group(Delimiter::Brace)?.stream()))?;
    let asked = attribute.to_string();
    let extension = if asked.is_empty() { format!("NilReceiverOf{name}") } else { asked };
    Ok(extend(&extension, &name, &generics, &methods))
}

fn read(mut c: Cursor) -> Result<Vec<Method>, String> {
    let mut out = Vec::new();
    while !c.at_end() {
        c.attributes()?;
        c.visibility();
        if !c.eat_ident("fn") {
            return Err("#[nil_receiver] blocks hold functions only".into());
        }
        let name = c.ident()?;
        let list = c.group(Delimiter::Parenthesis)?;
        let parameters = parameters(Cursor::new(list.stream()))?;
        let mut result = String::new();
        while let Some(t) = c.next() {
            if matches!(&t, TokenTree::Group(g) if g.delimiter() == Delimiter::Brace) {
                break;
            }
            result.push_str(&format!("{t}"));
            if !matches!(&t, TokenTree::Punct(p) if p.spacing() == proc_macro::Spacing::Joint) {
                result.push(' ');
            }
        }
        out.push(Method { name, parameters, result });
    }
    Ok(out)
}

/// The parameters after the receiver.
fn parameters(mut c: Cursor) -> Result<Vec<(String, String)>, String> {
    let mut out = Vec::new();
    while !c.at_end() {
        c.eat_ident("mut");
        let name = c.ident()?;
        c.eat_punct(':');
        out.push((name, c.text_until(&[','])));
        c.eat_punct(',');
    }
    if out.is_empty() {
        return Err("a #[nil_receiver] function takes `this: Ptr<Self>` first".into());
    }
    out.remove(0);
    Ok(out)
}

fn extend(extension: &str, name: &str, generics: &Generics, methods: &[Method]) -> String {
    let (declare, apply) = (generics.declare(""), generics.apply());
    let own = format!("{name}{apply}");
    let mut heads = String::new();
    let mut on_ptr = String::new();
    let mut on_place = String::new();
    for m in methods {
        let declared: String = m
            .parameters
            .iter()
            .enumerate()
            .map(|(i, (_, t))| format!("a{i}: {}, ", with_self(t, &own)))
            .collect();
        let given: String = (0..m.parameters.len()).map(|i| format!("a{i}, ")).collect();
        let head = format!("fn {}(self, {declared}) {}", m.name, with_self(&m.result, &own));
        heads.push_str(&format!("{head}; "));
        on_ptr.push_str(&format!(
            "#[inline(always)] {head} {{ <{own}>::{}(self, {given}) }} ",
            m.name
        ));
        on_place.push_str(&format!(
            "#[inline(always)] {head} {{ <{own}>::{}(::go2rs::Ptr::of(self), {given}) }} ",
            m.name
        ));
    }
    format!(
        " #[doc(hidden)] #[allow(private_interfaces, private_bounds)] pub trait {extension}{declare} {{ {heads} }}
        #[doc(hidden)] impl{declare} {extension}{apply} for ::go2rs::Ptr<{own}> {{ {on_ptr} }}
        #[doc(hidden)] impl{declare} {extension}{apply} for &mut {own} {{ {on_place} }} "
    )
}

/// A type's text with its own name for `Self`.
fn with_self(text: &str, own: &str) -> String {
    let mut out = String::new();
    for word in text.split_inclusive(|c: char| !c.is_alphanumeric() && c != '_') {
        let name = word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '_');
        out.push_str(if name == "Self" { own } else { name });
        out.push_str(&word[name.len()..]);
    }
    out
}
