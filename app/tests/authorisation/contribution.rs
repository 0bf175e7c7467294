//! Contributions to policies of families of both districts.

use crate::support::Distribution;

/// Enters them, and tells of each resource a row in the first district and one in the second.
pub fn rows(server: &Distribution) -> String {
    let told = server.sql(
        r#"
CREATE FUNCTION pg_temp.place(code text) RETURNS int LANGUAGE sql AS 'SELECT "LocationId" FROM "tblLocations" WHERE "LocationCode" = code AND "ValidityTo" IS NULL';
INSERT INTO "tblInsuree" ("InsureeUUID", "CHFID", "LastName", "OtherNames", "IsHead", "AuditUserID", "ValidityFrom")
    SELECT gen_random_uuid(), code, 'Okello', 'Juma', true, 1, now() FROM unnest(ARRAY['XNPAYS', 'XFPAYS']) AS code;
INSERT INTO "tblFamilies" ("FamilyUUID", "InsureeID", "LocationId", "AuditUserID", "ValidityFrom")
    SELECT gen_random_uuid(), "InsureeID", pg_temp.place(left("CHFID", 2) || 'V'), 1, now() FROM "tblInsuree" WHERE "CHFID" IN ('XNPAYS', 'XFPAYS');
INSERT INTO "tblProduct" ("ProdUUID", "ProductCode", "ProductName", "DateFrom", "DateTo", "InsurancePeriod", "LumpSum", "MemberCount", "GracePeriod", "AuditUserID", "ValidityFrom")
    VALUES (gen_random_uuid(), 'XPAID', 'Paid', now(), now(), 12, 100, 6, 0, 1, now());
INSERT INTO "tblPolicy" ("PolicyUUID", "FamilyID", "ProdID", "PolicyStatus", "PolicyValue", "EnrollDate", "StartDate", "AuditUserID", "ValidityFrom")
    SELECT gen_random_uuid(), "tblFamilies"."FamilyID", "ProdID", 1, 100, current_date, current_date, 1, now()
    FROM "tblFamilies" JOIN "tblInsuree" USING ("InsureeID"), "tblProduct" WHERE "CHFID" IN ('XNPAYS', 'XFPAYS') AND "ProductCode" = 'XPAID';
INSERT INTO "tblPremium" ("PremiumUUID", "PolicyID", "Amount", "Receipt", "PayDate", "PayType", "isPhotoFee", "AuditUserID", "ValidityFrom")
    SELECT gen_random_uuid(), "PolicyID", 1, "CHFID", current_date, 'C', false, 1, now()
    FROM "tblPolicy" JOIN "tblFamilies" USING ("FamilyID") JOIN "tblInsuree" USING ("InsureeID") WHERE "CHFID" IN ('XNPAYS', 'XFPAYS');
INSERT INTO "contribution_PremiumMutation" (id, mutation_id, premium_id)
    SELECT gen_random_uuid(), (SELECT min(id::text)::uuid FROM "core_Mutation_Log"), "PremiumId" FROM "tblPremium" WHERE "Receipt" IN ('XNPAYS', 'XFPAYS');
SELECT 'premiums', min("PremiumUUID") FILTER (WHERE "Receipt" = 'XNPAYS'), min("PremiumUUID") FILTER (WHERE "Receipt" = 'XFPAYS') FROM "tblPremium";
SELECT 'premium-mutations', min(id::text) FILTER (WHERE "Receipt" = 'XNPAYS'), min(id::text) FILTER (WHERE "Receipt" = 'XFPAYS') FROM "contribution_PremiumMutation" JOIN "tblPremium" ON "PremiumId" = premium_id;
"#,
    );
    told.lines()
        .filter(|line| line.contains('|'))
        .collect::<Vec<_>>()
        .join("\n")
}
