//! Diesel's view of the tables: the only place, with the migrations, where openIMIS's table and column names stand.
#![expect(missing_docs, reason = "the columns are documented where resources show them")]

pub mod administration;
