//! openIMIS's GraphQL dialect, where it does not follow from what is declared anyway.

mod enumeration;
mod graphql_type;
mod operation;
mod root;

pub use enumeration::Enumeration;
pub use graphql_type::{Computed, Fetched, GraphqlType, Outside};
pub use operation::{Nodes, OperationDialect, Shape};
pub use root::{Narrowing, RootArgument, RootField, RootShape};
