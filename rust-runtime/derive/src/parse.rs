//! Reading the token shapes that lowering prints.

use proc_macro::{Delimiter, Group, TokenStream, TokenTree};

/// A position in a list of tokens.
pub struct Cursor {
    tokens: Vec<TokenTree>,
    at: usize,
}

/// What `#[go(..)]` says.
#[derive(Default)]
pub struct GoAttribute {
    pub name: Option<String>,
    /// The literal as it stands in the text, quotes included.
    pub tag: Option<String>,
    pub scope: Option<String>,
    /// The package of an unexported field's name, where it is not that of the type.
    pub package: Option<String>,
    pub embedded: bool,
    pub unnamed: bool,
    /// A type of the universe block, which no package declares.
    pub universe: bool,
}

/// The attributes in front of an item.
#[derive(Default)]
pub struct Attributes {
    pub go: GoAttribute,
    /// The others, as text: doc comments, `#[allow(..)]`.
    pub rest: String,
}

/// Type parameters: `<T: cmp::Ordered, U: Go>`.
#[derive(Default)]
pub struct Generics {
    pub names: Vec<String>,
    bounds: Vec<String>,
}

impl Generics {
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// `<'a, T: Bound>` with `extra` in front, or nothing.
    pub fn declare(&self, extra: &str) -> String {
        let mut parts: Vec<String> = if extra.is_empty() { vec![] } else { vec![extra.into()] };
        parts.extend(
            self.names
                .iter()
                .zip(&self.bounds)
                .map(|(n, b)| if b.is_empty() { n.clone() } else { format!("{n}: {b}") }),
        );
        if parts.is_empty() { String::new() } else { format!("<{}>", parts.join(", ")) }
    }

    /// `T: Bound, U,`: each parameter with a comma behind it.
    pub fn list(&self) -> String {
        let inside = self.declare("");
        if inside.is_empty() { inside } else { format!("{},", &inside[1..inside.len() - 1]) }
    }

    /// `<T, U>`, or nothing.
    pub fn apply(&self) -> String {
        if self.is_empty() { String::new() } else { format!("<{}>", self.names.join(", ")) }
    }
}

impl Cursor {
    pub fn new(tokens: TokenStream) -> Cursor {
        Cursor { tokens: tokens.into_iter().collect(), at: 0 }
    }

    pub fn peek(&self) -> Option<&TokenTree> {
        self.tokens.get(self.at)
    }

    pub fn next(&mut self) -> Option<TokenTree> {
        let t = self.tokens.get(self.at).cloned();
        self.at += 1;
        t
    }

    pub fn at_end(&self) -> bool {
        self.at >= self.tokens.len()
    }

    pub fn is_punct(&self, c: char) -> bool {
        is_punct(self.peek(), c)
    }

    pub fn is_ident(&self, word: &str) -> bool {
        matches!(self.peek(), Some(TokenTree::Ident(i)) if i.to_string() == word)
    }

    pub fn eat_punct(&mut self, c: char) -> bool {
        let found = self.is_punct(c);
        self.at += found as usize;
        found
    }

    pub fn eat_ident(&mut self, word: &str) -> bool {
        let found = self.is_ident(word);
        self.at += found as usize;
        found
    }

    pub fn ident(&mut self) -> Result<String, String> {
        match self.next() {
            Some(TokenTree::Ident(i)) => Ok(i.to_string()),
            other => Err(format!("expected a name, found {}", describe(other.as_ref()))),
        }
    }

    pub fn group(&mut self, delimiter: Delimiter) -> Result<Group, String> {
        match self.next() {
            Some(TokenTree::Group(g)) if g.delimiter() == delimiter => Ok(g),
            other => Err(format!("expected {delimiter:?}, found {}", describe(other.as_ref()))),
        }
    }

    pub fn peek_group(&self, delimiter: Delimiter) -> bool {
        matches!(self.peek(), Some(TokenTree::Group(g)) if g.delimiter() == delimiter)
    }

