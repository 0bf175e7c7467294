//! One payment at a time for a policy (spec 6.3): its row is locked before what was paid is added up.

use crate::error;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Key, Named, Ref};
use openimis_core::error::{Error, Problem, kinds};
use openimis_core::operate::Context;
use openimis_policy::Policy;
use openimis_policy::schema::policies;

/// Locks the live policy that an input names, within the actor's scope (BUG-28). What another payment did to it in the
/// meantime is seen.
pub(crate) async fn lock_named(context: &mut Context<'_>, named: &Ref<Policy>) -> Result<Policy, Error> {
    match &named.named {
        Named::PublicId(id) => told(context.load_for_update(id).await),
        Named::Key(_) => {
            let policy = find_named(context, named).await?;
            lock(context, policy.id).await
        }
    }
}

/// The live policy that an input names, within the actor's scope.
pub(crate) async fn find_named(context: &mut Context<'_>, named: &Ref<Policy>) -> Result<Policy, Error> {
    told(context.resolve(named, "policy").await)
}

/// Locks a live policy by its key.
pub(crate) async fn lock(context: &mut Context<'_>, id: i32) -> Result<Policy, Error> {
    hold(context, id).await?;
    let policy = context.by_key(&Key::from(id)).await?;
    policy.ok_or_else(|| error::POLICY_UNKNOWN.at("policy").into())
}

/// Holds a policy, live or not, so that nobody adds up what is paid for it meanwhile.
pub(crate) async fn hold(context: &mut Context<'_>, id: i32) -> Result<(), Error> {
    let row = policies::table.filter(policies::id.eq(id)).select(policies::id);
    row.for_update().first::<i32>(context.connection()).await.optional()?;
    Ok(())
}

/// Says of a policy that is not there that it is the policy.
fn told(found: Result<Policy, Error>) -> Result<Policy, Error> {
    let is_absent = |problem: &Problem| *problem.kind == kinds::NO_SUCH_REFERENCE || *problem.kind == kinds::NOT_FOUND;
    match found {
        Err(Error::Refused(problems)) if problems.iter().any(is_absent) => {
            Err(error::POLICY_UNKNOWN.at("policy").into())
        }
        other => other,
    }
}
