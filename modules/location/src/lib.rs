//! Locations, health facilities and their catchments.
