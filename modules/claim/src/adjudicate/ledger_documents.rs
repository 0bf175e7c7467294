//! The documents of what earlier claims used.

use super::documents::Day;
use super::lines::medical;
use openimis_adjudication::claim::{Category, Medical};
use openimis_adjudication::facts::ByCare;
use openimis_adjudication::ledger::{Ledger, PastClaim, PastLine, Spending};
use rust_decimal::Decimal;
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct ClaimDocument {
    key: i32,
    insuree: i32,
    category: Option<String>,
    target: Day,
    facility: i32,
    from: Option<Day>,
    to: Option<Day>,
    medicals: Option<Vec<(bool, i32)>>,
}

impl ClaimDocument {
    pub(super) fn note(self, ledger: &mut Ledger) {
        let medicals = self.medicals.unwrap_or_default().into_iter();
        let claim = PastClaim {
            key: self.key,
            category: self.category.as_deref().and_then(Category::of),
            target: self.target.0,
            facility: self.facility,
            from: self.from.map(|day| day.0),
            to: self.to.map(|day| day.0),
            medicals: medicals.map(|(service, key)| medical(service, key)).collect(),
        };
        ledger.add_claim(self.insuree, claim);
    }
}

#[derive(Deserialize)]
pub(super) struct LineDocument {
    claim: i32,
    insuree: i32,
    service: bool,
    medical: i32,
    target: Day,
    quantity: Decimal,
}

impl LineDocument {
    pub(super) fn note(&self, ledger: &mut Ledger) {
        let of: Medical = medical(self.service, self.medical);
        let line = PastLine {
            claim: self.claim,
            target: self.target.0,
            quantity: self.quantity,
        };
        ledger.add_line(self.insuree, of, line);
    }
}

#[derive(Deserialize)]
pub(super) struct SpentDocument {
    claim: Option<i32>,
    policy: i32,
    insuree: i32,
    deducted: [Decimal; 3],
    remunerated: [Decimal; 3],
}

impl SpentDocument {
    pub(super) fn note(&self, ledger: &mut Ledger) {
        let by_care = |[general, in_patient, out_patient]: [Decimal; 3]| ByCare {
            general,
            in_patient,
            out_patient,
        };
        let spending = Spending {
            deducted: by_care(self.deducted),
            remunerated: by_care(self.remunerated),
        };
        match self.claim {
            Some(claim) => ledger.add_spending_of(claim, self.policy, self.insuree, spending),
            None => ledger.add_spending(self.policy, self.insuree, spending),
        }
    }
}
