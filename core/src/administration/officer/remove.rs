//! Ending an enrolment officer.

use super::{Officer, record};
use crate::access::ActorChange;
use crate::administration::rights;
use crate::administration::stamp::Stamp;
use crate::declare::{Declared, Operation, Verb};
use crate::error::Error;
use crate::operate::Context;
use serde_json::json;

/// Ends an enrolment officer; the login that he may have stays.
#[derive(Debug)]
pub struct RemoveOfficer;

impl Operation for RemoveOfficer {
    type Target = Officer;
    type Input = ();
    type Output = ();

    const DESCRIPTION: Declared = Declared::new(
        "officer.delete",
        "officers",
        Verb::Delete,
        "Ends an enrolment officer; the login that he may have stays.",
    )
    .right(rights::DELETE_OFFICERS);

    async fn run(context: &mut Context<'_>, officer: &Officer, (): &()) -> Result<(), Error> {
        let stamp = Stamp::of(context);
        record::end(context.connection(), officer.id, stamp).await?;
        if let Some(user) = record::account_of(context.connection(), officer.id).await? {
            context.actors_changed(ActorChange::User(user));
        }
        context.emit("officer.deleted", json!({ "id": officer.id }));
        Ok(())
    }
}
