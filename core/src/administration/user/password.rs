//! Passwords that operations on users set.

use crate::administration::error;
use crate::error::{Error, Problem};
use crate::identity::Fault;
use crate::identity::change::{self, ChangeRefused};
use crate::operate::Context;
use crate::settings::AuthSettings;
use uuid::Uuid;

/// Gives a new user his first password.
pub(super) async fn set_first(context: &mut Context<'_>, user: Uuid, password: &str) -> Result<(), Error> {
    let (settings, now) = (context.settings::<AuthSettings>().password(), context.now());
    let set = change::set_initial(context.connection(), &settings, user, password, now).await;
    set.map_err(refused)
}

/// Gives a user another password: all his tokens end (rule 14).
pub(super) async fn set(context: &mut Context<'_>, user: Uuid, password: &str) -> Result<(), Error> {
    let (settings, now) = (context.settings::<AuthSettings>().password(), context.now());
    let actor = context.actor().user().map_or_else(Uuid::nil, |actor| actor.account.id);
    let set = change::set_password(context.connection(), &settings, user, password, actor, now).await;
    set.map_err(refused)
}

/// The refusal as operations answer it.
pub(in crate::administration) fn refused(refused: ChangeRefused) -> Error {
    match refused {
        ChangeRefused::Policy(violations) => {
            let violation = |violation: &crate::identity::password::policy::Violation| {
                error::PASSWORD_REFUSED.at("password").detail(violation.said())
            };
            Error::from(violations.iter().map(violation).collect::<Vec<Problem>>())
        }
        ChangeRefused::Fault(Fault::Database(error)) => error.into(),
        ChangeRefused::Fault(Fault::Busy) => Error::Unavailable(Fault::Busy.to_string()),
        other => Error::internal(other),
    }
}
