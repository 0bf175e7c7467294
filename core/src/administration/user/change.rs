//! Changing a user (spec 2.10).

use super::changed::Changed;
use super::kinds::{Kinds, USER_TYPES};
use super::parts::Parts;
use super::{User, account, administrators, email, password, roles_held, username};
use crate::access::ActorChange;
use crate::administration::language::Language;
use crate::administration::officer::Officer;
use crate::administration::role::{self, Role};
use crate::administration::stamp::Stamp;
use crate::administration::{dialect, error, rights};
use crate::declare::{Declared, Input, Operation, OperationDialect, Patch, Ref, Saved, Verb};
use crate::error::{Error, kinds};
use crate::operate::Context;
use crate::schema::administration::user_mutations;
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;

/// Changes a user.
#[derive(Debug)]
pub struct ChangeUser;

/// What of a user is to change; what is not sent stays.
#[derive(Debug, Clone, Input)]
pub struct UserChange {
    /// Name: login name, officer's code and claim administrator's code; unique for ever.
    #[input(max_length = 50, not_blank)]
    pub username: Option<String>,
    /// Family name.
    #[input(max_length = 100, not_blank)]
    pub last_name: Option<String>,
    /// Given names.
    #[input(max_length = 100, not_blank)]
    pub other_names: Option<String>,
    /// What he is to be besides what he is: INTERACTIVE, OFFICER, `CLAIM_ADMIN`.
    #[input(graphql_type = "UserTypes", one_of = USER_TYPES)]
    pub user_types: Option<Vec<String>>,
    /// E-mail address, unique among valid users.
    #[input(max_length = 200)]
    pub email: Patch<String>,
    /// Telephone.
    #[input(max_length = 50)]
    pub phone: Patch<String>,
    /// Another password of a person who logs in; all his tokens end.
    #[input(secret)]
    pub password: Option<String>,
    /// The language that he reads.
    pub language: Option<Ref<Language>>,
    /// All the roles that he holds from now on; what new ones give must be held by whoever adds them.
    pub roles: Option<Vec<Ref<Role>>>,
    /// Date of birth of an officer or claim administrator.
    pub birth_date: Patch<NaiveDate>,
    /// Postal address of an officer.
    #[input(max_length = 100)]
    pub address: Patch<String>,
    /// The instant at which an officer stops working.
    pub works_to: Patch<DateTime<Utc>>,
    /// Who stands in for an officer.
    #[input(graphql = "substitutionOfficerId")]
    pub substitution_officer: Patch<Ref<Officer>>,
    /// Whether messages are sent to an officer's telephone.
    pub phone_communication: Patch<bool>,
}

impl Operation for ChangeUser {
    type Target = User;
    type Input = UserChange;
    type Output = Saved<User>;

    const DESCRIPTION: Declared = Declared::new(
        "user.change",
        "users",
        Verb::Update,
        "Changes a user; the kinds that he already is stay.",
    )
    .right(rights::EDIT_USERS)
    .graphql("updateUser", "core.mutation.failed_to_update_user")
    .dialect(OperationDialect::ignoring(dialect::USER_IDS));

    async fn run(context: &mut Context<'_>, user: &User, input: &UserChange) -> Result<Saved<User>, Error> {
        let mut parts = Parts::of(context.connection(), user).await?;
        let person = parts.person.as_ref().map(|(id, _)| *id);
        let changed = Changed::of(&parts, user, input);
        changed.check(&context.settings(), user, input)?;
        check_identity(context, user, input, &changed, person).await?;
        let roles = find_roles(context, user, input, person).await?;
        let kinds = parts
            .kinds()
            .or(Kinds::of(input.user_types.as_deref().unwrap_or_default()));
        if kinds.is_interactive && person.is_none() && roles.is_none() {
            return Err(kinds::REQUIRED.at("roles").into());
        }
        let details = changed.details(context, input).await?;
        parts.adopt(context, kinds, &details.username).await?;
        let found = parts
            .person
            .as_ref()
            .map(|(id, _)| *id)
            .filter(|id| Some(*id) != person);
        administrators::check_reserved(context, found, "username").await?;

        let stamp = Stamp::of(context);
        let links = parts.write(context.connection(), kinds, &details, stamp).await?;
        account::replace(context.connection(), user, &details.username, links, stamp).await?;
        if let (Some(person), Some(roles)) = (links.person, &roles) {
            roles_held::replace(context.connection(), person, roles, stamp).await?;
        }
        match &input.password {
            Some(password) if kinds.is_interactive => password::set(context, user.id, password).await?,
            Some(_) => return Err(error::PASSWORD_WITHOUT_LOGIN.at("password").into()),
            None => {}
        }
        context.touches(user_mutations::core_user_id, &[user.id]).await?;
        context.actors_changed(ActorChange::User(user.id));
        context.emit("user.changed", json!({ "id": user.id }));
        Ok(Saved::new(user.id))
    }
}

/// Checks what others are told by: name and e-mail address must be free; an administrator's ways in are for
/// administrators.
async fn check_identity(
    context: &mut Context<'_>,
    user: &User,
    input: &UserChange,
    changed: &Changed,
    person: Option<i64>,
) -> Result<(), Error> {
    if changed.username != user.username {
        username::refuse_taken(context.connection(), &changed.username).await?;
    }
    if input.password.is_some() {
        administrators::check_reserved(context, person, "password").await?;
    }
    if let Some(address) = &changed.new_email {
        administrators::check_reserved(context, person, "email").await?;
        email::refuse_taken(context.connection(), address, person).await?;
    }
    Ok(())
}

/// The keys of the roles that he is to hold, if they were sent.
async fn find_roles(
    context: &mut Context<'_>,
    user: &User,
    input: &UserChange,
    person: Option<i64>,
) -> Result<Option<Vec<i32>>, Error> {
    let Some(named) = &input.roles else {
        return Ok(None);
    };
    let wanted = roles_held::find(context.connection(), named).await?;
    let held = match person {
        Some(person) => roles_held::of_person(context.connection(), person).await?,
        None => Vec::new(),
    };
    let new: Vec<i32> = wanted.iter().copied().filter(|role| !held.contains(role)).collect();
    let granted = role::holdings_of_roles(context.connection(), &new).await?;
    role::check_holdings(context.actor(), &granted).map_err(|problem| problem.at("roles"))?;
    let himself = context.actor().user().is_some_and(|actor| actor.account.id == user.id);
    if himself && context.actor().is_superuser() {
        let left = role::holdings_of_roles(context.connection(), &wanted).await?;
        if !left.everything {
            return Err(error::SELF_DEPROVISION.at("roles").into());
        }
    }
    Ok(Some(wanted))
}
