//! Code lists of the location module.

mod legal_form;
mod sub_level;

pub use legal_form::LegalForm;
pub use sub_level::SubLevel;
