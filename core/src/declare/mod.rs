//! What a module says about itself: data and traits, no behaviour of core.
//!
//! Read in this order: [`Module`] holds everything; [`Resource`] is what can be read, limited by [`Access`] and
//! [`Scope`]; [`Operation`] is what can be done with an [`Input`]; [`Listener`] and [`Extension`] take part in other
//! modules' operations; [`Job`] is what the clock asks for; [`Settings`], [`Migration`] and [`Right`] are what their names say.

mod column;
mod criterion;
mod demo;
mod dialect;
mod facts;
mod import;
mod input;
mod input_reader;
mod input_values;
mod job;
mod listener;
mod migration;
mod module;
mod operation;
mod resource;
mod right;
mod route;
mod schedule;
mod scope;
mod setting;
mod text_value;

pub use column::{ColumnType, IdSqlType, column_kind, column_name, column_nullable, id_column};
pub use criterion::Criterion;
pub use demo::{DemoData, DemoPlan, DemoStory, DemoWatcher};
pub use dialect::{
    Computed, Enumeration, Fetched, GraphqlType, Narrowing, Nodes, OperationDialect, Outside, RootArgument, RootField,
    RootShape, Shape,
};
pub use facts::{ActorFact, ActorFactDescription, actor_fact};
pub use import::{ImportFault, ImportFile, ImportReport, Importer, ReadFile};
pub use input::{Input, InputField, InputKind, InputValue, Named, Patch, Ref};
pub use input_reader::{InputReader, InputValues, JsonValue, read_group};
pub use job::{Job, JobFuture};
pub use listener::{Event, Extension, ExtensionDescription, Listener, ListenerDescription, extension, listener};
pub(crate) use listener::{ExtensionHook, Hooks};
pub use migration::{Migration, MigrationKind, UniqueIndex};
pub use module::Module;
/// The derives of the traits of the same names.
pub use openimis_macros::{Input, Resource, Settings};
pub use operation::{
    Answer, Call, Declared, Operation, OperationDescription, Output, OutputKind, Saved, Target, Verb, operation,
};
pub use resource::{
    Access, Field, History, IdColumn, Key, Kind, Link, Live, Relationship, Resource, ResourceAddition,
    ResourceDescription, Scope, SortBy, Source, SqlKind, Visibility, table_name,
};
pub use right::{Right, SystemRole};
pub use route::{Caller, Front, Routes, serve_callers};
pub use schedule::Schedule;
pub use scope::{Condition, Limit, RowScope};
pub use setting::{SettingError, SettingKey, Settings, SettingsDescription};
pub use text_value::TextValue;
