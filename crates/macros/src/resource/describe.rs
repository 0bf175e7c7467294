//! Writes the `ResourceDescription`.

use super::declared::Resource;
use super::link::{Live, ToMany, ToOne, Way};
use super::member::{FieldOptions, Member, Origin, Purpose};
use super::table::History;
use crate::attribute::{join, one_of, optional};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Expr, LitStr, Path};

/// The description as an expression.
pub fn description(resource: &Resource) -> TokenStream {
    let table = &resource.table;
    let (name, graphql, doc) = (&table.name, graphql_type(&table.graphql), &resource.doc);
    let table_name = table_name(&table.path);
    let (key, public_id) = (&resource.key.column, &resource.public_id.column);
    let fields = resource
        .fields()
        .map(|(member, options)| field(resource, member, options));
    let to_one = resource.members.iter().filter_map(|member| match &member.purpose {
        Purpose::ToOne(options) => Some(to_one(resource, member, options)),
        _ => None,
    });
    let to_many = resource.to_many.iter().map(to_many);
    let hidden = resource
        .members
        .iter()
        .filter_map(|member| match (&member.purpose, &member.origin) {
            (Purpose::Hidden, Origin::Column(column)) => Some(column_name(&resource.column(column))),
            _ => None,
        });
    let (access, scope) = (optional(table.access.as_ref()), optional(table.scope.as_ref()));
    let history_access = optional(table.history_access.as_ref());
    let criteria = table
        .criteria
        .as_ref()
        .map_or_else(|| quote!(&[]), |criteria| quote!(#criteria));
    let live = live(&table.live, &table.path);
    let history = history(&table.history, &table.path);
    let sort = table.sort.iter().map(sort_by);
    quote! {
        ::openimis_core::declare::ResourceDescription {
            name: #name,
            doc: #doc,
            graphql: #graphql,
            table: #table_name,
            key: ::openimis_core::declare::id_column::<#key>(),
            public_id: ::openimis_core::declare::id_column::<#public_id>(),
            fields: &[#(#fields),*],
            relationships: &[#(#to_one,)* #(#to_many),*],
            criteria: #criteria,
            hidden: &[#(#hidden),*],
            access: #access,
            scope: #scope,
            live: #live,
            history: #history,
            history_access: #history_access,
            sort: &[#(#sort),*],
        }
    }
}

/// A name alone is a Relay node.
fn graphql_type(given: &Expr) -> TokenStream {
    match given {
        Expr::Lit(name) => quote!(::openimis_core::declare::GraphqlType::node(#name)),
        other => quote!(#other),
    }
}

fn field(resource: &Resource, member: &Member, options: &FieldOptions) -> TokenStream {
    let (source, kind, nullable) = match &member.origin {
        Origin::Column(column) => {
            let column = resource.column(column);
            let name = column_name(&column);
            (
                quote!(::openimis_core::declare::Source::Column(#name)),
                quote!(::openimis_core::declare::column_kind::<#column>()),
                quote!(::openimis_core::declare::column_nullable::<#column>()),
            )
        }
        Origin::Expression(computed) => {
            let (sql, sql_type) = (&computed.sql, &computed.sql_type);
            (
                quote!(::openimis_core::declare::Source::Expression(#sql)),
                quote!(<#sql_type as ::openimis_core::declare::SqlKind>::KIND),
                quote!(<#sql_type as ::openimis_core::declare::SqlKind>::NULLABLE),
            )
        }
    };
    let (name, doc, graphql) = (
        member.field_name(options),
        &member.doc,
        optional(options.graphql.as_ref()),
    );
    let (filter, sort, label, asked) = (options.filter, options.sort, options.label, options.asked);
    let (one_of, graphql_type) = (one_of(options.one_of.as_ref()), optional(options.graphql_type.as_ref()));
    quote! {
        ::openimis_core::declare::Field {
            name: #name,
            graphql: #graphql,
            graphql_type: #graphql_type,
            doc: #doc,
            source: #source,
            kind: #kind,
            nullable: #nullable,
            filter: #filter,
            sort: #sort,
            label: #label,
            asked: #asked,
            one_of: #one_of,
        }
    }
}

fn to_one(resource: &Resource, member: &Member, options: &ToOne) -> Option<TokenStream> {
    let Origin::Column(column) = &member.origin else {
        return None;
    };
    let column = resource.column(column);
    let column_name = column_name(&column);
    let (name, doc, graphql) = (
        member.relationship_name(options),
        &member.doc,
        optional(options.graphql.as_ref()),
    );
    let (target, visibility) = (&options.target, &options.visibility);
    Some(quote! {
        ::openimis_core::declare::Relationship {
            name: #name,
            graphql: #graphql,
            doc: #doc,
            target: #target,
            link: ::openimis_core::declare::Link::One {
                column: ::openimis_core::declare::Source::Column(#column_name),
                nullable: ::openimis_core::declare::column_nullable::<#column>(),
            },
            visibility: ::openimis_core::declare::Visibility::#visibility,
        }
    })
}

fn to_many(relationship: &ToMany) -> TokenStream {
    let link = match &relationship.way {
        Way::Column(column) => {
            let column = column_name(column);
            quote!(::openimis_core::declare::Link::Many { column: #column })
        }
        Way::Pairs(pairs) => {
            let table = table_name(&pairs.table);
            let here = column_name(&join(&pairs.table, &pairs.here));
            let there = column_name(&join(&pairs.table, &pairs.there));
            let live = live(&pairs.live, &pairs.table);
            quote! {
                ::openimis_core::declare::Link::Through { table: #table, here: #here, there: #there, live: #live }
            }
        }
    };
    let ToMany {
        name,
        doc,
        target,
        visibility,
        ..
    } = relationship;
    let graphql = optional(relationship.graphql.as_ref());
    quote! {
        ::openimis_core::declare::Relationship {
            name: #name,
            graphql: #graphql,
            doc: #doc,
            target: #target,
            link: #link,
            visibility: ::openimis_core::declare::Visibility::#visibility,
        }
    }
}

fn live(live: &Live, table: &Path) -> TokenStream {
    match live {
        Live::Always => quote!(::openimis_core::declare::Live::Always),
        Live::WhileNull(column) => {
            let column = column_name(&join(table, column));
            quote!(::openimis_core::declare::Live::WhileNull(#column))
        }
        Live::Condition(sql) => quote!(::openimis_core::declare::Live::While(#sql)),
    }
}

fn history(history: &History, table: &Path) -> TokenStream {
    match history {
        History::None => quote!(::openimis_core::declare::History::None),
        History::Shadow(shadow) => {
            let shadow = table_name(shadow);
            quote!(::openimis_core::declare::History::Shadow { table: #shadow })
        }
        History::SameTable(period) => {
            let [from, to, legacy_id] =
                [&period.from, &period.to, &period.legacy_id].map(|column| column_name(&join(table, column)));
            quote!(::openimis_core::declare::History::SameTable { from: #from, to: #to, legacy_id: #legacy_id })
        }
    }
}

fn sort_by(sort: &LitStr) -> TokenStream {
    let text = sort.value();
    let (field, descending) = match text.strip_prefix('-') {
        Some(field) => (field, true),
        None => (text.as_str(), false),
    };
    quote!(::openimis_core::declare::SortBy { field: #field, descending: #descending })
}

fn column_name(column: &Path) -> TokenStream {
    quote!(::openimis_core::declare::column_name::<#column>())
}

fn table_name(table: &Path) -> TokenStream {
    let table = join(table, &format_ident!("table"));
    quote!(::openimis_core::declare::table_name::<#table>())
}
