//! Derive and attribute macros of translated code, without a parsing crate.
//!
//! They run in each of hundreds of crates, so they read just the token shapes that lowering prints, and write Rust as text.
//! `docs/prelude.md` shows what each accepts.

mod constraint;
mod containers;
mod defer;
mod go_derive;
mod interface;
mod kept;
mod methods;
mod names;
mod nil_receiver;
mod parse;
mod select;
mod variadic;

use kept::Kept;
use proc_macro::TokenStream;

/// Makes a struct or newtype a Go value: `Copy`, zero value, layout, identity, descriptor, equality, and Go's operators on newtypes.
#[proc_macro_derive(Go, attributes(go))]
pub fn derive_go(item: TokenStream) -> TokenStream {
    finish(go_derive::expand(item))
}

/// Declares interface types: `interface! { pub Describer { fn describe() -> Str; } }`.
#[proc_macro]
pub fn interface(input: TokenStream) -> TokenStream {
    finish(interface::expand(input))
}

/// Declares constraints with methods: a trait that every type with the capability and the methods implements.
#[proc_macro]
pub fn constraint(input: TokenStream) -> TokenStream {
    finish(constraint::expand(input))
}

/// The method tables of a crate's types: `methods! { Kind { val string() -> Str; } }`.
#[proc_macro]
pub fn methods(input: TokenStream) -> TokenStream {
    finish(methods::expand(input))
}

/// Methods whose receiver may be nil: `p.walk()` on a `Ptr` becomes `Node::walk(p)`.
#[proc_macro_attribute]
pub fn nil_receiver(attribute: TokenStream, item: TokenStream) -> TokenStream {
    let mut tokens = item.clone();
    tokens.extend(finish(nil_receiver::expand(attribute, item)));
    tokens
}

/// Go's select statement.
#[proc_macro]
pub fn select(input: TokenStream) -> TokenStream {
    let mut kept = Kept::default();
    let tokens = finish(select::expand(input, &mut kept));
    kept.restore(tokens)
}

/// Go's defer statement: `defer!(f())`, `defer!(|p| body)`.
#[proc_macro]
pub fn defer(input: TokenStream) -> TokenStream {
    let mut kept = Kept::default();
    let tokens = finish(defer::expand(input, &mut kept));
    kept.restore(tokens)
}

/// Macros beside variadic functions: `variadic! { println(0) sprintf(1) }`.
#[proc_macro]
pub fn variadic(input: TokenStream) -> TokenStream {
    finish(variadic::expand(input))
}

/// Text becomes tokens; what could not be read becomes a compile error.
fn finish(result: Result<String, String>) -> TokenStream {
    let text = result.unwrap_or_else(|e| format!("::core::compile_error!({e:?});"));
    match text.parse() {
        Ok(tokens) => tokens,
        Err(e) => format!(
            "::core::compile_error!({:?});",
            format!("go2rs-derive wrote bad Rust: {e}\n{text}")
        )
        .parse()
        .expect("a string literal is Rust"),
    }
}
