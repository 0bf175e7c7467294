#![doc = include_str!("../README.md")]

mod attribute;
mod fields;
mod input;
mod naming;
mod problems;
mod resource;
mod settings;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

type Expand = fn(&DeriveInput) -> syn::Result<proc_macro2::TokenStream>;

/// Describes the table behind a struct and decodes its rows; see the crate's page for the attributes.
#[proc_macro_derive(Resource, attributes(resource, to_many, key, public_id, field, to_one, hidden))]
pub fn derive_resource(item: TokenStream) -> TokenStream {
    derive(item, resource::expand)
}

/// Describes the fields of an operation's input and reads them; see the crate's page for the attributes.
#[proc_macro_derive(Input, attributes(input))]
pub fn derive_input(item: TokenStream) -> TokenStream {
    derive(item, input::expand)
}

/// Lists the keys of a module's settings with their documentation; see the crate's page for the attributes.
#[proc_macro_derive(Settings, attributes(setting))]
pub fn derive_settings(item: TokenStream) -> TokenStream {
    derive(item, settings::expand)
}

fn derive(item: TokenStream, expand: Expand) -> TokenStream {
    let item = parse_macro_input!(item as DeriveInput);
    expand(&item).unwrap_or_else(syn::Error::into_compile_error).into()
}
