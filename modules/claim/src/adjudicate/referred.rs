//! What claims refer to, by key.

use chrono::NaiveDate;
use openimis_adjudication::Claim;
use openimis_adjudication::claim::Kind;
use std::collections::BTreeSet;

/// What the claims of a batch refer to, each thing once and in the order of the keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Referred {
    /// Keys of the claims that are stored.
    pub claims: Vec<i32>,
    /// Keys of the insurees.
    pub insurees: Vec<i32>,
    /// Keys of the facilities.
    pub facilities: Vec<i32>,
    /// Keys of the items on lines and in packages.
    pub items: Vec<i32>,
    /// Keys of the services on lines and in packages.
    pub services: Vec<i32>,
    /// Who was treated when: an entry a claim.
    pub treated: Vec<(i32, NaiveDate)>,
    /// Keys of the policies on which lines are paid already.
    pub assigned: Vec<i32>,
    /// Keys of the policies that were locked: those and the ones that cover the insurees on their days.
    pub policies: Vec<i32>,
}

impl Referred {
    /// What these claims refer to. Policies are known once they are locked.
    pub(super) fn by(claims: &[Claim]) -> Self {
        let lines = || claims.iter().flat_map(|claim| &claim.lines);
        let medicals = |kind| {
            once(
                lines()
                    .map(|line| line.medical)
                    .filter(|one| one.kind == kind)
                    .map(|one| one.key),
            )
        };
        let treated = |claim: &Claim| claim.target_date().map(|day| (claim.insuree, day));
        Self {
            claims: once(claims.iter().map(|claim| claim.key)),
            insurees: once(claims.iter().map(|claim| claim.insuree)),
            facilities: once(claims.iter().map(|claim| claim.facility)),
            items: medicals(Kind::Item),
            services: medicals(Kind::Service),
            treated: claims.iter().filter_map(treated).collect(),
            assigned: once(lines().filter_map(|line| line.assignment).map(|one| one.policy)),
            policies: Vec::new(),
        }
    }
}

fn once(keys: impl Iterator<Item = i32>) -> Vec<i32> {
    keys.collect::<BTreeSet<_>>().into_iter().collect()
}
