//! What must be known to decide: plain values by key, of one claim or of thousands.

mod extras;
mod facility;
mod insuree;
mod medical;
mod policy;
mod product;
mod validity;

pub use extras::Extras;
pub use facility::{Detail, Facility, PriceList};
pub use insuree::{Age, Cover, Insuree, Sex};
pub use medical::{Content, Register, Version};
pub use policy::{Member, Policy};
pub use product::{ByAge, ByCare, ByLevel, Care, Growth, Limit, Product, ProductLine};
pub use validity::Validity;

use crate::claim::{Kind, Medical};
use crate::ledger::Ledger;

/// A map by small keys.
pub type Map<K, V> = rustc_hash::FxHashMap<K, V>;

/// Everything that the claims of a batch refer to, and what was decided before.
#[derive(Debug, Default)]
pub struct Facts {
    /// By key.
    pub insurees: Map<i32, Insuree>,
    /// By key.
    pub facilities: Map<i32, Facility>,
    /// By kind and key.
    pub price_lists: Map<(Kind, i32), PriceList>,
    /// The rows of the registers.
    pub medicals: Map<Medical, Register>,
    /// By key.
    pub policies: Map<i32, Policy>,
    /// By key.
    pub products: Map<i32, Product>,
    /// What earlier claims used up.
    pub ledger: Ledger,
    /// What rules of other modules know.
    pub extras: Extras,
}
