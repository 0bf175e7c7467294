//! What a product grants.

use super::{Age, Map};
use crate::claim::{Category, Exclusion, Interpretation, Limitation, Medical, Origin, VisitType};
use rust_decimal::Decimal;

/// The columns of a product that claims read (1.13).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Product {
    /// What makes a hospital claim; nothing counts as a stay.
    pub interpretation: Option<Interpretation>,
    /// What the insured bear themselves first.
    pub deductibles: ByCare<ByLevel>,
    /// What is paid at most.
    pub ceilings: ByCare<ByLevel>,
    /// How many members a ceiling of the policy includes.
    pub threshold: Option<i32>,
    /// How a ceiling of the policy grows with further members.
    pub growth: ByCare<Growth>,
    /// How many claims of each category a policy and insuree may have.
    pub maxima: Map<Category, i32>,
    /// How much is paid of one claim of a category.
    pub amounts: Map<Category, Decimal>,
    /// What it covers, of the items and services that matter.
    pub lines: Map<Medical, Vec<ProductLine>>,
}

/// A value for each family of columns: general, IP, OP.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ByCare<T> {
    /// Whatever the care.
    pub general: T,
    /// Of hospital claims.
    pub in_patient: T,
    /// Of other claims.
    pub out_patient: T,
}

/// The families of columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Care {
    /// Whatever the care.
    General,
    /// Of hospital claims.
    InPatient,
    /// Of other claims.
    OutPatient,
}

/// A value for each thing that a deductible or ceiling is counted for; nothing and 0 mean that there is none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ByLevel {
    /// Each claim.
    pub treatment: Option<Decimal>,
    /// Each insuree of a policy.
    pub insuree: Option<Decimal>,
    /// The whole policy.
    pub policy: Option<Decimal>,
}

/// What members above the threshold add to a ceiling of the policy.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Growth {
    /// Each of them.
    pub extra_member: Option<Decimal>,
    /// Where it ends.
    pub at_most: Option<Decimal>,
}

/// What a product says about an item or service.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ProductLine {
    /// Where the price comes from.
    pub origin: Option<Origin>,
    /// The limit of visits for another reason than those below.
    pub limit: Limit,
    /// The limit of referrals.
    pub limit_of_referrals: Limit,
    /// The limit of emergencies.
    pub limit_of_emergencies: Limit,
    /// Months before it is paid.
    pub waiting: ByAge<Option<u32>>,
    /// How much is granted; negative and nothing mean any quantity.
    pub quantity: ByAge<Option<i32>>,
    /// Claims in which it does not count towards ceilings.
    pub exclusion: ByAge<Option<Exclusion>>,
}

/// What is paid of a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Limit {
    /// A percentage or an amount; without it nothing is covered.
    pub limitation: Option<Limitation>,
    /// How much.
    pub value: ByAge<Option<Decimal>>,
}

/// A value for adults and one for children.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ByAge<T> {
    /// Of adults.
    pub adult: T,
    /// Of children.
    pub child: T,
}

impl<T: Copy> ByAge<T> {
    /// The value of an age.
    #[must_use]
    pub const fn of(&self, age: Age) -> T {
        match age {
            Age::Adult => self.adult,
            Age::Child => self.child,
        }
    }
}

impl<T: Copy> ByCare<T> {
    /// The value of a family of columns.
    #[must_use]
    pub const fn of(&self, care: Care) -> T {
        match care {
            Care::General => self.general,
            Care::InPatient => self.in_patient,
            Care::OutPatient => self.out_patient,
        }
    }
}

impl ProductLine {
    /// The limit of a type of visit (suffix rule, 1.13).
    #[must_use]
    pub const fn limit(&self, visit: VisitType) -> Limit {
        match visit {
            VisitType::Other => self.limit,
            VisitType::Referral => self.limit_of_referrals,
            VisitType::Emergency => self.limit_of_emergencies,
        }
    }
}
