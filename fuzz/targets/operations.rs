//! Fuzzes [`operations`](openimis_fuzz::properties::operations).

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| openimis_fuzz::properties::operations(data));
