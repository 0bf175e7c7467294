//! The fields of the struct under a derive.

use syn::punctuated::Punctuated;
use syn::token::Comma;
use syn::{Data, DeriveInput, Error, Field, Fields, Ident};

/// A field with its name.
pub struct Named<'a> {
    /// The field.
    pub field: &'a Field,
    /// Its name.
    pub ident: &'a Ident,
}

/// The named fields of a struct without parameters; anything else is refused.
pub fn named(item: &DeriveInput) -> syn::Result<Vec<Named<'_>>> {
    if !item.generics.params.is_empty() {
        return Err(Error::new_spanned(
            &item.generics,
            "the struct must not have parameters",
        ));
    }
    let fields: &Punctuated<Field, Comma> = match &item.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => &fields.named,
            _ => return Err(Error::new_spanned(&item.ident, "the struct must have named fields")),
        },
        _ => return Err(Error::new_spanned(&item.ident, "only a struct can be declared so")),
    };
    let named = fields.iter().filter_map(|field| {
        let ident = field.ident.as_ref()?;
        Some(Named { field, ident })
    });
    Ok(named.collect())
}
