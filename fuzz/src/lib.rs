//! What must hold of everything that strangers send, for the fuzz targets and for the test that repeats their seeds.

pub mod properties;
