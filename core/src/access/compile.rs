//! From rows to the snapshot that requests are decided by.

use super::policy::{SUPERUSER, user_subject};
use super::{Account, AccountKind, Facts, Policy, User};
use crate::error::Error;
use crate::registry::Registry;
use crate::settings::SettingsStore;
use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;
use uuid::Uuid;

impl User {
    /// Loads a user who may act at this instant: his account, his part of the policy, what the modules know of him.
    ///
    /// Takes two statements and those of the facts.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn load(
        connection: &mut AsyncPgConnection,
        registry: &Registry,
        settings: &SettingsStore,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<Option<Self>, Error> {
        let account = Account::find(connection, id).await?;
        let Some(account) = account.filter(|account| account.is_active(now)) else {
            return Ok(None);
        };
        let (policy, roles) = policy_of(connection, &account).await?;
        let (rights, superuser) = policy.decide(id).await.map_err(Error::internal)?;
        let facts = facts(connection, registry, settings, &account).await?;
        Ok(Some(Self {
            account,
            superuser,
            rights,
            roles,
            facts,
        }))
    }
}

async fn policy_of(connection: &mut AsyncPgConnection, account: &Account) -> Result<(Policy, Vec<i32>), Error> {
    match &account.kind {
        AccountKind::Interactive(person) => Ok(Policy::of_interactive(connection, account.id, person.id).await?),
        AccountKind::Technical(system) => {
            let mut policy = Policy::default();
            if system.is_superuser {
                policy.inherit(user_subject(account.id), SUPERUSER);
            }
            Ok((policy, Vec::new()))
        }
    }
}

async fn facts(
    connection: &mut AsyncPgConnection,
    registry: &Registry,
    settings: &SettingsStore,
    account: &Account,
) -> Result<Facts, Error> {
    let mut facts = Facts::default();
    for fact in registry.modules().iter().flat_map(|module| module.actor_facts) {
        facts.insert((fact.id)(), (fact.load)(connection, account, settings).await?);
    }
    Ok(facts)
}
