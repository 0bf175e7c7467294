//! Whether an e-mail address is free (spec 5.8 `validateUserEmail`).

use super::email;
use crate::administration::rights;
use crate::declare::{Declared, Input, Operation, Verb};
use crate::error::Error;
use crate::operate::Context;

/// Says whether an address is free.
#[derive(Debug)]
pub struct CheckEmail;

/// The address in question.
#[derive(Debug, Clone, Input)]
pub struct EmailQuestion {
    /// The address.
    pub user_email: String,
}

impl Operation for CheckEmail {
    type Target = ();
    type Input = EmailQuestion;
    type Output = bool;

    const DESCRIPTION: Declared = Declared::new(
        "user.check_email",
        "users",
        Verb::Ask("email-check"),
        "Says whether no valid user has the e-mail address.",
    )
    .right(rights::FIND_USERS)
    .graphql("validateUserEmail", "");

    async fn run(context: &mut Context<'_>, (): &(), input: &EmailQuestion) -> Result<bool, Error> {
        Ok(!email::is_taken(context.connection(), &input.user_email, None).await?)
    }
}
