//! Fields of `Query` that list policies, renewals and who sells them (spec 3.3).

use crate::rights;
use openimis_core::declare::{Access, RootArgument, RootField};

/// Those of the module.
pub(crate) const QUERIES: &[RootField] = &[
    RootField::connection("policies", "policies", "The policies of families in sight.").arguments(&[
        by("regionId"),
        by("districtId"),
        // of the module that keeps contributions
        by("balanceLte"),
        by("balanceGte"),
        RootArgument::ShowHistory("showHistory"),
        by("showInactive"),
        by("confirmationType"),
    ]),
    RootField::unordered(
        "policyRenewals",
        "policy-renewals",
        "The policies that are to be renewed.",
    ),
    RootField::unordered(
        "policyOfficers",
        "officers",
        "The enrolment officers who may sell a policy, by the places that they serve.",
    )
    .unscoped(Access::Right(rights::FIND_POLICIES))
    .arguments(&[by("search"), serving("district"), serving("region")]),
];

/// The argument that names a place which officers serve.
const fn serving(argument: &'static str) -> RootArgument {
    RootArgument::Filter { argument, by: "serves" }
}

/// The argument that has the name of its criterion.
const fn by(name: &'static str) -> RootArgument {
    RootArgument::Filter {
        argument: name,
        by: name,
    }
}
