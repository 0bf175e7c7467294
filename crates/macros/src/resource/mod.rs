//! `#[derive(Resource)]`: `table` and `link` read the struct's attributes, `member` those of its fields,
//! `declared` checks the whole; `describe` and `decode` write the implementation.

mod declared;
mod decode;
mod describe;
mod link;
mod member;
mod table;

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

/// The implementation for the struct.
pub fn expand(item: &DeriveInput) -> syn::Result<TokenStream> {
    let resource = declared::Resource::of(item)?;
    let ident = &item.ident;
    let description = describe::description(&resource);
    let from_row = decode::from_row(&resource);
    let key = &resource.key.ident;
    Ok(quote! {
        #[automatically_derived]
        impl ::openimis_core::declare::Resource for #ident {
            const DESCRIPTION: &'static ::openimis_core::declare::ResourceDescription = &#description;

            fn from_row(
                row: &::openimis_core::read::ResourceRow<'_>,
            ) -> ::core::result::Result<
                Self,
                ::std::boxed::Box<dyn ::std::error::Error + ::core::marker::Send + ::core::marker::Sync>,
            > {
                #from_row
            }

            fn key(&self) -> ::openimis_core::declare::Key {
                ::core::convert::From::from(::core::clone::Clone::clone(&self.#key))
            }
        }
    })
}
