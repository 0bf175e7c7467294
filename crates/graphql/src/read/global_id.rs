//! Relay's global ids: base64 of `TypeName:key` (spec 5.3).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The global id of a row.
pub(crate) fn encode(type_name: &str, key: &str) -> String {
    STANDARD.encode(format!("{type_name}:{key}"))
}

/// The type's name and the key, if it is a global id.
pub(crate) fn decode(id: &str) -> Option<(String, String)> {
    let decoded = String::from_utf8(STANDARD.decode(id).ok()?).ok()?;
    let (type_name, key) = decoded.split_once(':')?;
    Some((type_name.to_owned(), key.to_owned()))
}

/// The key that an id names: clients send global ids and raw keys, and the type in a global id is not looked at.
pub(crate) fn key(id: &str) -> String {
    decode(id).map_or_else(|| id.to_owned(), |(_, key)| key)
}

#[cfg(test)]
mod tests {
    use super::{decode, encode, key};

    /// The example of spec 5.3.
    #[test]
    fn a_global_id_is_the_type_and_the_key() {
        assert_eq!(encode("LocationGQLType", "1"), "TG9jYXRpb25HUUxUeXBlOjE=");
        let decoded = Some(("LocationGQLType".to_owned(), "1".to_owned()));
        assert_eq!(decode("TG9jYXRpb25HUUxUeXBlOjE="), decoded);
        assert_eq!(key("TG9jYXRpb25HUUxUeXBlOjE="), "1");
        assert_eq!(key("17"), "17");
        assert_eq!(
            key("321c7014-0000-0000-0000-000000000000"),
            "321c7014-0000-0000-0000-000000000000"
        );
    }
}
