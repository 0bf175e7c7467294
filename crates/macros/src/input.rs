//! `#[derive(Input)]`

use crate::attribute::{doc, flag, one_of, optional, options, set, unknown};
use crate::fields::{self, Named};
use crate::naming;
use crate::problems::Problems;
use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Attribute, DeriveInput, Expr, Ident, LitStr, Type};

/// The implementations for the struct.
pub fn expand(item: &DeriveInput) -> syn::Result<TokenStream> {
    let mut problems = Problems::default();
    let mut fields = Vec::new();
    for (index, named) in fields::named(item)?.into_iter().enumerate() {
        fields.extend(problems.take(InputField::of(&named, index)));
    }
    problems.finish(|| implement(&item.ident, &fields))
}

/// A field of the struct as the input declares it.
struct InputField {
    ident: Ident,
    /// The constant that holds its description.
    constant: Ident,
    ty: Type,
    doc: String,
    rules: Rules,
}

#[derive(Default)]
struct Rules {
    name: Option<LitStr>,
    graphql: Option<LitStr>,
    graphql_type: Option<LitStr>,
    graphql_default: Option<LitStr>,
    max_length: Option<Expr>,
    one_of: Option<Expr>,
    not_blank: bool,
    secret: bool,
}

impl Rules {
    fn of(attributes: &[Attribute]) -> syn::Result<Self> {
        let mut rules = Self::default();
        options(attributes, "input", |option, meta| match option {
            "name" => set(&mut rules.name, meta),
            "graphql" => set(&mut rules.graphql, meta),
            "graphql_type" => set(&mut rules.graphql_type, meta),
            "graphql_default" => set(&mut rules.graphql_default, meta),
            "max_length" => set(&mut rules.max_length, meta),
            "one_of" => set(&mut rules.one_of, meta),
            "not_blank" => flag(&mut rules.not_blank, meta),
            "secret" => flag(&mut rules.secret, meta),
            _ => Err(unknown(
                meta,
                "`name`, `graphql`, `graphql_type`, `graphql_default`, `max_length`, `one_of`, `not_blank` or `secret`",
            )),
        })?;
        Ok(rules)
    }

    const fn concern_text(&self) -> bool {
        self.max_length.is_some() || self.one_of.is_some() || self.not_blank
    }
}

impl InputField {
    fn of(named: &Named<'_>, index: usize) -> syn::Result<Self> {
        let attributes = &named.field.attrs;
        Ok(Self {
            ident: named.ident.clone(),
            constant: format_ident!("FIELD_{index}"),
            ty: named.field.ty.clone(),
            doc: doc(attributes, named.ident, "input field")?,
            rules: Rules::of(attributes)?,
        })
    }

    fn description(&self) -> TokenStream {
        let Self {
            constant,
            ty,
            doc,
            rules,
            ..
        } = self;
        let name = match &rules.name {
            Some(name) => name.value(),
            None => naming::camel_case(&naming::plain(&self.ident)),
        };
        let (graphql, graphql_type) = (optional(rules.graphql.as_ref()), optional(rules.graphql_type.as_ref()));
        let (max_length, default) = (
            optional(rules.max_length.as_ref()),
            optional(rules.graphql_default.as_ref()),
        );
        let one_of = one_of(rules.one_of.as_ref());
        let (not_blank, secret) = (rules.not_blank, rules.secret);
        let value = quote_spanned!(ty.span()=> <#ty as ::openimis_core::declare::InputValue>);
        quote! {
            const #constant: ::openimis_core::declare::InputField = ::openimis_core::declare::InputField {
                name: #name,
                graphql: #graphql,
                graphql_type: #graphql_type,
                doc: #doc,
                kind: #value::KIND,
                required: #value::REQUIRED,
                nullable: #value::NULLABLE,
                max_length: #max_length,
                one_of: #one_of,
                not_blank: #not_blank,
                secret: #secret,
                graphql_default: #default,
            };
        }
    }

    /// Reads the field into a variable; prefixed, so that no field's name hides the reader.
    fn reading(&self) -> TokenStream {
        let Self { constant, ty, .. } = self;
        let variable = self.variable();
        let method = Ident::new(if self.rules.concern_text() { "text" } else { "value" }, ty.span());
        // not with the type's span: a type that a macro was given would not see the reader
        let reader = format_ident!("reader");
        quote_spanned!(ty.span()=> let #variable = #reader.#method::<#ty>(&#constant);)
    }

    fn variable(&self) -> Ident {
        format_ident!("__{}", self.ident)
    }
}

fn implement(ident: &Ident, fields: &[InputField]) -> TokenStream {
    let descriptions = fields.iter().map(InputField::description);
    let constants = fields.iter().map(|field| &field.constant);
    let readings = fields.iter().map(InputField::reading);
    let members = fields.iter().map(|field| &field.ident);
    let variables = fields.iter().map(InputField::variable);
    let mutable = (!fields.is_empty()).then(|| quote!(mut));
    quote! {
        const _: () = {
            #(#descriptions)*

            #[automatically_derived]
            impl ::openimis_core::declare::Input for #ident {
                const FIELDS: &'static [::openimis_core::declare::InputField] = &[#(#constants),*];

                fn parse(
                    values: &::openimis_core::declare::InputValues,
                ) -> ::core::result::Result<Self, ::std::vec::Vec<::openimis_core::error::Problem>> {
                    let #mutable reader = ::openimis_core::declare::InputReader::new(
                        values,
                        <Self as ::openimis_core::declare::Input>::FIELDS,
                    );
                    #(#readings)*
                    reader.finish(|| ::core::option::Option::Some(Self { #(#members: #variables?),* }))
                }
            }

            #[automatically_derived]
            impl ::openimis_core::declare::InputValue for #ident {
                const KIND: ::openimis_core::declare::InputKind = ::openimis_core::declare::InputKind::Object(
                    <Self as ::openimis_core::declare::Input>::FIELDS,
                );

                fn read(
                    value: &::openimis_core::declare::JsonValue,
                ) -> ::core::result::Result<Self, ::std::vec::Vec<::openimis_core::error::Problem>> {
                    ::openimis_core::declare::read_group(value)
                }
            }
        };
    }
}
