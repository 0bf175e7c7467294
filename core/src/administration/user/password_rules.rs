//! The rules for passwords (spec 5.8 `passwordPolicy`), for everybody who sets one.

use crate::administration::dialect;
use crate::declare::{Access, Declared, Operation, OperationDialect, Verb};
use crate::error::Error;
use crate::operate::Context;
use crate::settings::AuthSettings;
use serde_json::{Value, json};

/// Tells the rules for passwords.
#[derive(Debug)]
pub struct TellPasswordRules;

impl Operation for TellPasswordRules {
    type Target = ();
    type Input = ();
    type Output = Value;

    const DESCRIPTION: Declared = Declared::new(
        "user.password_rules",
        "users",
        Verb::Ask("password-rules"),
        "Tells how long a password must be, and how many characters of which kinds it must have.",
    )
    .access(Access::Anonymous)
    .graphql("passwordPolicy", "")
    .dialect(OperationDialect::answering(&dialect::JSON_TEXT));

    async fn run(context: &mut Context<'_>, (): &(), (): &()) -> Result<Value, Error> {
        let policy = context.settings::<AuthSettings>().password().policy;
        Ok(json!({
            "min_length": policy.min_length,
            "require_upper_case": policy.upper_case,
            "require_lower_case": policy.lower_case,
            "require_numbers": policy.digits,
            "require_special_characters": policy.symbols,
        }))
    }
}
