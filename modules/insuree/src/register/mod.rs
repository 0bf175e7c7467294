//! Code lists of people and families.

mod confirmation_type;
mod education;
mod family_type;
mod gender;
mod identification_type;
mod profession;
mod relation;
mod status_reason;

pub use confirmation_type::ConfirmationType;
pub use education::Education;
pub use family_type::FamilyType;
pub use gender::Gender;
pub use identification_type::IdentificationType;
pub use profession::Profession;
pub use relation::Relation;
pub use status_reason::StatusReason;

use crate::rights;
use openimis_core::declare::Access;

/// Who reads the code lists: whoever finds people or families.
const READERS: Access = Access::AnyOf(&[rights::FIND_INSUREES, rights::FIND_FAMILIES]);
