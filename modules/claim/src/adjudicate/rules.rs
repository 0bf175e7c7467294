//! The extension point for rules of other modules.

use super::referred::Referred;
use diesel_async::AsyncPgConnection;
use futures_util::future::BoxFuture;
use openimis_adjudication::Rule;
use openimis_adjudication::facts::Extras;
use openimis_core::error::Error;
use openimis_core::inventory;

/// A rule of another module, as it is submitted:
///
/// ```ignore
/// openimis_core::inventory::submit! { AdjudicationRule(&NoTwoWards) }
/// ```
pub struct AdjudicationRule(pub &'static dyn Rule);

inventory::collect!(AdjudicationRule);

/// Loads what rules of another module have to know, in statements whose number does not depend on that of the claims.
pub trait FactsOfRules: Send + Sync {
    /// Puts aside what is known of these things; the policies of the claims are locked.
    fn load<'a>(
        &'a self,
        connection: &'a mut AsyncPgConnection,
        referred: &'a Referred,
        extras: &'a mut Extras,
    ) -> BoxFuture<'a, Result<(), Error>>;
}

/// Such a loader, as it is submitted.
pub struct FactsOfRulesSource(pub &'static dyn FactsOfRules);

inventory::collect!(FactsOfRulesSource);

/// The rules of all modules, in their order.
pub(super) fn rules() -> Vec<&'static dyn Rule> {
    let mut rules: Vec<_> = inventory::iter::<AdjudicationRule>
        .into_iter()
        .map(|rule| rule.0)
        .collect();
    rules.sort_by_key(|rule| (rule.order(), rule.name()));
    rules
}

pub(super) async fn load_extras(
    connection: &mut AsyncPgConnection,
    referred: &Referred,
    extras: &mut Extras,
) -> Result<(), Error> {
    for FactsOfRulesSource(source) in inventory::iter::<FactsOfRulesSource> {
        source.load(connection, referred, extras).await?;
    }
    Ok(())
}
