//! Fuzzes [`xml`](openimis_fuzz::properties::xml).

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| openimis_fuzz::properties::xml(data));
