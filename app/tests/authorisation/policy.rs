//! Policies of the families of both districts, whom they cover, and their renewals.

use crate::support::Distribution;

/// Enters them, and tells of each resource a row in the first district and one in the second.
pub fn rows(server: &Distribution) -> String {
    let told = server.sql(
        r#"
CREATE FUNCTION pg_temp.product(person text) RETURNS int LANGUAGE sql AS $$SELECT "ProdID" FROM "tblProduct" WHERE "ProductCode" = left(person, 2) || 'D'$$;
CREATE FUNCTION pg_temp.officer(person text) RETURNS int LANGUAGE sql AS $$SELECT "OfficerID" FROM "tblOfficer" WHERE "Code" = CASE person WHEN 'XFV' THEN 'FAROFF' ELSE 'officer' END$$;
INSERT INTO "tblPolicy" ("PolicyUUID", "FamilyID", "ProdID", "OfficerID", "PolicyStage", "PolicyStatus", "PolicyValue", "EnrollDate", "StartDate", "EffectiveDate", "ExpiryDate", "AuditUserID", "ValidityFrom")
    SELECT gen_random_uuid(), "FamilyID", pg_temp.product("CHFID"), pg_temp.officer("CHFID"), 'N', 2, 100, current_date, current_date, current_date, current_date + 364, 1, now()
    FROM "tblInsuree" WHERE "CHFID" IN ('XNV', 'XFV');
INSERT INTO "tblInsureePolicy" ("InsureeID", "PolicyId", "EnrollmentDate", "StartDate", "EffectiveDate", "ExpiryDate", "AuditUserID", "ValidityFrom")
    SELECT "InsureeID", "PolicyID", "EnrollDate", "StartDate", policy."EffectiveDate", "ExpiryDate", 1, now()
    FROM "tblPolicy" policy JOIN "tblInsuree" USING ("FamilyID") WHERE "CHFID" IN ('XNV', 'XFV');
INSERT INTO "tblPolicyRenewals" ("RenewalUUID", "RenewalPromptDate", "RenewalDate", "NewOfficerID", "SMSStatus", "InsureeID", "PolicyID", "NewProdID", "ValidityFrom")
    SELECT gen_random_uuid(), current_date, "ExpiryDate" + 1, "OfficerID", 0, "InsureeID", "PolicyID", "ProdID", now()
    FROM "tblPolicy" JOIN "tblInsuree" USING ("FamilyID") WHERE "CHFID" IN ('XNV', 'XFV');
INSERT INTO "tblPolicyRenewalDetails" ("RenewalID", "InsureeID", "AuditCreateUser", "ValidityFrom")
    SELECT "RenewalID", "InsureeID", 0, now() FROM "tblPolicyRenewals" JOIN "tblInsuree" USING ("InsureeID") WHERE "CHFID" IN ('XNV', 'XFV');
SELECT 'policies', min("PolicyUUID") FILTER (WHERE "CHFID" = 'XNV'), min("PolicyUUID") FILTER (WHERE "CHFID" = 'XFV') FROM "tblPolicy" JOIN "tblInsuree" USING ("FamilyID");
SELECT 'insuree-policies', min("InsureePolicyID") FILTER (WHERE "CHFID" = 'XNV'), min("InsureePolicyID") FILTER (WHERE "CHFID" = 'XFV') FROM "tblInsureePolicy" JOIN "tblInsuree" USING ("InsureeID");
SELECT 'policy-renewals', min("RenewalUUID"::text) FILTER (WHERE "CHFID" = 'XNV'), min("RenewalUUID"::text) FILTER (WHERE "CHFID" = 'XFV') FROM "tblPolicyRenewals" JOIN "tblInsuree" USING ("InsureeID");
SELECT 'policy-renewal-details', min("RenewalDetailID") FILTER (WHERE "CHFID" = 'XNV'), min("RenewalDetailID") FILTER (WHERE "CHFID" = 'XFV') FROM "tblPolicyRenewalDetails" JOIN "tblInsuree" USING ("InsureeID");
"#,
    );
    told.lines()
        .filter(|line| line.contains('|'))
        .collect::<Vec<_>>()
        .join("\n")
}
