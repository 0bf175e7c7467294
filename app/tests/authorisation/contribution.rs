//! Contributions to the policies of both districts.

use crate::support::Distribution;

/// Enters them, and tells of each resource a row in the first district and one in the second.
pub fn rows(server: &Distribution) -> String {
    let told = server.sql(
        r#"
INSERT INTO "tblPremium" ("PremiumUUID", "PolicyID", "Amount", "Receipt", "PayDate", "PayType", "isPhotoFee", "PayerID", "AuditUserID", "ValidityFrom")
    SELECT gen_random_uuid(), "PolicyID", 1, "CHFID", current_date, 'C', false, (SELECT "PayerID" FROM "tblPayer" WHERE "PayerName" = left("CHFID", 2) || 'D'), 1, now()
    FROM "tblPolicy" JOIN "tblInsuree" USING ("FamilyID") WHERE "CHFID" IN ('XNV', 'XFV');
SELECT 'premiums', min("PremiumUUID") FILTER (WHERE "Receipt" = 'XNV'), min("PremiumUUID") FILTER (WHERE "Receipt" = 'XFV') FROM "tblPremium";
"#,
    );
    told.lines()
        .filter(|line| line.contains('|'))
        .collect::<Vec<_>>()
        .join("\n")
}
