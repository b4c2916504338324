//! Types as Go prints them: `main.T`, `map[string][]int`, `func(int, ...string) (bool, error)`.

use crate::types::{Direction, Link, Shape, Type};
use std::fmt::{self, Display, Formatter, Write};

impl Display for Type {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.name.is_empty() {
            return write_shape(f, self);
        }
        if !self.package.name.is_empty() {
            write!(f, "{}.", self.package.name)?;
        }
        f.write_str(self.name)?;
        if !self.arguments.is_empty() {
            f.write_char('[')?;
            for (i, argument) in self.arguments.iter().enumerate() {
                if i > 0 {
                    f.write_char(',')?;
                }
                write!(f, "{}", Full(argument()))?;
            }
            f.write_char(']')?;
        }
        Ok(())
    }
}

/// A type with import paths in place of package names, as type arguments are written.
struct Full(&'static Type);

impl Display for Full {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let t = self.0;
        if t.name.is_empty() || t.package.path.is_empty() {
            return write!(f, "{t}");
        }
        write!(f, "{}.{}", t.package.path, t.name)?;
        if !t.arguments.is_empty() {
            f.write_char('[')?;
            for (i, argument) in t.arguments.iter().enumerate() {
                if i > 0 {
                    f.write_char(',')?;
                }
                write!(f, "{}", Full(argument()))?;
            }
            f.write_char(']')?;
        }
        Ok(())
    }
}

fn write_shape(f: &mut Formatter<'_>, t: &Type) -> fmt::Result {
    match t.shape {
        Shape::Basic(b) => f.write_str(b.name()),
        Shape::Pointer(elem) => write!(f, "*{}", elem.get()),
        Shape::Slice(elem) => write!(f, "[]{}", elem.get()),
        Shape::Array(elem, n) => write!(f, "[{n}]{}", elem.get()),
        Shape::Map { key, elem, .. } => write!(f, "map[{}]{}", key.get(), elem.get()),
        Shape::Chan { elem, direction } => write_chan(f, elem.get(), direction),
        Shape::Func { parameters, variadic, results, .. } => {
            f.write_str("func")?;
            write_signature(f, parameters, variadic, results)
        }
        Shape::Struct(fields, embedded) => {
            if fields.is_empty() {
                return f.write_str("struct {}");
            }
            f.write_str("struct {")?;
            for (i, field) in fields.iter().enumerate() {
                f.write_str(if i > 0 { "; " } else { " " })?;
                if !field.embedded && !embedded.contains(&field.rust_name) {
                    write!(f, "{} ", field.name)?;
                }
                write!(f, "{}", field.ty.get())?;
                if !field.tag.is_empty() {
                    write!(f, " {:?}", field.tag)?;
                }
            }
            f.write_str(" }")
        }
        Shape::Interface(methods) => {
            if methods.is_empty() {
                return f.write_str("interface {}");
            }
            f.write_str("interface {")?;
            for (i, method) in methods.iter().enumerate() {
                f.write_str(if i > 0 { "; " } else { " " })?;
                f.write_str(method.name)?;
                if let Shape::Func { parameters, variadic, results, .. } = (method.ty)().shape {
                    write_signature(f, parameters, variadic, results)?;
                }
            }
            f.write_str(" }")
        }
    }
}

fn write_chan(f: &mut Formatter<'_>, elem: &Type, direction: Direction) -> fmt::Result {
    match direction {
        Direction::Send => write!(f, "chan<- {elem}"),
        Direction::Receive => write!(f, "<-chan {elem}"),
        Direction::Both => {
            let receives = elem.name.is_empty()
                && matches!(elem.shape, Shape::Chan { direction: Direction::Receive, .. });
            if receives { write!(f, "chan ({elem})") } else { write!(f, "chan {elem}") }
        }
    }
}

fn write_signature(f: &mut Formatter<'_>, parameters: &[Link], variadic: bool, results: &[Link]) -> fmt::Result {
    f.write_char('(')?;
    for (i, parameter) in parameters.iter().enumerate() {
        if i > 0 {
            f.write_str(", ")?;
        }
        match parameter.get().shape {
            Shape::Slice(elem) if variadic && i + 1 == parameters.len() => write!(f, "...{}", elem.get())?,
            _ => write!(f, "{}", parameter.get())?,
        }
    }
    f.write_char(')')?;
    match results {
        [] => Ok(()),
        [one] => write!(f, " {}", one.get()),
        many => {
            f.write_str(" (")?;
            for (i, result) in many.iter().enumerate() {
                if i > 0 {
                    f.write_str(", ")?;
                }
                write!(f, "{}", result.get())?;
            }
            f.write_char(')')
        }
    }
}
