//! Tokens of the program that pass through text without losing their places: rustc's messages and crash reports name them.

use proc_macro::{Group, TokenStream, TokenTree};

const PREFIX: &str = "__go2rs_kept_";

/// The tokens that were put aside, each with a name that stands for it in the text.
#[derive(Default)]
pub struct Kept(Vec<TokenStream>);

impl Kept {
    /// Puts tokens aside; the answer stands for them.
    pub fn name(&mut self, tokens: TokenStream) -> String {
        self.0.push(tokens);
        format!("{PREFIX}{}", self.0.len() - 1)
    }

    /// The text's tokens with those put aside in their places.
    pub fn restore(&self, tokens: TokenStream) -> TokenStream {
        tokens.into_iter().flat_map(|t| self.tree(t)).collect()
    }

    fn tree(&self, tree: TokenTree) -> TokenStream {
        match tree {
            TokenTree::Ident(i) => {
                match i.to_string().strip_prefix(PREFIX).and_then(|n| n.parse::<usize>().ok()) {
                    Some(n) => self.0[n].clone(),
                    None => TokenTree::Ident(i).into(),
                }
            }
            TokenTree::Group(g) => {
                let mut group = Group::new(g.delimiter(), self.restore(g.stream()));
                group.set_span(g.span());
                TokenTree::Group(group).into()
            }
            t => t.into(),
        }
    }
}
