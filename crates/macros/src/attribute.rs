//! What the attributes of all derives have in common: documentation, options, each given once.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::meta::ParseNestedMeta;
use syn::{Attribute, Error, Expr, ExprLit, Lit, Meta, Path};

/// The doc comment: lines joined to paragraphs.
pub fn doc(attributes: &[Attribute], owner: &dyn ToTokens, what: &str) -> syn::Result<String> {
    let lines = attributes.iter().filter_map(doc_line);
    let mut doc = String::new();
    let mut paragraph_ended = false;
    for line in lines {
        if line.is_empty() {
            paragraph_ended = !doc.is_empty();
            continue;
        }
        if paragraph_ended {
            doc.push_str("\n\n");
        } else if !doc.is_empty() {
            doc.push(' ');
        }
        paragraph_ended = false;
        doc.push_str(&line);
    }
    if doc.is_empty() {
        let message = format!("write a doc comment: it is what readers of the API are told about this {what}");
        return Err(Error::new_spanned(owner, message));
    }
    Ok(doc)
}

fn doc_line(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(meta) = &attribute.meta else {
        return None;
    };
    match &meta.value {
        Expr::Lit(ExprLit {
            lit: Lit::Str(line), ..
        }) if meta.path.is_ident("doc") => Some(line.value().trim().to_owned()),
        _ => None,
    }
}

/// Reads the options of all attributes with this name: `#[field(filter, column = kind)]`; `take` gets each option's
/// name, and reads what follows it.
pub fn options(
    attributes: &[Attribute],
    name: &str,
    mut take: impl FnMut(&str, &ParseNestedMeta<'_>) -> syn::Result<()>,
) -> syn::Result<()> {
    let named = attributes.iter().filter(|attribute| attribute.path().is_ident(name));
    for attribute in named {
        // `#[key]` alone has no options
        if !matches!(attribute.meta, Meta::Path(_)) {
            attribute.parse_nested_meta(|meta| {
                let option = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
                take(&option, &meta)
            })?;
        }
    }
    Ok(())
}

/// Reads `name = value` into an option that may be given once.
pub fn set<T: syn::parse::Parse>(slot: &mut Option<T>, meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
    let value = meta.value()?.parse()?;
    set_to(slot, meta, value)
}

/// Like [`set`], with the value read already.
pub fn set_to<T>(slot: &mut Option<T>, meta: &ParseNestedMeta<'_>, value: T) -> syn::Result<()> {
    match slot.replace(value) {
        Some(_) => Err(Error::new_spanned(&meta.path, "given twice")),
        None => Ok(()),
    }
}

/// Reads the bare option `name`.
pub fn flag(slot: &mut bool, meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
    if std::mem::replace(slot, true) {
        return Err(Error::new_spanned(&meta.path, "given twice"));
    }
    Ok(())
}

/// The error for an option that the attribute does not have.
pub fn unknown(meta: &ParseNestedMeta<'_>, known: &str) -> Error {
    Error::new_spanned(&meta.path, format!("unknown; expected {known}"))
}

/// The value of an option that must be given.
pub fn required<T>(value: Option<T>, owner: &dyn ToTokens, message: &str) -> syn::Result<T> {
    value.ok_or_else(|| Error::new_spanned(owner, message))
}

/// The option that was given, or not, as the expression of an `Option`.
pub fn optional(value: Option<impl ToTokens>) -> TokenStream {
    value.map_or_else(
        || quote!(::core::option::Option::None),
        |value| quote!(::core::option::Option::Some(#value)),
    )
}

/// The values of `one_of = &[…]`; none if it was not given.
pub fn one_of(values: Option<&Expr>) -> TokenStream {
    values.map_or_else(|| quote!(&[]), |values| quote!(#values))
}

/// The path with one more segment, spanned as that segment so that rustc points at it.
pub fn join(path: &Path, last: &syn::Ident) -> Path {
    let mut joined = path.clone();
    joined.segments.push(last.clone().into());
    joined
}
