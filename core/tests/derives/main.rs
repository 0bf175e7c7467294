//! What the derives make of structs: descriptions, rows, inputs, settings.

mod input;
mod input_rules;
mod resource;
mod row;
mod schema;
mod settings;
