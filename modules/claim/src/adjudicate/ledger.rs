//! What earlier claims used, in one statement.

use super::documents::KindOfDocument;
use super::ledger_documents::{ClaimDocument, LineDocument, SpentDocument};
use super::referred::Referred;
use diesel::sql_types::{Array, Bool, Integer};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use openimis_adjudication::Step;
use openimis_adjudication::ledger::Ledger;
use openimis_core::error::Error;

const LEDGER: &str = include_str!("../../sql/ledger.sql");

/// Reads what earlier claims of these insurees and on these policies used; the policies must be locked. How often and how
/// much something was given is looked at when claims are submitted.
pub(super) async fn ledger(
    connection: &mut AsyncPgConnection,
    referred: &Referred,
    step: Step,
    duplicates: bool,
) -> Result<Ledger, Error> {
    let none = Vec::new();
    let insurees = if step == Step::Submission {
        &referred.insurees
    } else {
        &none
    };
    let found: Vec<KindOfDocument> = diesel::sql_query(LEDGER)
        .bind::<Array<Integer>, _>(insurees)
        .bind::<Array<Integer>, _>(&referred.items)
        .bind::<Array<Integer>, _>(&referred.services)
        .bind::<Array<Integer>, _>(&referred.policies)
        .bind::<Array<Integer>, _>(&referred.claims)
        .bind::<Bool, _>(duplicates)
        .load(connection)
        .await?;
    let mut ledger = Ledger::default();
    for document in &found {
        match document.kind.as_str() {
            "claim" => document.read::<ClaimDocument>()?.note(&mut ledger),
            "line" => document.read::<LineDocument>()?.note(&mut ledger),
            "spent" => document.read::<SpentDocument>()?.note(&mut ledger),
            other => return Err(Error::internal(format!("unexpected document: {other}"))),
        }
    }
    Ok(ledger)
}
