//! Diagnoses, as the International Classification of Diseases numbers them.

mod change;
mod code_check;
mod create;
mod remove;
mod resource;

pub use change::{ChangeDiagnosis, DiagnosisChange};
pub use create::{CreateDiagnosis, NewDiagnosis};
pub use remove::RemoveDiagnosis;
pub use resource::Diagnosis;
