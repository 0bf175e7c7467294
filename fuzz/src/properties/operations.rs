//! Lists of atomic operations.

use super::bounds;
use super::office::{REGISTRY, TABLE};
use openimis_rest::document::json;
use openimis_rest::rehearse_operations;

/// What must hold of every list: it is understood, or each place where it is wrong exists.
pub fn operations(body: &[u8]) {
    match json::parse(body) {
        Err(problem) => bounds::unreadable(problem, body.len()),
        Ok(document) => match rehearse_operations(&document, &TABLE, &REGISTRY) {
            Ok(steps) => assert!(steps <= 100, "{steps} operations"),
            Err(problems) => bounds::problems(problems, Some(document), body.len()),
        },
    }
}
