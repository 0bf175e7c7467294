//! `#[derive(Settings)]`

use crate::attribute::{doc, flag, options, set, unknown};
use crate::problems::Problems;
use crate::{fields, naming};
use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, DeriveInput, Path};

/// The implementation for the struct.
pub fn expand(item: &DeriveInput) -> syn::Result<TokenStream> {
    let mut problems = Problems::default();
    let mut keys = Vec::new();
    for named in fields::named(item)? {
        let attributes = &named.field.attrs;
        let doc = problems.take(doc(attributes, named.ident, "setting"));
        let secret = problems.take(is_secret(attributes));
        let name = naming::plain(named.ident);
        keys.push(quote!(::openimis_core::declare::SettingKey { name: #name, doc: #doc, secret: #secret }));
    }
    let check = problems.take(check(&item.attrs)).flatten().map(|path| {
        quote! {
            fn check(&self) -> ::core::result::Result<(), (&'static str, ::std::string::String)> {
                #path(self)
            }
        }
    });
    let ident = &item.ident;
    problems.finish(|| {
        quote! {
            #[automatically_derived]
            impl ::openimis_core::declare::Settings for #ident {
                const KEYS: &'static [::openimis_core::declare::SettingKey] = &[#(#keys),*];

                #check
            }
        }
    })
}

fn is_secret(attributes: &[Attribute]) -> syn::Result<bool> {
    let mut secret = false;
    options(attributes, "setting", |option, meta| match option {
        "secret" => flag(&mut secret, meta),
        _ => Err(unknown(meta, "`secret`")),
    })?;
    Ok(secret)
}

fn check(attributes: &[Attribute]) -> syn::Result<Option<Path>> {
    let mut check = None;
    options(attributes, "setting", |option, meta| match option {
        "check" => set(&mut check, meta),
        _ => Err(unknown(meta, "`check = path::to::function`")),
    })?;
    Ok(check)
}
