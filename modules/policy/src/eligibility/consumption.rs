//! The extension point for what was used up: the module that keeps claims fills it (docs/adr).

use super::PerCategory;
use diesel_async::AsyncPgConnection;
use futures_util::future::BoxFuture;
use openimis_core::error::Error;
use openimis_core::inventory;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// Tells what was used up of policies. The module that keeps claims implements it and submits it:
///
/// ```ignore
/// openimis_core::inventory::submit! { ConsumptionSource(&Claims) }
/// ```
pub trait Consumption: Send + Sync {
    /// What a person used up, in one statement.
    fn of_person<'a>(
        &'a self,
        connection: &'a mut AsyncPgConnection,
        wanted: &'a Wanted,
    ) -> BoxFuture<'a, Result<UsedByPerson, Error>>;

    /// What was used up on each of these policies, by everybody or by one person, in one statement.
    fn on_policies<'a>(
        &'a self,
        connection: &'a mut AsyncPgConnection,
        policies: &'a [i32],
        person: Option<i32>,
    ) -> BoxFuture<'a, Result<HashMap<i32, Used>, Error>>;
}

/// A source, as it is submitted.
pub struct ConsumptionSource(pub &'static dyn Consumption);

inventory::collect!(ConsumptionSource);

/// Whose consumption is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Key of the person.
    pub person: i32,
    /// Keys of the policies that matter.
    pub policies: Vec<i32>,
    /// Key of the medical item in question.
    pub item: Option<i32>,
    /// Key of the medical service in question.
    pub service: Option<i32>,
}

/// What a person used up.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct UsedByPerson {
    /// Valid claims that were checked or went further, with a service that was not rejected, by category (rule 94).
    pub claims: PerCategory<u32>,
    /// What was paid of them.
    pub amounts: PerCategory<Decimal>,
    /// How much of the item in question was granted, by policy (rule 96).
    pub items: HashMap<i32, Decimal>,
    /// How much of the service in question was granted, by policy.
    pub services: HashMap<i32, Decimal>,
}

/// What was used up on a policy; nothing where no claim says anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Used {
    /// Deducted, whatever the care.
    pub deducted: Option<Decimal>,
    /// Deducted of in-patient care.
    pub deducted_in_patient: Option<Decimal>,
    /// Deducted of out-patient care.
    pub deducted_out_patient: Option<Decimal>,
    /// Paid, whatever the care.
    pub remunerated: Option<Decimal>,
    /// Paid of in-patient care.
    pub remunerated_in_patient: Option<Decimal>,
    /// Paid of out-patient care.
    pub remunerated_out_patient: Option<Decimal>,
}

/// What was used up on these policies, by all sources.
pub(crate) async fn used_on(
    connection: &mut AsyncPgConnection,
    policies: &[i32],
    person: Option<i32>,
) -> Result<HashMap<i32, Used>, Error> {
    let mut found = HashMap::new();
    for ConsumptionSource(source) in inventory::iter::<ConsumptionSource> {
        found.extend(source.on_policies(connection, policies, person).await?);
    }
    Ok(found)
}

/// What a person used up, by the first source there is.
pub(super) async fn used_by(connection: &mut AsyncPgConnection, wanted: &Wanted) -> Result<UsedByPerson, Error> {
    match inventory::iter::<ConsumptionSource>.into_iter().next() {
        Some(ConsumptionSource(source)) => source.of_person(connection, wanted).await,
        None => Ok(UsedByPerson::default()),
    }
}
