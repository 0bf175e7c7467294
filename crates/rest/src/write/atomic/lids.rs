//! Local ids: names for rows that are made within the same request (JSON:API 1.1, "Identification").

use crate::document::request::{at, invalid};
use crate::message;
use openimis_core::error::{Error, Problem, kinds};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// The rows made so far, by type and local id.
#[derive(Debug, Default)]
pub(super) struct Lids(HashMap<(String, String), String>);

impl Lids {
    /// Notes the id of a row that was made.
    pub(super) fn know(&mut self, kind: &str, lid: String, id: String) {
        self.0.insert((kind.to_owned(), lid), id);
    }

    /// The id of a row.
    pub(super) fn id(&self, kind: &str, lid: &str, place: &str) -> Result<String, Problem> {
        let known = self.0.get(&(kind.to_owned(), lid.to_owned())).cloned();
        known.ok_or_else(|| unknown(place))
    }

    /// Puts ids in place of local ids, and answers the local id that an operation gives to the row it makes.
    pub(super) fn replace(&self, data: &mut Option<Value>) -> Result<Option<String>, Error> {
        let Some(data) = data else {
            return Ok(None);
        };
        let mut own = None;
        if let Some(object) = data.as_object_mut()
            && object.contains_key("attributes") | object.contains_key("relationships")
        {
            own = self.own(object)?;
        }
        let mut problems = Vec::new();
        self.below(data, "/data", &mut problems);
        if problems.is_empty() {
            Ok(own)
        } else {
            Err(Error::Refused(problems))
        }
    }

    /// The local id of the row that the data describe: of one that is new, or of one made before.
    fn own(&self, object: &mut Map<String, Value>) -> Result<Option<String>, Problem> {
        let Some(Value::String(lid)) = object.get("lid") else {
            return Ok(None);
        };
        let kind = object.get("type").and_then(Value::as_str).unwrap_or_default();
        let key = (kind.to_owned(), lid.clone());
        if self.0.contains_key(&key) {
            return Ok(None);
        }
        if object.contains_key("id") {
            return Err(invalid("/data/lid", message::id_or_lid()));
        }
        object.remove("lid");
        Ok(Some(key.1))
    }

    /// Every identifier within, however deep.
    fn below(&self, value: &mut Value, place: &str, problems: &mut Vec<Problem>) {
        match value {
            Value::Array(values) => {
                for (index, value) in values.iter_mut().enumerate() {
                    self.below(value, &format!("{place}/{index}"), problems);
                }
            }
            Value::Object(object) => {
                self.identifier(object, place, problems);
                for (name, value) in object.iter_mut() {
                    let place = format!("{place}{}", crate::errors::source::pointer([name.as_str()]));
                    self.below(value, &place, problems);
                }
            }
            _ => {}
        }
    }

    fn identifier(&self, object: &mut Map<String, Value>, place: &str, problems: &mut Vec<Problem>) {
        let (Some(Value::String(kind)), Some(Value::String(lid)), None) =
            (object.get("type"), object.get("lid"), object.get("id"))
        else {
            return;
        };
        match self.id(kind, lid, &format!("{place}/lid")) {
            Ok(id) => {
                object.remove("lid");
                object.insert("id".to_owned(), Value::String(id));
            }
            Err(problem) => problems.push(problem),
        }
    }
}

fn unknown(place: &str) -> Problem {
    let detail = message::unknown_local_id();
    at(place, kinds::NO_SUCH_REFERENCE.problem().detail(detail))
}

#[cfg(test)]
mod tests {
    use super::Lids;
    use serde_json::json;

    #[test]
    fn local_ids_become_ids() {
        let mut lids = Lids::default();
        lids.know("places", "a".to_owned(), "1".to_owned());
        let mut data = Some(
            json!({"type": "places", "lid": "b", "attributes": {}, "relationships": {
            "parent": {"data": {"type": "places", "lid": "a"}}}}),
        );
        assert_eq!(lids.replace(&mut data).unwrap().as_deref(), Some("b"));
        let expected = json!({"type": "places", "attributes": {}, "relationships": {
            "parent": {"data": {"type": "places", "id": "1"}}}});
        assert_eq!(data, Some(expected));
        let mut identifiers = Some(json!([{"type": "places", "lid": "a"}]));
        assert_eq!(lids.replace(&mut identifiers).unwrap(), None);
        assert_eq!(identifiers, Some(json!([{"type": "places", "id": "1"}])));
    }

    #[test]
    fn what_was_not_made_before_is_unknown() {
        for data in [
            json!({"type": "places", "lid": "x"}),
            json!([{"type": "clinics", "lid": "x"}]),
        ] {
            assert!(Lids::default().replace(&mut Some(data)).is_err());
        }
    }
}
