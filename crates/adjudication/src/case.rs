//! A claim with what it refers to.

use crate::claim::{CareType, Claim, Level, Line};
use crate::decision::LineDecision;
use crate::facts::{Age, Detail, Facility, Facts, Insuree, ProductLine, Register, Version};
use crate::money::plus;
use crate::settings::Settings;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A claim on its target date, with what it refers to.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// Everything that is known.
    pub facts: &'a Facts,
    /// How claims are decided.
    pub settings: &'a Settings,
    /// What is decided about.
    pub claim: &'a Claim,
    /// The day that counts.
    pub day: NaiveDate,
    /// Whether there was a night in between.
    pub stay: bool,
    /// Who was treated, if the key is known.
    pub insuree: Option<&'a Insuree>,
    /// Who treated.
    pub facility: Facility,
    /// Whether the insuree is of age; adult without a date of birth.
    pub age: Age,
}

/// A line with what it refers to, and what becomes of it.
#[derive(Debug, Clone)]
pub struct LineCase<'a> {
    /// The line.
    pub line: &'a Line,
    /// The register's row.
    pub register: Option<&'a Register>,
    /// What the register said on the target date.
    pub version: Option<&'a Version>,
    /// The row of the facility's price list on the target date.
    pub detail: Option<&'a Detail>,
    /// The product line that pays, once that is decided.
    pub paid_by: Option<&'a ProductLine>,
    /// What becomes of it.
    pub decided: LineDecision,
}

impl<'a> Case<'a> {
    /// The case of a claim on a day.
    #[must_use]
    pub fn new(facts: &'a Facts, settings: &'a Settings, claim: &'a Claim, day: NaiveDate) -> Self {
        let insuree = facts.insurees.get(&claim.insuree);
        let age = insuree.and_then(|insuree| insuree.age(day, settings));
        Self {
            facts,
            settings,
            claim,
            day,
            stay: claim.is_stay(),
            insuree,
            facility: facts.facilities.get(&claim.facility).copied().unwrap_or(UNKNOWN),
            age: age.unwrap_or(Age::Adult),
        }
    }

    /// A line with what it refers to.
    #[must_use]
    pub fn line(&self, line: &'a Line) -> LineCase<'a> {
        let medical = line.medical;
        let register = self.facts.medicals.get(&medical);
        let list = self.facility.price_list(medical.kind);
        let list = list.and_then(|list| self.facts.price_lists.get(&(medical.kind, list)));
        LineCase {
            line,
            register,
            version: register.and_then(|register| register.at(self.day)),
            detail: list.and_then(|list| list.at(medical.key, self.day)),
            paid_by: None,
            decided: LineDecision::of(line),
        }
    }

    /// Whether the facility is a hospital.
    #[must_use]
    pub fn at_hospital(&self) -> bool {
        self.facility.level == Some(Level::Hospital)
    }

    /// How much of an item or service other claims had between two days, and the lines of this claim so far.
    pub(crate) fn used_between(&self, line: &Line, lines: &[LineCase<'_>], from: NaiveDate, to: NaiveDate) -> Decimal {
        let others = self.facts.ledger.other_lines(self.claim, line.medical);
        let others = others
            .filter(|one| from <= one.target && one.target <= to)
            .map(|one| one.quantity);
        let own = lines
            .iter()
            .filter(|one| one.decided.passed && one.line.medical == line.medical);
        let own = own.map(LineCase::quantity);
        others.chain(own).fold(Decimal::ZERO, plus)
    }
}

impl LineCase<'_> {
    /// The quantity that counts: approved, else provided (7.4 step 1).
    #[must_use]
    pub fn quantity(&self) -> Decimal {
        self.decided.approved.unwrap_or(self.line.provided)
    }
}

const UNKNOWN: Facility = Facility {
    level: None,
    care: CareType::Both,
    items: None,
    services: None,
};