    /// Reads attributes.
    pub fn attributes(&mut self) -> Result<Attributes, String> {
        let mut out = Attributes::default();
        while self.eat_punct('#') {
            let body = self.group(Delimiter::Bracket)?;
            let mut inner = Cursor::new(body.stream());
            if inner.eat_ident("go") {
                let arguments = inner.group(Delimiter::Parenthesis)?;
                out.go = GoAttribute::read(arguments.stream())?;
            } else {
                out.rest.push_str(&format!("#{body} "));
            }
        }
        Ok(out)
    }

    /// Reads `pub`, `pub(crate)` or nothing, as text.
    pub fn visibility(&mut self) -> String {
        if !self.eat_ident("pub") {
            return String::new();
        }
        match self.peek() {
            Some(TokenTree::Group(g)) if g.delimiter() == Delimiter::Parenthesis => {
                let text = format!("pub{g}");
                self.at += 1;
                text
            }
            _ => "pub".into(),
        }
    }

    /// Reads `<T: A + B, U: Go>` if it is there.
    pub fn generics(&mut self) -> Result<Generics, String> {
        let mut out = Generics::default();
        if !self.eat_punct('<') {
            return Ok(out);
        }
        while !self.eat_punct('>') {
            out.names.push(self.ident()?);
            let bounds =
                if self.eat_punct(':') { self.text_until(&[',', '>']) } else { String::new() };
            out.bounds.push(bounds);
            self.eat_punct(',');
        }
        Ok(out)
    }

    /// The text up to one of the characters outside angle brackets, or to the end; the character stays.
    pub fn text_until(&mut self, stops: &[char]) -> String {
        let mut depth = 0;
        let mut out = TokenStream::new();
        let mut arrow = false;
        while let Some(t) = self.peek() {
            if let TokenTree::Punct(p) = t {
                let c = p.as_char();
                if depth == 0 && stops.contains(&c) && !(arrow && c == '>') {
                    break;
                }
                match c {
                    '<' => depth += 1,
                    '>' if !arrow => depth -= 1,
                    _ => {}
                }
                arrow = c == '-' || c == '=';
            } else {
                arrow = false;
            }
            out.extend([t.clone()]);
            self.at += 1;
        }
        out.to_string()
    }
}

impl GoAttribute {
    fn read(tokens: TokenStream) -> Result<GoAttribute, String> {
        let mut out = GoAttribute::default();
        let mut c = Cursor::new(tokens);
        while let Some(t) = c.next() {
            match t {
                TokenTree::Literal(l) => out.name = Some(unquote(&l.to_string())),
                TokenTree::Ident(i) => match i.to_string().as_str() {
                    "embedded" => out.embedded = true,
                    "unnamed" => out.unnamed = true,
                    "universe" => out.universe = true,
                    key => {
                        if !c.eat_punct('=') {
                            return Err(format!("unknown word {key} in #[go(..)]"));
                        }
                        let value = c.next().map(|t| t.to_string()).unwrap_or_default();
                        match key {
                            "tag" => out.tag = Some(value),
                            "scope" => out.scope = Some(unquote(&value)),
                            "package" => out.package = Some(unquote(&value)),
                            _ => return Err(format!("unknown key {key} in #[go(..)]")),
                        }
                    }
                },
                t => return Err(format!("unexpected {t} in #[go(..)]")),
            }
            c.eat_punct(',');
        }
        Ok(out)
    }
}

/// One method as `interface!`, `constraint!` and `methods!` list it, from its parameters on: `(w: Writer, n: isize) -> Error;`
pub struct Signature {
    /// Names and types; the last type of a variadic method is `Variadic<T>` as in a function type, where the method itself takes a `Slice<T>`.
    pub parameters: Vec<(String, String)>,
    /// Of each parameter, what of it the method gets if that is not the argument itself: `impl FnMut(A) -> R` in a table of methods is a func value in the table, whose code the
    /// method takes.
    given: Vec<Option<&'static str>>,
    /// Empty without results.
    pub result: String,
}

