//! Newtypes over slices, arrays, maps, pointers and functions: comparison with nil, and what type parameters ask for.

use crate::parse::Generics;

/// The impls for a newtype `own` over the type `ty`; nothing for other types.
pub fn impls(own: &str, generics: &Generics, ty: &str) -> String {
    let Some((base, arguments)) = ty.split_once('<') else { return String::new() };
    let arguments = arguments.trim_end().trim_end_matches('>');
    // Of a nested type only the last bracket was its own.
    let missing = arguments.matches('<').count() - arguments.replace("->", "").matches('>').count();
    let arguments = format!("{arguments}{}", ">".repeat(missing));
    let declare = generics.declare("");
    let nil = format!(
        "impl{declare} ::core::cmp::PartialEq<::go2rs::Nil> for {own} {{
            #[inline(always)] fn eq(&self, other: &::go2rs::Nil) -> bool {{ self.0 == *other }}
        }} "
    );
    let base_name = base.rsplit("::").next().unwrap_or(base).trim();
    if base_name == "Array" {
        return of_array(own, &declare, &arguments);
    }
    let more = match base_name {
        "Slice" => of_slice(own, &declare, &arguments),
        "Map" => of_map(own, &declare, &arguments),
        "Ptr" => of_pointer(own, &declare, &arguments),
        "Func" => of_function(own, &declare, ty) + &core_of(own, &declare, ty),
        "Chan" | "RecvChan" | "SendChan" => core_of(own, &declare, ty),
        _ => return String::new(),
    };
    nil + &more
}

/// What a type parameter asks for whose types have one underlying type that needs nothing else.
pub fn core_of(own: &str, declare: &str, ty: &str) -> String {
    format!(
        "impl{declare} ::go2rs::CoreOf<{ty}> for {own} {{
            #[inline(always)] fn to_core(self) -> {ty} {{ self.0 }}
            #[inline(always)] fn from_core(u: {ty}) -> Self {{ newtype(u) }}
        }} "
    )
}

fn of_slice(own: &str, declare: &str, element: &str) -> String {
    let bytes = if element.trim() != "u8" {
        String::new()
    } else {
        format!(
            "impl{declare} ::go2rs::Bytes for {own} {{
                #[inline(always)] fn as_byte_row(&self) -> &[u8] {{ self.0.as_bytes() }}
                #[inline(always)] fn part(self, lo: isize, hi: isize) -> Self {{ newtype(self.0.slice(lo, hi)) }}
                #[inline] fn from_byte_row(bytes: &[u8]) -> Self {{ newtype(::go2rs::Slice::copy_of(bytes)) }}
            }} "
        )
    };
    format!(
        "impl{declare} ::core::ops::Index<isize> for {own} {{
            type Output = {element};
            #[inline(always)] fn index(&self, i: isize) -> &{element} {{ &self.0[i] }}
        }}
        impl{declare} ::core::ops::IndexMut<isize> for {own} {{
            #[inline(always)] fn index_mut(&mut self, i: isize) -> &mut {element} {{ &mut self.0[i] }}
        }}
        impl{declare} ::core::iter::IntoIterator for {own} {{
            type Item = {element};
            type IntoIter = <::go2rs::Slice<{element}> as ::core::iter::IntoIterator>::IntoIter;
            #[inline(always)] fn into_iter(self) -> Self::IntoIter {{ self.0.into_iter() }}
        }}
        impl{declare} ::go2rs::SliceOf<{element}> for {own} {{
            #[inline(always)] fn to_slice(self) -> ::go2rs::Slice<{element}> {{ self.0 }}
            #[inline(always)] fn from_slice(s: ::go2rs::Slice<{element}>) -> Self {{ newtype(s) }}
        }} {bytes}"
    )
}

/// `a[i]` as for the array itself.
fn of_array(own: &str, declare: &str, arguments: &str) -> String {
    let array = format!("::go2rs::Array<{arguments}>");
    let element = format!("<{array} as ::core::ops::Index<isize>>::Output");
    format!(
        "impl{declare} ::core::ops::Index<isize> for {own} {{
            type Output = {element};
            #[inline(always)] fn index(&self, i: isize) -> &{element} {{ &self.0[i] }}
        }}
        impl{declare} ::core::ops::IndexMut<isize> for {own} {{
            #[inline(always)] fn index_mut(&mut self, i: isize) -> &mut {element} {{ &mut self.0[i] }}
        }}
        impl{declare} ::go2rs::ArrayOf<{arguments}> for {own} {{
            #[inline(always)] fn to_array(self) -> {array} {{ self.0 }}
            #[inline(always)] fn from_array(a: {array}) -> Self {{ newtype(a) }}
        }} "
    )
}

fn of_map(own: &str, declare: &str, arguments: &str) -> String {
    format!(
        "impl{declare} ::go2rs::MapOf<{arguments}> for {own} {{
            #[inline(always)] fn to_map(self) -> ::go2rs::Map<{arguments}> {{ self.0 }}
            #[inline(always)] fn from_map(m: ::go2rs::Map<{arguments}>) -> Self {{ newtype(m) }}
        }} "
    )
}

fn of_pointer(own: &str, declare: &str, to: &str) -> String {
    format!(
        "impl{declare} ::go2rs::PtrTo<{to}> for {own} {{
            #[inline(always)] fn to_ptr(self) -> ::go2rs::Ptr<{to}> {{ self.0 }}
            #[inline(always)] fn from_ptr(p: ::go2rs::Ptr<{to}>) -> Self {{ newtype(p) }}
        }} "
    )
}

/// A function newtype is called like the function.
fn of_function(own: &str, declare: &str, ty: &str) -> String {
    format!(
        "impl{declare} ::core::ops::Deref for {own} {{
            type Target = {ty};
            #[inline(always)] fn deref(&self) -> &{ty} {{ &self.0 }}
        }} "
    )
}
