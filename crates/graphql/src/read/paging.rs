//! Which part of a list: `first`, `last`, `after`, `before` and `offset` (spec 5.4).
//!
//! Cursors are positions in the whole list, as openIMIS's clients know them: base64 of `arrayconnection:N`.

use super::selected::Selected;
use async_graphql::Value;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use openimis_core::error::{Problem, kinds};
use openimis_core::language::Text;

const PREFIX: &str = "arrayconnection:";

/// A part of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slice {
    /// From this position on, at most so many rows, or all.
    From { start: u64, size: Option<u32> },
    /// The last rows.
    Last(u32),
}

impl Slice {
    /// The part that a connection's arguments name.
    pub(crate) fn of(selected: &Selected, most: u32) -> Result<Self, Problem> {
        let (first, last) = (size(selected, "first", most)?, size(selected, "last", most)?);
        let (after, before) = (position(selected, "after")?, position(selected, "before")?);
        let offset = match selected.argument("offset") {
            Some(value) => number(value).ok_or_else(|| refused("offset must be 0 or more."))?,
            None => 0,
        };
        if before.is_some() && offset > 0 {
            return Err(refused("offset and before do not go together."));
        }
        let start = offset.saturating_add(after.map_or(0, |after| after.saturating_add(1)));
        match (before, first, last) {
            // front ends send `first` with `before` for the previous page (frontend-api, trap 9)
            (Some(end), Some(size), _) | (Some(end), None, Some(size)) => {
                let start = start.max(end.saturating_sub(size.into()));
                Ok(Self::between(start, end))
            }
            (Some(end), None, None) => Ok(Self::between(start, end)),
            (None, None, Some(size)) => Ok(Self::Last(size)),
            (None, size, _) => Ok(Self::From { start, size }),
        }
    }

    fn between(start: u64, end: u64) -> Self {
        let size = u32::try_from(end.saturating_sub(start)).unwrap_or(u32::MAX);
        Self::From {
            start,
            size: Some(size),
        }
    }
}

/// The cursor of the row at this position.
pub(crate) fn cursor(position: u64) -> String {
    STANDARD.encode(format!("{PREFIX}{position}"))
}

fn position(selected: &Selected, argument: &str) -> Result<Option<u64>, Problem> {
    let Some(value) = selected.argument(argument) else {
        return Ok(None);
    };
    let Value::String(cursor) = value else {
        return Err(refused("Expected a cursor."));
    };
    if cursor.is_empty() {
        return Ok(None);
    }
    let decoded = STANDARD
        .decode(cursor)
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok());
    let position = decoded
        .as_deref()
        .and_then(|text| text.strip_prefix(PREFIX)?.parse::<u32>().ok());
    let position = position.map(u64::from);
    position.map(Some).ok_or_else(|| refused("This cursor is malformed."))
}

fn size(selected: &Selected, argument: &str, most: u32) -> Result<Option<u32>, Problem> {
    let Some(value) = selected.argument(argument) else {
        return Ok(None);
    };
    let size = number(value).ok_or_else(|| refused(format!("{argument} must be 0 or more.")))?;
    match u32::try_from(size) {
        Ok(size) if size <= most => Ok(Some(size)),
        _ => {
            let name = &selected.name;
            Err(refused(format!(
                "Requesting {size} records on the `{name}` connection exceeds the `{argument}` limit of {most} records."
            )))
        }
    }
}

fn number(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => number.as_u64(),
        _ => None,
    }
}

fn refused(detail: impl Into<String>) -> Problem {
    kinds::INVALID_PARAMETER.problem().detail(Text::plain(detail.into()))
}
