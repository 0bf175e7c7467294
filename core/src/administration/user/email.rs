//! E-mail addresses of users (spec 2.10, rule 3; W-20).

use crate::administration::error;
use crate::error::{Error, Problem};
use crate::schema::identity::interactive_users;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

diesel::define_sql_function! {
    /// PostgreSQL's `lower`.
    fn lower(text: diesel::sql_types::Nullable<diesel::sql_types::Text>) -> diesel::sql_types::Nullable<diesel::sql_types::Text>;
}

/// What HTML allows before the `@` besides letters and digits.
const LOCAL_SYMBOLS: &str = ".!#$%&'*+/=?^_`{|}~-";

/// Checks that the text has the form that HTML's input fields accept as an e-mail address.
pub(in crate::administration) fn check_form(address: &str) -> Result<(), Problem> {
    let is_local = |c: char| c.is_ascii_alphanumeric() || LOCAL_SYMBOLS.contains(c);
    let well_formed = address.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty() && local.chars().all(is_local) && domain.split('.').all(is_domain_label)
    });
    if well_formed {
        Ok(())
    } else {
        Err(error::EMAIL_MALFORMED.at("email"))
    }
}

fn is_domain_label(label: &str) -> bool {
    let inside = label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    (1..=63).contains(&label.len()) && inside && !label.starts_with('-') && !label.ends_with('-')
}

/// Refuses an address that another valid person has, in whatever case. The unique index decides between two writers
/// who ask at the same time (W-65).
pub(super) async fn refuse_taken(
    connection: &mut AsyncPgConnection,
    address: &str,
    own: Option<i64>,
) -> Result<(), Error> {
    if is_taken(connection, address, own).await? {
        return Err(error::EMAIL_TAKEN.at("email").into());
    }
    Ok(())
}

/// Whether a valid person other than this one has the address.
pub(super) async fn is_taken(
    connection: &mut AsyncPgConnection,
    address: &str,
    own: Option<i64>,
) -> Result<bool, Error> {
    let holders = interactive_users::table
        .filter(lower(interactive_users::email).eq(lower(address)))
        .filter(interactive_users::active.and(interactive_users::validity_to.is_null()))
        .filter(interactive_users::id.ne(own.unwrap_or_default()));
    Ok(diesel::select(diesel::dsl::exists(holders))
        .get_result(connection)
        .await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pattern of the HTML standard, which openIMIS uses (spec 2.10).
    #[test]
    fn rule_52_form_of_addresses() {
        for right in [
            "jeb@example.org",
            "a.b+c@x",
            "o'neil@sub.domain.example",
            "x@a-b.example",
        ] {
            assert_eq!(check_form(right), Ok(()), "{right}");
        }
        for wrong in [
            "",
            "jeb",
            "@example.org",
            "jeb@",
            "a b@x",
            "a@b@c",
            "a@-b",
            "a@b-",
            "a@b..c",
            "é@x",
            "a@b_c",
        ] {
            assert!(check_form(wrong).is_err(), "{wrong}");
        }
    }
}
