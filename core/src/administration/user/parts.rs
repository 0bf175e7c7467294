//! The rows that stand behind a user: person, officer, claim administrator.

use super::details::Details;
use super::kinds::Kinds;
use super::person::{self, PersonRecord};
use super::{InteractiveUser, User};
use crate::administration::claim_administrator::ClaimAdministrator;
use crate::administration::claim_administrator::record::{self as claim_admin, ClaimAdministratorRecord};
use crate::administration::error;
use crate::administration::officer::Officer;
use crate::administration::officer::record::{self as officer, OfficerRecord};
use crate::administration::stamp::Stamp;
use crate::declare::{Key, Resource};
use crate::error::Error;
use crate::operate::Context;
use diesel_async::AsyncPgConnection;

/// The valid rows with their keys, as they are before an operation.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) person: Option<(i64, PersonRecord)>,
    pub(super) officer: Option<(i32, OfficerRecord)>,
    pub(super) claim_admin: Option<(i32, ClaimAdministratorRecord)>,
}

/// The keys that an account names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::administration) struct Links {
    /// The person.
    pub(in crate::administration) person: Option<i64>,
    /// The officer.
    pub(in crate::administration) officer: Option<i32>,
    /// The claim administrator.
    pub(in crate::administration) claim_admin: Option<i32>,
}

impl Parts {
    /// What the user is today, locked.
    pub(super) async fn of(connection: &mut AsyncPgConnection, user: &User) -> Result<Self, Error> {
        let mut parts = Self::default();
        if let Some(id) = user.interactive_id {
            parts.person = person::load_valid(connection, id).await?.map(|person| (id, person));
        }
        if let Some(id) = user.officer_id {
            parts.officer = officer::load_valid(connection, id).await?.map(|officer| (id, officer));
        }
        if let Some(id) = user.claim_admin_id {
            parts.claim_admin = claim_admin::load_valid(connection, id).await?.map(|found| (id, found));
        }
        Ok(parts)
    }

    /// What kinds these are.
    pub(super) const fn kinds(&self) -> Kinds {
        Kinds {
            is_interactive: self.person.is_some(),
            is_officer: self.officer.is_some(),
            is_claim_admin: self.claim_admin.is_some(),
        }
    }

    /// Takes in rows of the wanted kinds that have the user's name and belong to nobody: an officer without login gets
    /// one, a person who never logged in gets the account. Refuses names of rows that belong to somebody else, or that
    /// the actor may not see.
    pub(super) async fn adopt(&mut self, context: &mut Context<'_>, wanted: Kinds, name: &str) -> Result<(), Error> {
        if wanted.is_interactive {
            self.adopt_person(context, name).await?;
        }
        if wanted.is_officer {
            self.adopt_officer(context, name).await?;
        }
        if wanted.is_claim_admin {
            self.adopt_claim_admin(context, name).await?;
        }
        Ok(())
    }

    async fn adopt_person(&mut self, context: &mut Context<'_>, name: &str) -> Result<(), Error> {
        let Some(holder) = person::find_valid(context.connection(), name).await? else {
            return Ok(());
        };
        match &self.person {
            Some((own, _)) if *own == holder => Ok(()),
            None if person::account_of(context.connection(), holder).await?.is_none()
                && sees::<InteractiveUser>(context, holder).await? =>
            {
                self.person = person::load_valid(context.connection(), holder)
                    .await?
                    .map(|person| (holder, person));
                Ok(())
            }
            _ => Err(error::USERNAME_TAKEN.at("username").into()),
        }
    }

    async fn adopt_officer(&mut self, context: &mut Context<'_>, name: &str) -> Result<(), Error> {
        let Some(holder) = officer::find_valid(context.connection(), name).await? else {
            return Ok(());
        };
        match &self.officer {
            Some((own, _)) if *own == holder => Ok(()),
            None if officer::account_of(context.connection(), holder).await?.is_none()
                && sees::<Officer>(context, holder).await? =>
            {
                self.officer = officer::load_valid(context.connection(), holder)
                    .await?
                    .map(|officer| (holder, officer));
                Ok(())
            }
            _ => Err(error::OFFICER_CODE_TAKEN.at("username").into()),
        }
    }

    async fn adopt_claim_admin(&mut self, context: &mut Context<'_>, name: &str) -> Result<(), Error> {
        let Some(holder) = claim_admin::find_valid(context.connection(), name).await? else {
            return Ok(());
        };
        match &self.claim_admin {
            Some((own, _)) if *own == holder => Ok(()),
            None if claim_admin::account_of(context.connection(), holder).await?.is_none()
                && sees::<ClaimAdministrator>(context, holder).await? =>
            {
                self.claim_admin = claim_admin::load_valid(context.connection(), holder)
                    .await?
                    .map(|found| (holder, found));
                Ok(())
            }
            _ => Err(error::CLAIM_ADMINISTRATOR_CODE_TAKEN.at("username").into()),
        }
    }

    /// Writes the rows of these kinds: changes those that are there, makes the others.
    pub(super) async fn write(
        &self,
        connection: &mut AsyncPgConnection,
        kinds: Kinds,
        details: &Details,
        stamp: Stamp,
    ) -> Result<Links, Error> {
        let mut links = Links::default();
        if kinds.is_interactive {
            let after = details.person(self.person.as_ref().map(|(_, before)| before), kinds)?;
            links.person = Some(match &self.person {
                Some((id, before)) => {
                    person::replace(connection, *id, before, &after, stamp).await?;
                    *id
                }
                None => person::insert(connection, &after, stamp).await?,
            });
        }
        if kinds.is_officer {
            let after = details.officer(self.officer.as_ref().map(|(_, before)| before), kinds);
            links.officer = Some(match &self.officer {
                Some((id, before)) => {
                    officer::replace(connection, *id, before, &after, stamp).await?;
                    *id
                }
                None => officer::insert(connection, &after, stamp).await?,
            });
        }
        if kinds.is_claim_admin {
            let after = details.claim_admin(self.claim_admin.as_ref().map(|(_, before)| before), kinds);
            links.claim_admin = Some(match &self.claim_admin {
                Some((id, before)) => {
                    claim_admin::replace(connection, *id, before, &after, stamp).await?;
                    *id
                }
                None => claim_admin::insert(connection, &after, stamp).await?,
            });
        }
        Ok(links)
    }
}

/// Whether the actor may see the row with this key. Administrators see rows that are no longer in use, too.
async fn sees<R: Resource>(context: &mut Context<'_>, key: impl Into<Key>) -> Result<bool, Error> {
    Ok(context.actor().is_superuser() || context.by_key::<R>(&key.into()).await?.is_some())
}
