//! What the insuree module's operations mean for policies (spec 2.4, 2.6).

use crate::policy::{PolicyStatus, cover_person};
use crate::schema::policies;
use crate::{error, message};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{
    Event, Extension, ExtensionDescription, Input, Key, Listener, ListenerDescription, Saved, extension, listener,
};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_insuree::{ChangeFamilyOfInsuree, ChangeInsuree, CreateInsuree, Insuree, RemoveFamily};

/// All of them.
pub(crate) const LISTENERS: &[ListenerDescription] =
    &[listener::<KeepFamilyWithPolicies>(), listener::<CoverWhoMoves>()];

/// Fields of the insuree module's operations that are about policies.
pub(crate) const EXTENSIONS: &[ExtensionDescription] =
    &[extension::<CoverWhoIsNew>(), extension::<CoverWhoIsChanged>()];

/// BUG-11: a deleted family would leave its policies behind.
struct KeepFamilyWithPolicies;

impl Listener for KeepFamilyWithPolicies {
    type Of = RemoveFamily;

    const DOC: &'static str = "Refuses to delete a family whose policies have neither expired nor been deleted.";

    async fn validate(context: &mut Context<'_>, event: &Event<'_, RemoveFamily>) -> Result<(), Error> {
        let expired = Some(PolicyStatus::Expired.number());
        let open = policies::table
            .filter(
                policies::family_id
                    .eq(event.target.id)
                    .and(policies::valid_to.is_null()),
            )
            .filter(policies::status.is_distinct_from(expired))
            .count();
        let open: i64 = open.get_result(context.connection()).await?;
        if open == 0 {
            return Ok(());
        }
        let detail = message::policies(open);
        Err(error::FAMILY_HAS_POLICIES.problem().detail(detail).into())
    }
}

/// Rule 40: exactly one coverage by each policy of the new family that has room (BUG-10).
struct CoverWhoMoves;

impl Listener for CoverWhoMoves {
    type Of = ChangeFamilyOfInsuree;

    const DOC: &'static str = "Covers the person by the policies of the new family that have not ended and have room.";

    async fn after(
        context: &mut Context<'_>,
        event: &Event<'_, ChangeFamilyOfInsuree>,
        _: &Saved<Insuree>,
    ) -> Result<(), Error> {
        cover_person(context, event.target.id, None).await
    }
}

/// What a person is entered or changed with besides.
#[derive(Debug, Clone, Input)]
struct ExistingPolicies {
    /// Whether the person is covered by the policies that his family has: from today on, as soon as they are in force
    /// (BUG-06). Repeated, it adds nothing.
    add_on_existing_policy: Option<bool>,
}

/// A new person.
struct CoverWhoIsNew;

impl Extension for CoverWhoIsNew {
    type Of = CreateInsuree;
    type Input = ExistingPolicies;

    async fn apply(
        context: &mut Context<'_>,
        _: &Event<'_, CreateInsuree>,
        saved: &Saved<Insuree>,
        input: &ExistingPolicies,
    ) -> Result<(), Error> {
        cover_if_asked(context, saved, input).await
    }
}

/// A person who is there already.
struct CoverWhoIsChanged;

impl Extension for CoverWhoIsChanged {
    type Of = ChangeInsuree;
    type Input = ExistingPolicies;

    async fn apply(
        context: &mut Context<'_>,
        _: &Event<'_, ChangeInsuree>,
        saved: &Saved<Insuree>,
        input: &ExistingPolicies,
    ) -> Result<(), Error> {
        cover_if_asked(context, saved, input).await
    }
}

async fn cover_if_asked(
    context: &mut Context<'_>,
    saved: &Saved<Insuree>,
    input: &ExistingPolicies,
) -> Result<(), Error> {
    let Key::Number(person) = saved.key else {
        return Ok(());
    };
    if input.add_on_existing_policy != Some(true) {
        return Ok(());
    }
    let today = context.today();
    cover_person(context, i32::try_from(person).map_err(Error::internal)?, Some(today)).await
}
