//! Bodies as XML.

use super::{bounds, document};
use openimis_rest::document::json;
use openimis_rest::format::xml;

/// What must hold of every body.
pub fn xml(body: &[u8]) {
    match xml::parse(body) {
        Err(problem) => bounds::unreadable(problem, body.len()),
        Ok(document) => {
            // the member `jsonapi` stands for one attribute
            bounds::value(&document, body.len() + 7);
            let written = xml::write(&document);
            assert_eq!(
                xml::parse(&written).as_ref(),
                Ok(&document),
                "{}",
                String::from_utf8_lossy(&written)
            );
            let text = document.to_string();
            assert_eq!(json::parse(text.as_bytes()).as_ref(), Ok(&document), "{text}");
            document::as_input(&document, body.len());
        }
    }
}
