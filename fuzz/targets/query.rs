//! Fuzzes [`query`](openimis_fuzz::properties::query).

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| openimis_fuzz::properties::query(data));
