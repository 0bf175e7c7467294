//! One value of a row, decoded from PostgreSQL's binary form when it is written out.

use super::{DbRow, calendar, json, number, raw, text};
use crate::declare::{Key, Kind};
use diesel::pg::PgValue;
use diesel::row::{Field as _, Row as _};
use uuid::Uuid;

/// One value of a row.
#[derive(Clone, Copy)]
pub struct Value<'f> {
    row: &'f DbRow,
    index: usize,
    kind: Kind,
}

impl<'f> Value<'f> {
    pub(super) const fn new(row: &'f DbRow, index: usize, kind: Kind) -> Self {
        Self { row, index, kind }
    }

    /// Its type.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.with_bytes(|bytes| bytes.is_none())
    }

    /// Appends it as JSON: numbers and booleans bare, documents as they are, everything else as a string; `null` for no
    /// value. Decimals keep their scale (`"10000.00"`), instants are without offset, in UTC, with microseconds if there
    /// are any (spec 5.5). A year outside 1–9999 has more digits or a sign; PostgreSQL's infinities are `"infinity"`
    /// and `"-infinity"`.
    pub fn write_json(&self, out: &mut Vec<u8>) {
        self.with_bytes(|bytes| {
            let start = out.len();
            if bytes.and_then(|bytes| self.json(bytes, out)).is_none() {
                out.truncate(start);
                out.extend_from_slice(b"null");
            }
        });
    }

    /// Appends it as plain text, in the same forms without quotes; nothing for no value.
    pub fn write_text(&self, out: &mut Vec<u8>) {
        self.with_bytes(|bytes| {
            let start = out.len();
            if bytes.and_then(|bytes| self.plain(bytes, out)).is_none() {
                out.truncate(start);
            }
        });
    }

    /// It as plain text, `None` for no value.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        let mut out = Vec::new();
        self.with_bytes(|bytes| self.plain(bytes?, &mut out))?;
        String::from_utf8(out).ok()
    }

    /// It as a whole number, if it is one.
    #[must_use]
    pub fn number(&self) -> Option<i64> {
        match self.kind {
            Kind::SmallInteger | Kind::Integer | Kind::BigInteger => self.with_bytes(|bytes| raw::number(bytes?)),
            _ => None,
        }
    }

    /// It as true or false, if it is one.
    #[must_use]
    pub fn boolean(&self) -> Option<bool> {
        match self.kind {
            Kind::Boolean => self.with_bytes(|bytes| Some(bytes? == [1])),
            _ => None,
        }
    }

    /// It as a key, if its type can be one.
    #[must_use]
    pub fn key(&self) -> Option<Key> {
        match self.kind {
            Kind::SmallInteger | Kind::Integer | Kind::BigInteger => self.number().map(Key::Number),
            Kind::Uuid => self.with_bytes(|bytes| Uuid::from_slice(bytes?).ok()).map(Key::Uuid),
            Kind::Text => self.text().map(Key::Text),
            _ => None,
        }
    }

    /// Looks at the bytes; the driver lends them no longer.
    pub(super) fn with_bytes<T>(&self, look: impl FnOnce(Option<&[u8]>) -> T) -> T {
        let field = self.row.get(self.index);
        let value = field.as_ref().and_then(|field| field.value());
        look(value.as_ref().map(PgValue::as_bytes))
    }

    fn json(&self, bytes: &[u8], out: &mut Vec<u8>) -> Option<()> {
        match self.kind {
            Kind::Text => json::write_string(bytes, out),
            Kind::SmallInteger | Kind::Integer | Kind::BigInteger | Kind::Boolean | Kind::Json => {
                self.plain(bytes, out)?;
            }
            // none of their forms holds a character that JSON escapes
            Kind::Decimal | Kind::Date | Kind::Instant | Kind::LocalDateTime | Kind::Uuid => {
                out.push(b'"');
                self.plain(bytes, out)?;
                out.push(b'"');
            }
        }
        Some(())
    }

    fn plain(&self, bytes: &[u8], out: &mut Vec<u8>) -> Option<()> {
        match self.kind {
            Kind::Text => out.extend_from_slice(text::of(bytes).as_bytes()),
            Kind::SmallInteger | Kind::Integer | Kind::BigInteger => number::write_whole(raw::number(bytes)?, out),
            Kind::Boolean => out.extend_from_slice(if bytes == [1] { b"true" } else { b"false" }),
            Kind::Decimal => number::write_decimal(&raw::Numeric::of(bytes)?, out),
            Kind::Date => calendar::write_date(i32::from_be_bytes(bytes.try_into().ok()?), out),
            Kind::Instant | Kind::LocalDateTime => {
                calendar::write_timestamp(i64::from_be_bytes(bytes.try_into().ok()?), out);
            }
            Kind::Uuid => {
                let mut buffer = Uuid::encode_buffer();
                out.extend_from_slice(
                    Uuid::from_slice(bytes)
                        .ok()?
                        .hyphenated()
                        .encode_lower(&mut buffer)
                        .as_bytes(),
                );
            }
            Kind::Json => {
                // jsonb has a version before its text, json has not
                let document = bytes.strip_prefix(&[1]).unwrap_or(bytes);
                out.extend_from_slice(text::of(document).as_bytes());
            }
        }
        Some(())
    }
}
