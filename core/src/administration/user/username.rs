//! Names of users (spec 2.10, rules 1 and 4; 5.8 `validateUsername`, `usernameLength`).

use crate::administration::{CoreSettings, dialect, error, rights};
use crate::declare::{Declared, Input, Operation, OperationDialect, Verb};
use crate::error::{Error, Problem};
use crate::message;
use crate::operate::Context;
use crate::schema::identity::users;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;

/// Says whether a name is free.
#[derive(Debug)]
pub struct CheckUsername;

/// The name in question.
#[derive(Debug, Clone, Input)]
pub struct UsernameQuestion {
    /// The name.
    pub username: String,
}

impl Operation for CheckUsername {
    type Target = ();
    type Input = UsernameQuestion;
    type Output = bool;

    const DESCRIPTION: Declared = Declared::new(
        "user.check_username",
        "users",
        Verb::Ask("username-check"),
        "Says whether no user, deleted ones included, has the name.",
    )
    .right(rights::FIND_USERS)
    .graphql("validateUsername", "");

    async fn run(context: &mut Context<'_>, (): &(), input: &UsernameQuestion) -> Result<bool, Error> {
        Ok(!is_taken(context.connection(), &input.username).await?)
    }
}

/// Tells how long names may be.
#[derive(Debug)]
pub struct TellUsernameLength;

impl Operation for TellUsernameLength {
    type Target = ();
    type Input = ();
    type Output = Value;

    const DESCRIPTION: Declared = Declared::new(
        "user.username_length",
        "users",
        Verb::Ask("username-length"),
        "Tells how many characters the name of a user may have.",
    )
    .right(rights::FIND_USERS)
    .graphql("usernameLength", "")
    .dialect(OperationDialect::answering(&dialect::NUMBER));

    async fn run(context: &mut Context<'_>, (): &(), (): &()) -> Result<Value, Error> {
        Ok(Value::from(context.settings::<CoreSettings>().username_code_length))
    }
}

/// Checks the length of a name (rule 54).
pub(in crate::administration) fn check_length(settings: &CoreSettings, name: &str) -> Result<(), Problem> {
    let limit = settings.username_code_length;
    if usize::try_from(limit).is_ok_and(|limit| name.chars().count() > limit) {
        let detail = message::username_length(limit);
        return Err(error::USERNAME_TOO_LONG.at("username").detail(detail));
    }
    Ok(())
}

/// Refuses a name that a user has or had.
pub(in crate::administration) async fn refuse_taken(
    connection: &mut AsyncPgConnection,
    name: &str,
) -> Result<(), Error> {
    if is_taken(connection, name).await? {
        return Err(error::USERNAME_TAKEN.at("username").into());
    }
    Ok(())
}

async fn is_taken(connection: &mut AsyncPgConnection, name: &str) -> Result<bool, Error> {
    let holders = users::table.filter(users::username.eq(name));
    Ok(diesel::select(diesel::dsl::exists(holders))
        .get_result(connection)
        .await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_54_length_of_names() {
        let settings = CoreSettings::default();
        assert_eq!(check_length(&settings, "twelve_chars"), Ok(()));
        let refused = check_length(&settings, "thirteen_char").unwrap_err();
        assert_eq!(refused.kind.legacy, Some("mutation.user_username_too_long"));
    }

    /// Rule 74.
    #[test]
    fn rule_74_a_longer_length_set() {
        let settings = CoreSettings {
            username_code_length: 20,
            ..CoreSettings::default()
        };
        assert_eq!(check_length(&settings, "thirteen_char"), Ok(()));
    }
}
