//! JSON as it comes from outside: no duplicate members, no NUL, bounded depth.

use crate::message;
use openimis_core::error::{Problem, ProblemSource, kinds};
use openimis_core::language::Said;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::cell::{Cell, RefCell};
use std::fmt;

/// How many objects and lists may stand inside each other.
const DEPTH: usize = 32;

/// Reads one JSON value from the whole body.
///
/// # Errors
/// [`kinds::MALFORMED_BODY`], with a pointer where one exists; no part of the body is repeated in it.
pub fn parse(body: &[u8]) -> Result<Value, Problem> {
    let (path, fault) = (RefCell::new(Vec::new()), Cell::new(None));
    let mut reader = serde_json::Deserializer::from_slice(body);
    let strict = Strict {
        path: &path,
        fault: &fault,
        depth: 0,
    };
    let read = strict
        .deserialize(&mut reader)
        .and_then(|value| reader.end().map(|()| value));
    read.map_err(|error| {
        let steps = path.borrow();
        let not_json = || message::not_json(error.line(), error.column());
        let detail = fault.take().unwrap_or_else(not_json);
        Problem {
            source: Some(ProblemSource::Pointer(crate::errors::source::pointer(
                steps.iter().map(String::as_str),
            ))),
            ..kinds::MALFORMED_BODY.problem().detail(detail)
        }
    })
}

/// Reads a value and keeps in `path` where it is; the path stays when it fails, and `fault` says why.
#[derive(Clone, Copy)]
struct Strict<'p> {
    path: &'p RefCell<Vec<String>>,
    fault: &'p Cell<Option<Said>>,
    depth: usize,
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Strict<'_> {
    const fn inner(&self) -> Self {
        Self {
            depth: self.depth + 1,
            ..*self
        }
    }

    /// The reader's own kind of error carries texts only.
    fn refuse<E: serde::de::Error>(&self, fault: Said) -> E {
        self.fault.set(Some(fault));
        E::custom("refused")
    }

    fn text<E: serde::de::Error>(&self, text: String) -> Result<String, E> {
        // PostgreSQL cannot store NUL in a text
        if text.contains('\0') {
            return Err(self.refuse(message::character_nul()));
        }
        Ok(text)
    }

    fn check_depth<E: serde::de::Error>(&self) -> Result<(), E> {
        if self.depth < DEPTH {
            Ok(())
        } else {
            Err(self.refuse(message::too_deep(DEPTH)))
        }
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value)
            .map(Value::Number)
            .ok_or_else(|| self.refuse(message::out_of_range()))
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<Value, E> {
        self.text(value.to_owned()).map(Value::String)
    }

    fn visit_string<E: serde::de::Error>(self, value: String) -> Result<Value, E> {
        self.text(value).map(Value::String)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        self.check_depth()?;
        let mut values = Vec::new();
        loop {
            self.path.borrow_mut().push(values.len().to_string());
            let Some(value) = list.next_element_seed(self.inner())? else {
                self.path.borrow_mut().pop();
                return Ok(Value::Array(values));
            };
            values.push(value);
            self.path.borrow_mut().pop();
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        self.check_depth()?;
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            let name = self.text(name)?;
            self.path.borrow_mut().push(name.clone());
            if object.contains_key(&name) {
                return Err(self.refuse(message::member_twice()));
            }
            let value = members.next_value_seed(self.inner())?;
            object.insert(name, value);
            self.path.borrow_mut().pop();
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use openimis_core::error::ProblemSource;
    use serde_json::json;

    #[test]
    fn reads_every_kind_of_value() {
        let body = br#"{"a": [1, -2, 2.5, "x", null, true, {}], "b": {"c": "\u00e9"}}"#;
        let expected = json!({"a": [1, -2, 2.5, "x", null, true, {}], "b": {"c": "é"}});
        assert_eq!(parse(body).unwrap(), expected);
    }

    #[test]
    fn says_where_a_body_is_malformed() {
        let deep = [b"[".repeat(40), b"]".repeat(40)].concat();
        let deeper = b"[".repeat(100_000);
        let cases: [(&[u8], &str, &str); 9] = [
            (b"", "", "Not JSON at line 1, column 0."),
            (b"{\"a\": 1,}", "", "Not JSON at line 1, column 9."),
            (
                b"{\"a\": {\"b\": 1, \"b\": 2}}",
                "/a/b",
                "The member stands here twice.",
            ),
            (b"{\"a\": [1, \"\\u0000\"]}", "/a/1", "A text with the character NUL."),
            (
                b"{\"a/b~c\": \"\\u0000\"}",
                "/a~1b~0c",
                "A text with the character NUL.",
            ),
            (b"{} {}", "", "Not JSON at line 1, column 4."),
            (b"{\"a\": \"\xff\"}", "/a", "Not JSON at line 1, column 8."),
            (&deep, "", "Nested more than 32 levels deep."),
            (&deeper, "", "Nested more than 32 levels deep."),
        ];
        for (body, pointer, detail) in cases {
            let problem = parse(body).unwrap_err();
            assert_eq!(problem.text(), detail);
            if !pointer.is_empty() {
                assert_eq!(problem.source, Some(ProblemSource::Pointer(pointer.to_owned())));
            }
        }
    }

    #[test]
    fn numbers_beyond_every_type_are_malformed() {
        assert!(parse(b"1e999").is_err());
    }
}
