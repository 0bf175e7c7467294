//! Header fields that make requests safe to repeat and to base on what was read.

use serde_json::{Map, Value, json};

/// Name of the component, the header, what it says.
const ALL: &[(&str, &str, &str)] = &[
    (
        "ifNoneMatch",
        "If-None-Match",
        "ETags of what the client has: it is not sent again, 304 is.",
    ),
    (
        "ifMatch",
        "If-Match",
        "ETags of what the change is based on: 412 where the row changed meanwhile.",
    ),
    (
        "idempotencyKey",
        "Idempotency-Key",
        "A name for the request, made by the client: sent again under the same name within 24 hours, it is done once and \
         answered with the first answer.",
    ),
];

/// What a list of entity tags looks like.
pub(super) const TAGS: &str = "^[ ,]*((\\*|(W/)?\"[ !#-~]*\")[ ,]*)*$";

/// The components.
pub(super) fn components() -> impl Iterator<Item = (String, Value)> {
    ALL.iter().map(|(component, name, doc)| {
        let schema = if *name == "Idempotency-Key" {
            json!({ "type": "string", "pattern": "^[!-~]{1,255}$" })
        } else {
            json!({ "type": "string", "pattern": TAGS })
        };
        let parameter = json!({
            "name": name, "in": "header", "required": false, "description": doc, "schema": schema,
        });
        ((*component).to_owned(), parameter)
    })
}

/// The fields that an address with this method knows.
pub(super) fn of(method: &str, acts_on_row: bool) -> Vec<Value> {
    let mut names = Vec::new();
    if method == "get" {
        names.push("ifNoneMatch");
    } else if acts_on_row {
        names.push("ifMatch");
    }
    if method == "post" {
        names.push("idempotencyKey");
    }
    let references = names
        .iter()
        .map(|name| json!({ "$ref": format!("#/components/parameters/{name}") }));
    references.collect()
}

/// The statuses that come with them.
pub(super) fn statuses(method: &str, acts_on_row: bool) -> &'static [u16] {
    match method {
        "patch" | "delete" => &[412, 428],
        "post" if acts_on_row => &[412],
        _ => &[],
    }
}

/// The answer to a reader who has it already.
pub(super) fn not_modified() -> (String, Value) {
    let mut answers = Map::new();
    answers.insert("ETag".to_owned(), json!({ "$ref": "#/components/headers/ETag" }));
    let answer = json!({ "description": "What the client has is what there is.", "headers": answers });
    ("NotModified".to_owned(), answer)
}
