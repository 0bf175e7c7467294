//! SQL in declarations that no single column expresses; kept here because openIMIS's names stand in it.
//!
//! `{row}` stands for the alias of the resource's row.

/// An interactive user who may log in: active, and not ended (W-06).
pub const LIVE_PERSON: &str = r#"{row}.active AND ({row}."ValidityTo" IS NULL OR {row}."ValidityTo" > now())"#;

/// A user of whom something is left (W-01): a person who may log in; without a person, a valid officer or claim
/// administrator. Technical users are not listed (spec 5.8).
pub const LIVE_USER: &str = r#"CASE WHEN {row}.i_user_id IS NOT NULL THEN EXISTS (SELECT FROM "tblUsers" person
    WHERE person.id = {row}.i_user_id AND person.active
      AND (person."ValidityTo" IS NULL OR person."ValidityTo" > now()))
  ELSE {row}.t_user_id IS NULL AND (
    EXISTS (SELECT FROM "tblOfficer" officer
        WHERE officer."OfficerID" = {row}.officer_id AND officer."ValidityTo" IS NULL)
    OR EXISTS (SELECT FROM "tblClaimAdmin" claim_admin
        WHERE claim_admin."ClaimAdminId" = {row}.claim_admin_id AND claim_admin."ValidityTo" IS NULL)) END"#;

/// What is known of a user by the first that he is of person, officer, claim administrator (spec 1.4).
macro_rules! first_known {
    ($person:literal, $officer:literal, $claim_admin:literal) => {
        concat!(
            r#"COALESCE((SELECT person.""#,
            $person,
            r#"" FROM "tblUsers" person WHERE person.id = {row}.i_user_id), (SELECT officer.""#,
            $officer,
            r#"" FROM "tblOfficer" officer WHERE officer."OfficerID" = {row}.officer_id), (SELECT claim_admin.""#,
            $claim_admin,
            r#"" FROM "tblClaimAdmin" claim_admin WHERE claim_admin."ClaimAdminId" = {row}.claim_admin_id))::text"#
        )
    };
}

/// A user's family name.
pub const USER_LAST_NAME: &str = first_known!("LastName", "LastName", "LastName");
/// A user's given names.
pub const USER_OTHER_NAMES: &str = first_known!("OtherNames", "OtherNames", "OtherNames");
/// A user's e-mail address.
pub const USER_EMAIL: &str = first_known!("EmailId", "EmailId", "EmailId");
/// A user's telephone.
pub const USER_PHONE: &str = first_known!("Phone", "Phone", "Phone");

/// The day on which an officer or claim administrator was born.
pub const USER_BIRTH_DATE: &str = r#"COALESCE((SELECT officer."DOB" FROM "tblOfficer" officer
    WHERE officer."OfficerID" = {row}.officer_id), (SELECT claim_admin."DOB" FROM "tblClaimAdmin" claim_admin
    WHERE claim_admin."ClaimAdminId" = {row}.claim_admin_id))"#;

/// What was asked for, without the passwords that the existing backend writes into it (W-13).
pub const LOG_CONTENT: &str =
    r#"regexp_replace({row}.json_content, '("(\w*_)?password"\s*:\s*)"([^"\\]|\\.)*"', '\1"***"', 'g')"#;
