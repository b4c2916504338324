//! `defer!`: a call for later, with `self` turned into a pointer or a copy.

use crate::kept::Kept;
use proc_macro::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

pub fn expand(input: TokenStream, kept: &mut Kept) -> Result<String, String> {
    let mut has_self = false;
    let body = without_self(input, &mut has_self);
    let first = body.clone().into_iter().next();
    let take = if has_self {
        "#[allow(unused_mut)] let mut __this = { #[allow(unused_imports)] use ::go2rs::d::{DeferredPointer as _, DeferredValue as _}; self.deferred_self() };"
    } else {
        ""
    };
    let receiver = called_variable(&body).map_or(String::new(), |x| {
        format!("{{ #[allow(unused_imports)] use ::go2rs::d::{{DeferredInterface as _, DeferredOther as _}}; ::go2rs::d::DeferredOn(&{x}).check(); }}")
    });
    let body = kept.name(body);
    let closure = match first {
        Some(TokenTree::Punct(p)) if p.as_char() == '|' => format!("move {body}"),
        // The body of a literal: what it calls is not called as deferred, so none of it may recover.
        Some(TokenTree::Group(g)) if g.delimiter() == Delimiter::Brace => {
            format!("move |_| {{ ::go2rs::d::Recover::NONE.grant(); {body}; }}")
        }
        _ => format!("move |__right: ::go2rs::d::Recover| {{ __right.grant(); {body}; }}"),
    };
    Ok(format!(
        "{take} {receiver} let mut __deferred = ::go2rs::d::Deferred::new({closure}); let __armed = unsafe {{ __deferred.arm() }};"
    ))
}

/// The variable of `x.method(..)`: if it is an interface, Go wants to see now that it is not nil.
fn called_variable(body: &TokenStream) -> Option<Ident> {
    let mut tokens = body.clone().into_iter();
    let Some(TokenTree::Ident(x)) = tokens.next() else { return None };
    let dot = matches!(tokens.next(), Some(TokenTree::Punct(p)) if p.as_char() == '.');
    let named = matches!(tokens.next(), Some(TokenTree::Ident(_)));
    let called = matches!(tokens.next(), Some(TokenTree::Group(g)) if g.delimiter() == Delimiter::Parenthesis);
    (dot && named && called && tokens.next().is_none()).then_some(x)
}

/// Closures cannot take `self` with them, so it gets another name.
fn without_self(tokens: TokenStream, found: &mut bool) -> TokenStream {
    tokens
        .into_iter()
        .map(|t| match t {
            TokenTree::Ident(i) if i.to_string() == "self" => {
                *found = true;
                TokenTree::Ident(Ident::new("__this", Span::call_site()))
            }
            TokenTree::Group(g) => {
                let mut group = Group::new(g.delimiter(), without_self(g.stream(), found));
                group.set_span(g.span());
                TokenTree::Group(group)
            }
            t => t,
        })
        .collect()
}
