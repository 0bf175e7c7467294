//! Products with what they cover, and payers with what they give, of both districts.

use crate::support::Distribution;

/// Enters them, and tells of each resource a row in the first district and one in the second.
pub fn rows(server: &Distribution) -> String {
    let told = server.sql(
        r#"
CREATE FUNCTION pg_temp.place(code text) RETURNS int LANGUAGE sql AS 'SELECT "LocationId" FROM "tblLocations" WHERE "LocationCode" = code AND "ValidityTo" IS NULL';
INSERT INTO "tblItems" ("ItemUUID", "ItemCode", "ItemName", "ItemType", "ItemPrice", "ItemCareType", "ItemPatCat", "AuditUserID", "ValidityFrom")
    VALUES (gen_random_uuid(), 'XP1', 'Quinine', 'D', 10, 'B', 15, 1, now());
INSERT INTO "tblServices" ("ServiceUUID", "ServCode", "ServName", "ServType", "ServLevel", "ServPrice", "ServCareType", "ServPatCat", "AuditUserID", "ValidityFrom", "manualPrice", "ServPackageType")
    VALUES (gen_random_uuid(), 'XP1', 'X-ray', 'C', 'S', 10, 'B', 15, 1, now(), false, 'S');
INSERT INTO "tblProduct" ("ProdUUID", "ProductCode", "ProductName", "LocationId", "DateFrom", "DateTo", "InsurancePeriod", "LumpSum", "MemberCount", "GracePeriod", "AuditUserID", "ValidityFrom")
    SELECT gen_random_uuid(), code, code, pg_temp.place(code), now(), now(), 12, 100, 6, 0, 1, now() FROM unnest(ARRAY['XND', 'XFD']) AS code;
INSERT INTO "tblProductItems" ("ProdID", "ItemID", "LimitationType", "PriceOrigin", "AuditUserID", "ValidityFrom")
    SELECT "ProdID", "ItemID", 'C', 'P', 1, now() FROM "tblProduct", "tblItems" WHERE "ProductCode" IN ('XND', 'XFD') AND "ItemCode" = 'XP1';
INSERT INTO "tblProductServices" ("ProdID", "ServiceID", "LimitationType", "PriceOrigin", "AuditUserID", "ValidityFrom")
    SELECT "ProdID", "ServiceID", 'C', 'P', 1, now() FROM "tblProduct", "tblServices" WHERE "ProductCode" IN ('XND', 'XFD') AND "ServCode" = 'XP1';
INSERT INTO "tblRelDistr" ("ProdID", "DistrType", "DistrCareType", "Period", "DistrPerc", "AuditUserID", "ValidityFrom")
    SELECT "ProdID", 1, 'B', 1, 100, 1, now() FROM "tblProduct" WHERE "ProductCode" IN ('XND', 'XFD');
INSERT INTO "tblPayer" ("PayerUUID", "PayerType", "PayerName", "LocationId", "AuditUserID", "ValidityFrom")
    SELECT gen_random_uuid(), 'D', code, pg_temp.place(code), 1, now() FROM unnest(ARRAY['XND', 'XFD']) AS code;
INSERT INTO "tblFunding" ("UUID", "isDeleted", version, "Amount", "PaidDate", "Status", "Receipt", "PayerID", "ProdID", "UserCreatedUUID", "UserUpdatedUUID")
    SELECT gen_random_uuid(), false, 1, 10, current_date, 'N', "PayerName", "PayerID", "ProdID", who.id, who.id
    FROM "tblPayer" JOIN "tblProduct" ON "ProductCode" = "PayerName", "core_User" who WHERE who.username = 'admin';
INSERT INTO payer_historicalfunding ("UUID", "isDeleted", version, "Amount", "PaidDate", "Status", "Receipt", "PayerID", "ProdID", "UserCreatedUUID", "UserUpdatedUUID", history_date, history_type)
    SELECT "UUID", "isDeleted", version, "Amount", "PaidDate", "Status", "Receipt", "PayerID", "ProdID", "UserCreatedUUID", "UserUpdatedUUID", now(), '+' FROM "tblFunding";
SELECT 'products', min("ProdUUID") FILTER (WHERE "ProductCode" = 'XND'), min("ProdUUID") FILTER (WHERE "ProductCode" = 'XFD') FROM "tblProduct";
SELECT 'product-items', min("ProdItemID") FILTER (WHERE "ProductCode" = 'XND'), min("ProdItemID") FILTER (WHERE "ProductCode" = 'XFD') FROM "tblProductItems" JOIN "tblProduct" USING ("ProdID");
SELECT 'product-services', min("ProdServiceID") FILTER (WHERE "ProductCode" = 'XND'), min("ProdServiceID") FILTER (WHERE "ProductCode" = 'XFD') FROM "tblProductServices" JOIN "tblProduct" USING ("ProdID");
SELECT 'relative-distributions', min("DistrID") FILTER (WHERE "ProductCode" = 'XND'), min("DistrID") FILTER (WHERE "ProductCode" = 'XFD') FROM "tblRelDistr" JOIN "tblProduct" USING ("ProdID");
SELECT 'payers', min("PayerUUID") FILTER (WHERE "PayerName" = 'XND'), min("PayerUUID") FILTER (WHERE "PayerName" = 'XFD') FROM "tblPayer";
SELECT 'fundings', min("UUID"::text) FILTER (WHERE "Receipt" = 'XND'), min("UUID"::text) FILTER (WHERE "Receipt" = 'XFD') FROM "tblFunding";
"#,
    );
    told.lines()
        .filter(|line| line.contains('|'))
        .collect::<Vec<_>>()
        .join("\n")
}
