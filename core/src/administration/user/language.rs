//! Choosing one's language (spec 2.10 `changeUserLanguage`).

use super::person::{self, PersonRecord};
use crate::access::{AccountKind, ActorChange};
use crate::administration::error;
use crate::administration::language::Language;
use crate::administration::stamp::Stamp;
use crate::declare::{Access, Declared, Input, Operation, Ref, Verb};
use crate::error::Error;
use crate::operate::Context;

/// Changes the actor's own language; needs no right.
#[derive(Debug)]
pub struct ChangeLanguage;

/// The choice.
#[derive(Debug, Clone, Input)]
pub struct LanguageChoice {
    /// The language.
    #[input(graphql = "languageId")]
    pub language: Ref<Language>,
}

impl Operation for ChangeLanguage {
    type Target = ();
    type Input = LanguageChoice;
    type Output = ();

    const DESCRIPTION: Declared = Declared::new(
        "user.change_language",
        "users",
        Verb::ActOnAll("own-language"),
        "Changes the language in which the actor reads messages.",
    )
    .access(Access::Authenticated)
    .graphql("changeUserLanguage", "core.mutation.failed_to_update_user_language");

    async fn run(context: &mut Context<'_>, (): &(), input: &LanguageChoice) -> Result<(), Error> {
        let language = context.resolve(&input.language, "language").await?;
        let Some(actor) = context.actor().user() else {
            return Err(error::NO_LANGUAGE.problem().into());
        };
        let AccountKind::Interactive(interactive) = &actor.account.kind else {
            return Err(error::NO_LANGUAGE.problem().into());
        };
        let id = interactive.id;
        let before = person::load_valid(context.connection(), id).await?;
        let before = before.ok_or_else(|| error::NO_LANGUAGE.problem())?;
        let after = PersonRecord {
            language: language.code,
            ..before.clone()
        };
        let stamp = Stamp::of(context);
        person::replace(context.connection(), id, &before, &after, stamp).await?;
        context.actors_changed(ActorChange::User(actor.account.id));
        Ok(())
    }
}
