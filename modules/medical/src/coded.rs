//! What the letters of the registers mean (spec 1.10).

/// Who is treated: I in-patients, O out-patients, B both.
pub(crate) const CARE_TYPES: &[&str] = &["I", "O", "B"];
/// D drug, M medical prosthesis or consumable.
pub(crate) const ITEM_TYPES: &[&str] = &["D", "M"];
/// P preventive, C curative.
pub(crate) const SERVICE_TYPES: &[&str] = &["P", "C"];
/// S surgery, D delivery, A antenatal care, H hospitalisation, C consultation, O other, V visit.
pub(crate) const CATEGORIES: &[&str] = &["S", "D", "A", "H", "C", "O", "V"];
/// S simple service, V visit, D day of stay, H hospital case.
pub(crate) const LEVELS: &[&str] = &["S", "V", "D", "H"];
/// S simple service, P bundle priced by its parts, F bundle at a fixed price (spec 11.3).
pub(crate) const PACKAGE_TYPES: &[&str] = &["S", "P", "F"];
