//! Creating a user (spec 2.10).

use super::details::{Details, given};
use super::kinds::{Kinds, USER_TYPES};
use super::obligatory::{self, Given};
use super::parts::Parts;
use super::{User, account, administrators, email, password, roles_held, username};
use crate::administration::language::Language;
use crate::administration::officer::Officer;
use crate::administration::role::{self, Role};
use crate::administration::stamp::Stamp;
use crate::administration::{CoreSettings, dialect, error, rights};
use crate::declare::{Declared, Input, Operation, OperationDialect, Ref, Saved, Verb};
use crate::error::{Error, Problem, kinds};
use crate::operate::Context;
use crate::schema::administration::user_mutations;
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;

/// Creates a user.
#[derive(Debug)]
pub struct CreateUser;

/// What a new user is made of.
#[derive(Debug, Clone, Input)]
pub struct NewUser {
    /// Name: login name, officer's code and claim administrator's code; unique for ever.
    #[input(max_length = 50, not_blank)]
    pub username: String,
    /// Family name.
    #[input(max_length = 100, not_blank)]
    pub last_name: String,
    /// Given names.
    #[input(max_length = 100, not_blank)]
    pub other_names: String,
    /// What he is: INTERACTIVE a person who logs in, OFFICER an enrolment officer, `CLAIM_ADMIN` a claim administrator.
    #[input(graphql_type = "UserTypes", one_of = USER_TYPES)]
    pub user_types: Vec<String>,
    /// E-mail address, unique among valid users.
    #[input(max_length = 200)]
    pub email: Option<String>,
    /// Telephone.
    #[input(max_length = 50)]
    pub phone: Option<String>,
    /// First password of a person who logs in; without one he has to set it by mail.
    #[input(secret)]
    pub password: Option<String>,
    /// The language that he reads.
    pub language: Ref<Language>,
    /// The roles that a person who logs in holds; all that they give must be held by whoever creates him.
    pub roles: Option<Vec<Ref<Role>>>,
    /// Date of birth of an officer or claim administrator.
    pub birth_date: Option<NaiveDate>,
    /// Postal address of an officer.
    #[input(max_length = 100)]
    pub address: Option<String>,
    /// The instant at which an officer stops working.
    pub works_to: Option<DateTime<Utc>>,
    /// Who stands in for an officer.
    #[input(graphql = "substitutionOfficerId")]
    pub substitution_officer: Option<Ref<Officer>>,
    /// Whether messages are sent to an officer's telephone.
    pub phone_communication: Option<bool>,
}

impl Operation for CreateUser {
    type Target = ();
    type Input = NewUser;
    type Output = Saved<User>;

    const DESCRIPTION: Declared = Declared::new(
        "user.create",
        "users",
        Verb::Create,
        "Creates a user: a person who logs in, an enrolment officer, a claim administrator, or several of them.",
    )
    .right(rights::ADD_USERS)
    .graphql("createUser", "core.mutation.failed_to_create_user")
    .dialect(OperationDialect::ignoring(dialect::USER_IDS));

    async fn run(context: &mut Context<'_>, (): &(), input: &NewUser) -> Result<Saved<User>, Error> {
        let kinds = Kinds::of(&input.user_types);
        check(&context.settings(), kinds, input)?;
        username::refuse_taken(context.connection(), &input.username).await?;
        let roles = roles_held::find(context.connection(), input.roles.as_deref().unwrap_or_default()).await?;
        let granted = role::holdings_of_roles(context.connection(), &roles).await?;
        role::check_holdings(context.actor(), &granted).map_err(|problem| problem.at("roles"))?;
        let details = details(context, input).await?;

        let mut parts = Parts::default();
        parts.adopt(context, kinds, &input.username).await?;
        let person = parts.person.as_ref().map(|(id, _)| *id);
        administrators::check_reserved(context, person, "username").await?;
        if let Some(address) = &input.email {
            email::refuse_taken(context.connection(), address, person).await?;
        }
        let stamp = Stamp::of(context);
        let links = parts.write(context.connection(), kinds, &details, stamp).await?;
        let user = account::insert(context.connection(), &input.username, links, stamp).await?;
        if let Some(person) = links.person {
            roles_held::replace(context.connection(), person, &roles, stamp).await?;
            if let Some(password) = &input.password {
                password::set_first(context, user, password).await?;
            }
        }
        context.touches(user_mutations::core_user_id, &[user]).await?;
        context.emit("user.created", json!({ "id": user }));
        Ok(Saved::new(user))
    }
}

/// Everything that the input alone can get wrong.
fn check(settings: &CoreSettings, kinds: Kinds, input: &NewUser) -> Result<(), Vec<Problem>> {
    let mut problems: Vec<Problem> = username::check_length(settings, &input.username)
        .err()
        .into_iter()
        .collect();
    match input.email.as_deref() {
        None | Some("") => problems.push(error::EMAIL_MISSING.at("email")),
        Some(address) => problems.extend(email::check_form(address).err()),
    }
    if kinds.count() == 0 {
        problems.push(error::NO_USER_TYPE.at("userTypes"));
    }
    if kinds.is_interactive && input.roles.is_none() {
        problems.push(kinds::REQUIRED.at("roles"));
    }
    if !kinds.is_interactive && input.password.is_some() {
        problems.push(error::PASSWORD_WITHOUT_LOGIN.at("password"));
    }
    problems.extend(obligatory::check(&settings.fields_controls_user, &fields(input)));
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

fn fields(input: &NewUser) -> Vec<Given> {
    let text = |value: &Option<String>| value.as_ref().is_some_and(|text| !text.is_empty());
    [
        ("username", "username", true),
        ("last_name", "lastName", true),
        ("other_names", "otherNames", true),
        ("user_types", "userTypes", true),
        ("language", "language", true),
        ("email", "email", text(&input.email)),
        ("phone", "phone", text(&input.phone)),
        ("password", "password", text(&input.password)),
        (
            "roles",
            "roles",
            input.roles.as_ref().is_some_and(|roles| !roles.is_empty()),
        ),
        ("birth_date", "birthDate", input.birth_date.is_some()),
        ("address", "address", text(&input.address)),
        ("works_to", "worksTo", input.works_to.is_some()),
        (
            "substitution_officer_id",
            "substitutionOfficer",
            input.substitution_officer.is_some(),
        ),
        (
            "phone_communication",
            "phoneCommunication",
            input.phone_communication.is_some(),
        ),
    ]
    .map(|(name, field, sent)| Given {
        name,
        field,
        sent,
        filled: sent,
    })
    .to_vec()
}

async fn details(context: &mut Context<'_>, input: &NewUser) -> Result<Details, Error> {
    let language = context.resolve(&input.language, "language").await?;
    let substitution_officer = match &input.substitution_officer {
        Some(officer) => Some(context.resolve(officer, "substitutionOfficer").await?.id),
        None => None,
    };
    let input = input.clone();
    Ok(Details {
        username: input.username,
        last_name: input.last_name,
        other_names: input.other_names,
        phone: given(input.phone),
        email: given(input.email),
        language: Some(language.code),
        birth_date: given(input.birth_date),
        address: given(input.address),
        works_to: given(input.works_to),
        substitution_officer: given(substitution_officer),
        phone_communication: given(input.phone_communication),
    })
}
