//! People who are shown nowhere (rule 30): numbers that stand for nobody.

use crate::settings::InsureeSettings;
use diesel_async::AsyncPgConnection;
use openimis_core::access::Account;
use openimis_core::declare::ActorFact;
use openimis_core::settings::SettingsStore;

/// Numbers that the setting `excluded_insuree_chfids` names. Known of every actor, because a row scope knows its actor and
/// nothing else; a change of the setting holds once the actors are loaded anew.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ExcludedNumbers(pub(super) Vec<String>);

impl ActorFact for ExcludedNumbers {
    async fn load(_: &mut AsyncPgConnection, _: &Account, settings: &SettingsStore) -> diesel::QueryResult<Self> {
        Ok(Self(settings.get::<InsureeSettings>().excluded_insuree_chfids.clone()))
    }
}
