//! `variadic!`: the macro beside each package function whose last parameter is `...any`.

use crate::parse::Cursor;
use proc_macro::{Delimiter, TokenStream};

pub fn expand(input: TokenStream) -> Result<String, String> {
    let mut c = Cursor::new(input);
    let mut out = String::new();
    while !c.at_end() {
        let name = c.ident()?;
        let fixed = c.group(Delimiter::Parenthesis)?.stream().to_string();
        let fixed: usize =
            fixed.trim().parse().map_err(|_| format!("{name}: expected a number"))?;
        c.eat_punct(',');
        out.push_str(&one(&name, fixed));
    }
    Ok(out)
}

fn one(name: &str, fixed: usize) -> String {
    let taken: String = (0..fixed).map(|i| format!("$p{i}:expr, ")).collect();
    let given: String = (0..fixed).map(|i| format!("::go2rs::arg($p{i}), ")).collect();
    let only = taken.trim_end_matches(", ");
    let bare = if fixed == 0 { "()".into() } else { format!("({only} $(,)?)") };
    format!(
        "#[macro_export] macro_rules! {name} {{
            {bare} => {{ $crate::{name}({given} ::go2rs::Slice::NIL) }};
            ({taken} $($rest:expr),+ $(,)?) => {{ $crate::{name}({given} ::go2rs::args![$($rest),+]) }};
        }}\n"
    )
}
