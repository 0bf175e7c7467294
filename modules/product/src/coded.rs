//! What the letters of products mean.

/// Whom a deductible or ceiling is counted for: I insuree, T treatment, P policy.
pub const CEILING_TYPES: &[&str] = &["I", "T", "P"];
/// What tells in-patient from out-patient care for ceilings: I the claim's type, H the facility's type.
pub const CEILING_INTERPRETATIONS: &[&str] = &["I", "H"];
/// Whose price counts: P price list, O the facility's own, R relative.
pub const PRICE_ORIGINS: &[&str] = &["P", "O", "R"];
/// What a limit is: C co-insurance in per cent, F fixed amount.
pub const LIMIT_TYPES: &[&str] = &["C", "F"];
/// Where a line does not count against ceilings: H hospital, N elsewhere, B both.
pub const CEILING_EXCLUSIONS: &[&str] = &["H", "N", "B"];
/// Kinds of care: B both, I in-patient, O out-patient.
pub const CARE_TYPES: &[&str] = &["B", "I", "O"];