impl Signature {
    pub fn read(c: &mut Cursor) -> Result<Signature, String> {
        let list = c.group(Delimiter::Parenthesis)?;
        let mut inner = Cursor::new(list.stream());
        let mut parameters = Vec::new();
        let mut given = Vec::new();
        while !inner.at_end() {
            let name = inner.ident()?;
            if !inner.eat_punct(':') {
                return Err(format!("parameter {name} has no type"));
            }
            let (ty, passing) = func_value(inner.text_until(&[',']));
            parameters.push((name, ty));
            given.push(passing);
            inner.eat_punct(',');
        }
        let mut result = String::new();
        if c.eat_punct('-') {
            c.eat_punct('>');
            result = c.text_until(&[';']);
        }
        if !c.eat_punct(';') {
            return Err("expected ; after a method".into());
        }
        Ok(Signature { parameters, given, result })
    }

    /// `-> R`, or nothing.
    pub fn arrow(&self) -> String {
        if self.result.is_empty() { String::new() } else { format!(" -> {}", self.result) }
    }

    /// The types of the method's parameters, each followed by a comma.
    fn types(&self) -> String {
        self.parameters.iter().map(|(_, t)| format!("{}, ", taken(t))).collect()
    }

    /// The parameters as a declaration, each followed by a comma.
    pub fn declared(&self) -> String {
        self.parameters.iter().map(|(n, t)| format!("{n}: {}, ", taken(t))).collect()
    }

    /// The parameter names, each followed by a comma.
    pub fn names(&self) -> String {
        self.parameters.iter().map(|(n, _)| format!("{n}, ")).collect()
    }

    /// The arguments `a0, a1, ..` of a table's function as its method takes them, each followed by a comma.
    pub fn given(&self) -> String {
        let one = |(i, how): (usize, &Option<&str>)| match how {
            None => format!("a{i}, "),
            Some(reference) => format!("{reference}a{i}.as_fn(), "),
        };
        self.given.iter().enumerate().map(one).collect()
    }

    /// The type of the function in a method table.
    pub fn table_fn(&self) -> String {
        format!("unsafe fn(::go2rs::d::Word, {}){}", self.types(), self.arrow())
    }

    /// The Go type of the method without its receiver.
    pub fn func_type(&self) -> String {
        let types: String = self.parameters.iter().map(|(_, t)| format!("{t}, ")).collect();
        format!("::go2rs::Func<dyn ::core::ops::Fn({types}){}>", self.arrow())
    }
}

/// The func value for a parameter that is only called, and how its code is passed; other types as they are.
fn func_value(ty: String) -> (String, Option<&'static str>) {
    let words = ty.replacen("& mut", "&mut", 1);
    let (passing, code) = match words.strip_prefix("&mut ") {
        Some(code) => ("&mut ", code),
        None => ("", words.as_str()),
    };
    match code.trim_start().strip_prefix("impl FnMut") {
        Some(signature) => (format!("::go2rs::Func<dyn ::core::ops::Fn{signature}>"), Some(passing)),
        None => (ty, None),
    }
}

/// What a method takes for a parameter.
fn taken(ty: &str) -> String {
    let path = ty.split('<').next().unwrap_or(ty);
    match path.trim().rsplit("::").next().map(str::trim) {
        Some("Variadic") => format!("::go2rs::Slice{}", &ty[path.len()..]),
        _ => ty.into(),
    }
}

pub fn is_punct(t: Option<&TokenTree>, c: char) -> bool {
    matches!(t, Some(TokenTree::Punct(p)) if p.as_char() == c)
}

fn describe(t: Option<&TokenTree>) -> String {
    t.map_or("the end".into(), |t| format!("`{t}`"))
}

fn unquote(literal: &str) -> String {
    literal.trim_matches('"').into()
}
