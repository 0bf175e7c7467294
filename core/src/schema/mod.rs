//! Diesel's view of the tables: the only place, with the migrations, where openIMIS's table and column names stand.

pub mod administration;
