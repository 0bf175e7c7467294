//! Fuzzes [`document`](openimis_fuzz::properties::document).

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| openimis_fuzz::properties::document(data));
