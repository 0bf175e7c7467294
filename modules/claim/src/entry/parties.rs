//! Who and what a claim is about: the keys of the rows that it names.

use super::input::{ClaimChange, NewClaim};
use super::references::{self, Reference};
use crate::claim::Claim;
use openimis_core::declare::Patch;
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// The keys of the rows that a claim names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parties {
    pub(super) insuree: i32,
    pub(super) facility: i32,
    pub(super) admin: Option<i32>,
    pub(super) refer_from: Option<i32>,
    pub(super) refer_to: Option<i32>,
    pub(super) icd: i32,
    pub(super) icd_1: Option<i32>,
    pub(super) icd_2: Option<i32>,
    pub(super) icd_3: Option<i32>,
    pub(super) icd_4: Option<i32>,
}

/// Asks for rows, and afterwards gives each its key.
macro_rules! parties {
    ($context:ident, $input:ident, $before:expr, { $($required:ident: $reference:expr),+ $(,)? }, { $($optional:ident: $named:ident, $make:expr),+ $(,)? }) => {{
        let mut wanted: Vec<Reference<'_>> = Vec::new();
        $(if let Some(reference) = $reference { wanted.push(reference); })+
        $(if let Patch::Value(named) = &$input.$named { wanted.push($make(named)); })+
        let mut keys = references::keys($context, &wanted).await?.into_iter();
        let before: Option<Parties> = $before;
        Parties {
            $($required: match ($reference, before) {
                (None, Some(before)) => before.$required,
                // as many keys as rows were asked for
                _ => keys.next().ok_or_else(|| Error::internal("a row without a key"))?,
            },)+
            $($optional: match &$input.$named {
                Patch::Value(_) => keys.next(),
                Patch::Null => None,
                Patch::Absent => before.and_then(|before| before.$optional),
            },)+
        }
    }};
}

impl Parties {
    /// Those of a new claim.
    pub(super) async fn of_new(context: &mut Context<'_>, input: &NewClaim) -> Result<Self, Error> {
        Ok(parties!(context, input, None, {
            insuree: Some(Reference::insuree(&input.insuree)),
            facility: Some(Reference::billing(&input.health_facility)),
            icd: Some(Reference::diagnosis("icd", &input.icd)),
        }, {
            admin: admin, Reference::administrator,
            refer_from: refer_from, |named| Reference::facility("referFrom", named),
            refer_to: refer_to, |named| Reference::facility("referTo", named),
            icd_1: icd_1, |named| Reference::diagnosis("icd1", named),
            icd_2: icd_2, |named| Reference::diagnosis("icd2", named),
            icd_3: icd_3, |named| Reference::diagnosis("icd3", named),
            icd_4: icd_4, |named| Reference::diagnosis("icd4", named),
        }))
    }

    /// Those of a claim that is changed.
    pub(super) async fn of_changed(
        context: &mut Context<'_>,
        claim: &Claim,
        input: &ClaimChange,
    ) -> Result<Self, Error> {
        Ok(parties!(context, input, Some(Self::before(claim)), {
            insuree: input.insuree.as_ref().map(Reference::insuree),
            facility: input.health_facility.as_ref().map(Reference::billing),
            icd: input.icd.as_ref().map(|named| Reference::diagnosis("icd", named)),
        }, {
            admin: admin, Reference::administrator,
            refer_from: refer_from, |named| Reference::facility("referFrom", named),
            refer_to: refer_to, |named| Reference::facility("referTo", named),
            icd_1: icd_1, |named| Reference::diagnosis("icd1", named),
            icd_2: icd_2, |named| Reference::diagnosis("icd2", named),
            icd_3: icd_3, |named| Reference::diagnosis("icd3", named),
            icd_4: icd_4, |named| Reference::diagnosis("icd4", named),
        }))
    }

    const fn before(claim: &Claim) -> Self {
        Self {
            insuree: claim.insuree_id,
            facility: claim.health_facility_id,
            admin: claim.claim_admin_id,
            refer_from: claim.refer_from_id,
            refer_to: claim.refer_to_id,
            icd: claim.icd_id,
            icd_1: claim.icd_1_id,
            icd_2: claim.icd_2_id,
            icd_3: claim.icd_3_id,
            icd_4: claim.icd_4_id,
        }
    }
}
