//! Types as Go prints them: `main.T`, `map[string][]int`, `func(int, ...string) (bool, error)`. The alternate form `{:#}` is that of type arguments:
//! import paths in place of package names, and the numbers of types that functions declare.

use crate::types::{Direction, Field, InterfaceMethod, Link, Shape, Type};
use std::fmt::{self, Display, Formatter, Write};

impl Display for Type {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.name.is_empty() {
            return write_shape(f, self);
        }
        let package = if f.alternate() { self.package.path } else { self.package.name };
        if !package.is_empty() {
            write!(f, "{package}.")?;
        }
        f.write_str(self.name)?;
        let (number, around) = self.scope.split_once(';').unwrap_or((self.scope, ""));
        let around: usize = around.parse().unwrap_or(0);
        for (i, argument) in self.arguments.iter().enumerate() {
            let before = if i == 0 {
                '['
            } else if i == around {
                ';'
            } else {
                ','
            };
            write!(f, "{before}{:#}", argument())?;
        }
        if !self.arguments.is_empty() {
            f.write_char(']')?;
        }
        if f.alternate() && !number.is_empty() {
            write!(f, "·{number}")?;
        }
        Ok(())
    }
}

impl Display for Link {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

fn write_shape(f: &mut Formatter<'_>, t: &Type) -> fmt::Result {
    match t.shape {
        Shape::Basic(b) => f.write_str(b.name()),
        Shape::Pointer(elem) => write_with(f, "*", elem),
        Shape::Slice(elem) => write_with(f, "[]", elem),
        Shape::Array(elem, n) => write_with(f, &format!("[{n}]"), elem),
        Shape::Map { key, elem } => {
            write_with(f, "map[", key)?;
            write_with(f, "]", elem)
        }
        Shape::Chan { elem, direction } => write_chan(f, elem, direction),
        Shape::Func { .. } => {
            f.write_str("func")?;
            write_signature(f, t)
        }
        Shape::Struct(fields, embedded) => {
            f.write_str("struct {")?;
            write_list(f, fields, |f, field| {
                write_field(f, field, field.embedded || embedded.contains(&field.rust_name))
            })
        }
        Shape::Interface(methods) => {
            f.write_str("interface {")?;
            write_list(f, methods, write_method)
        }
    }
}

/// A type behind some text.
fn write_with(f: &mut Formatter<'_>, text: &str, t: Link) -> fmt::Result {
    f.write_str(text)?;
    t.fmt(f)
}

/// What stands between the braces of a struct or interface, and the closing one.
fn write_list<T>(
    f: &mut Formatter<'_>,
    parts: &[T],
    mut write: impl FnMut(&mut Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    for (i, part) in parts.iter().enumerate() {
        f.write_str(if i > 0 { "; " } else { " " })?;
        write(f, part)?;
    }
    f.write_str(if parts.is_empty() { "}" } else { " }" })
}

fn write_field(f: &mut Formatter<'_>, field: &Field, embedded: bool) -> fmt::Result {
    if !embedded {
        write!(f, "{} ", field.name)?;
    }
    field.ty.fmt(f)?;
    if field.tag.is_empty() {
        return Ok(());
    }
    f.write_char(' ')?;
    write_quoted(f, field.tag)
}

fn write_method(f: &mut Formatter<'_>, method: &InterfaceMethod) -> fmt::Result {
    if !method.package.is_empty() {
        // The package's name, which is the last part of its path or nearly so.
        let name = method.package.rsplit('/').next().unwrap_or_default();
        write!(f, "{}.", if f.alternate() { method.package } else { name })?;
    }
    f.write_str(method.name)?;
    write_signature(f, (method.ty)())
}

/// A tag as Go quotes strings.
fn write_quoted(f: &mut Formatter<'_>, text: &str) -> fmt::Result {
    f.write_char('"')?;
    for c in text.chars() {
        match c {
            '"' | '\\' => write!(f, "\\{c}")?,
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            '\t' => f.write_str("\\t")?,
            c if c.is_ascii_control() => write!(f, "\\x{:02x}", c as u32)?,
            c => f.write_char(c)?,
        }
    }
    f.write_char('"')
}

fn write_chan(f: &mut Formatter<'_>, elem: Link, direction: Direction) -> fmt::Result {
    let inner = elem.get();
    let receives = inner.name.is_empty()
        && matches!(inner.shape, Shape::Chan { direction: Direction::Receive, .. });
    match direction {
        Direction::Send => write_with(f, "chan<- ", elem),
        Direction::Receive => write_with(f, "<-chan ", elem),
        Direction::Both if receives => {
            write_with(f, "chan (", elem)?;
            f.write_char(')')
        }
        Direction::Both => write_with(f, "chan ", elem),
    }
}

/// The parameters and results of a function type.
fn write_signature(f: &mut Formatter<'_>, t: &Type) -> fmt::Result {
    let Shape::Func { parameters, variadic, results, .. } = t.shape else { return Ok(()) };
    f.write_char('(')?;
    for (i, parameter) in parameters.iter().enumerate() {
        if i > 0 {
            f.write_str(", ")?;
        }
        match parameter.get().shape {
            Shape::Slice(elem) if variadic && i + 1 == parameters.len() => {
                write_with(f, "...", elem)?
            }
            _ => parameter.fmt(f)?,
        }
    }
    f.write_char(')')?;
    match results {
        [] => Ok(()),
        [one] => write_with(f, " ", *one),
        many => {
            for (i, result) in many.iter().enumerate() {
                write_with(f, if i > 0 { ", " } else { " (" }, *result)?;
            }
            f.write_char(')')
        }
    }
}
