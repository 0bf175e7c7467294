//! Locations, health facilities and their catchments.

pub mod migrations;
