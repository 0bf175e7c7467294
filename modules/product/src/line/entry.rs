//! Lines as clients send them.

use super::Limits;
use super::references::Wanted;
use crate::coded::{CEILING_EXCLUSIONS, LIMIT_TYPES, PRICE_ORIGINS};
use openimis_core::declare::{Input, Named, Ref};
use openimis_core::error::Problem;
use openimis_medical::{MedicalItem, MedicalService};
use rust_decimal::Decimal;

/// An entry of either list.
pub(crate) trait Entry {
    /// What it covers.
    fn named(&self) -> &Named;
    /// Up to what.
    fn limits(&self) -> Limits;
}

/// The entries with their limits, or all that is wrong with these.
pub(crate) fn limits<E: Entry>(entries: &[E], list: &str) -> Result<Vec<Wanted>, Vec<Problem>> {
    let mut wanted = Vec::with_capacity(entries.len());
    let mut problems = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let limits = entry.limits();
        let found = limits.problems().into_iter();
        problems.extend(found.map(|problem| problem.inside(index).inside(list)));
        wanted.push(Wanted {
            named: entry.named().clone(),
            limits,
        });
    }
    if problems.is_empty() { Ok(wanted) } else { Err(problems) }
}

/// Both kinds of entry have the same limits.
macro_rules! entry {
    ($(#[$doc:meta])* $name:ident, $(#[$about:meta])* $member:ident: $target:ty) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Input)]
        pub struct $name {
            $(#[$about])*
            pub $member: Ref<$target>,
            /// Whose price counts: P price list, O the facility's own, R relative; the setting `default_price_origin` unless
            /// said.
            #[input(graphql_type = "PriceOriginEnum", one_of = PRICE_ORIGINS)]
            pub price_origin: Option<String>,
            /// What the limits of other visits are: C co-insurance in per cent, F fixed amount.
            #[input(graphql_type = "LimitTypeEnum", one_of = LIMIT_TYPES)]
            pub limitation_type: Option<String>,
            /// What the limits of referrals are: C co-insurance in per cent, F fixed amount.
            #[input(graphql_type = "LimitTypeEnum", one_of = LIMIT_TYPES)]
            pub limitation_type_r: Option<String>,
            /// What the limits of emergencies are: C co-insurance in per cent, F fixed amount.
            #[input(graphql_type = "LimitTypeEnum", one_of = LIMIT_TYPES)]
            pub limitation_type_e: Option<String>,
            /// Limit of other visits for adults; 0 unless said.
            #[input(graphql_default = "0")]
            pub limit_adult: Option<Decimal>,
            /// Limit of other visits for children; 0 unless said.
            #[input(graphql_default = "0")]
            pub limit_child: Option<Decimal>,
            /// Limit of referrals for adults; 0 unless said.
            #[input(graphql_default = "0")]
            pub limit_adult_r: Option<Decimal>,
            /// Limit of referrals for children; 0 unless said.
            #[input(graphql_default = "0")]
            pub limit_child_r: Option<Decimal>,
            /// Limit of emergencies for adults; 0 unless said.
            #[input(graphql_default = "0")]
            pub limit_adult_e: Option<Decimal>,
            /// Limit of emergencies for children; 0 unless said.
            #[input(graphql_default = "0")]
            pub limit_child_e: Option<Decimal>,
            /// Months after the policy takes effect in which it is not covered for adults.
            pub waiting_period_adult: Option<i32>,
            /// Months after the policy takes effect in which it is not covered for children.
            pub waiting_period_child: Option<i32>,
            /// The largest quantity under a policy for adults.
            pub limit_no_adult: Option<i32>,
            /// The largest quantity under a policy for children.
            pub limit_no_child: Option<i32>,
            /// Where it does not count against ceilings for adults: H hospital, N elsewhere, B both.
            #[input(graphql_type = "CeilingExclusionEnum", one_of = CEILING_EXCLUSIONS)]
            pub ceiling_exclusion_adult: Option<String>,
            /// Where it does not count against ceilings for children: H hospital, N elsewhere, B both.
            #[input(graphql_type = "CeilingExclusionEnum", one_of = CEILING_EXCLUSIONS)]
            pub ceiling_exclusion_child: Option<String>,
        }

        impl Entry for $name {
            fn named(&self) -> &Named {
                &self.$member.named
            }

            fn limits(&self) -> Limits {
                let entry = self.clone();
                Limits {
                    price_origin: entry.price_origin,
                    limitation_type: entry.limitation_type,
                    limitation_type_r: entry.limitation_type_r,
                    limitation_type_e: entry.limitation_type_e,
                    limit_adult: entry.limit_adult.unwrap_or_default(),
                    limit_child: entry.limit_child.unwrap_or_default(),
                    limit_adult_r: entry.limit_adult_r.unwrap_or_default(),
                    limit_child_r: entry.limit_child_r.unwrap_or_default(),
                    limit_adult_e: entry.limit_adult_e.unwrap_or_default(),
                    limit_child_e: entry.limit_child_e.unwrap_or_default(),
                    waiting_period_adult: entry.waiting_period_adult,
                    waiting_period_child: entry.waiting_period_child,
                    limit_no_adult: entry.limit_no_adult,
                    limit_no_child: entry.limit_no_child,
                    ceiling_exclusion_adult: entry.ceiling_exclusion_adult,
                    ceiling_exclusion_child: entry.ceiling_exclusion_child,
                }
            }
        }
    };
}

entry!(
    /// A medical item that a product covers.
    ItemEntry,
    /// The item.
    #[input(graphql = "itemUuid", graphql_type = "UUID")]
    item: MedicalItem
);
entry!(
    /// A medical service that a product covers.
    ServiceEntry,
    /// The service.
    #[input(graphql = "serviceUuid", graphql_type = "UUID")]
    service: MedicalService
);
