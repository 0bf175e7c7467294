//! Rows of the medical registers and of the price lists: whole registers, and lists of both districts.

use crate::support::Distribution;

/// Enters them, and tells of each resource a row in the first district and, if there are others, one in the second.
pub fn rows(server: &Distribution) -> String {
    let told = server.sql(
        r#"
CREATE FUNCTION pg_temp.place(code text) RETURNS int LANGUAGE sql AS 'SELECT "LocationId" FROM "tblLocations" WHERE "LocationCode" = code AND "ValidityTo" IS NULL';
INSERT INTO "tblICDCodes" ("ICDCode", "ICDName", "AuditUserID", "ValidityFrom") VALUES ('X00', 'Cholera', 1, now());
INSERT INTO "tblItems" ("ItemUUID", "ItemCode", "ItemName", "ItemType", "ItemPrice", "ItemCareType", "ItemPatCat", "AuditUserID", "ValidityFrom")
    VALUES (gen_random_uuid(), 'X0001', 'Aspirin', 'D', 10, 'B', 15, 1, now());
INSERT INTO "tblServices" ("ServiceUUID", "ServCode", "ServName", "ServType", "ServLevel", "ServPrice", "ServCareType", "ServPatCat", "AuditUserID", "ValidityFrom", "manualPrice", "ServPackageType")
    SELECT gen_random_uuid(), code, 'Consultation', 'C', 'S', 10, 'B', 15, 1, now(), false, 'P' FROM unnest(ARRAY['X1', 'X2']) AS code;
INSERT INTO "tblProductContainedPackage" (qty, price, "ItemID", "ServiceID", status)
    SELECT 1, 1, "ItemID", "ServiceID", true FROM "tblItems", "tblServices" WHERE "ItemCode" = 'X0001' AND "ServCode" = 'X1';
INSERT INTO "tblServiceContainedPackage" (qty, price, "ServiceId", "ServiceLinked", status)
    SELECT 1, 1, part."ServiceID", package."ServiceID", true FROM "tblServices" part, "tblServices" package WHERE part."ServCode" = 'X2' AND package."ServCode" = 'X1';
INSERT INTO "tblPLItems" ("PLItemUUID", "PLItemName", "DatePL", "LocationId", "AuditUserID", "ValidityFrom")
    SELECT gen_random_uuid(), code, current_date, pg_temp.place(code), 1, now() FROM unnest(ARRAY['XND', 'XFD']) AS code;
INSERT INTO "tblPLServices" ("PLServiceUUID", "PLServName", "DatePL", "LocationId", "AuditUserID", "ValidityFrom")
    SELECT gen_random_uuid(), code, current_date, pg_temp.place(code), 1, now() FROM unnest(ARRAY['XND', 'XFD']) AS code;
INSERT INTO "tblPLItemsDetail" ("PLItemID", "ItemID", "AuditUserID", "ValidityFrom")
    SELECT "PLItemID", "ItemID", 1, now() FROM "tblPLItems", "tblItems" WHERE "PLItemName" IN ('XND', 'XFD') AND "ItemCode" = 'X0001';
INSERT INTO "tblPLServicesDetail" ("PLServiceID", "ServiceID", "AuditUserID", "ValidityFrom")
    SELECT "PLServiceID", "ServiceID", 1, now() FROM "tblPLServices", "tblServices" WHERE "PLServName" IN ('XND', 'XFD') AND "ServCode" = 'X1';
UPDATE "tblHF" SET "PLItemID" = (SELECT "PLItemID" FROM "tblPLItems" WHERE "PLItemName" = CASE "HFCode" WHEN 'XFHF' THEN 'XFD' ELSE 'XND' END),
    "PLServiceID" = (SELECT "PLServiceID" FROM "tblPLServices" WHERE "PLServName" = CASE "HFCode" WHEN 'XFHF' THEN 'XFD' ELSE 'XND' END)
    WHERE "HFCode" IN ('XNHF', 'XFHF');
SELECT 'diagnoses', min("ICDID"), '' FROM "tblICDCodes";
SELECT 'medical-items', min("ItemUUID"), '' FROM "tblItems";
SELECT 'medical-services', min("ServiceUUID"), '' FROM "tblServices";
SELECT 'package-items', min("idPCP"), '' FROM "tblProductContainedPackage";
SELECT 'package-services', min("idSCP"), '' FROM "tblServiceContainedPackage";
SELECT 'items-pricelists', min("PLItemUUID"::text) FILTER (WHERE "PLItemName" = 'XND'), min("PLItemUUID"::text) FILTER (WHERE "PLItemName" = 'XFD') FROM "tblPLItems";
SELECT 'services-pricelists', min("PLServiceUUID"::text) FILTER (WHERE "PLServName" = 'XND'), min("PLServiceUUID"::text) FILTER (WHERE "PLServName" = 'XFD') FROM "tblPLServices";
SELECT 'items-pricelist-details', min("PLItemDetailID") FILTER (WHERE "PLItemName" = 'XND'), min("PLItemDetailID") FILTER (WHERE "PLItemName" = 'XFD') FROM "tblPLItemsDetail" JOIN "tblPLItems" USING ("PLItemID");
SELECT 'services-pricelist-details', min("PLServiceDetailID") FILTER (WHERE "PLServName" = 'XND'), min("PLServiceDetailID") FILTER (WHERE "PLServName" = 'XFD') FROM "tblPLServicesDetail" JOIN "tblPLServices" USING ("PLServiceID");
"#,
    );
    told.lines()
        .filter(|line| line.contains('|'))
        .collect::<Vec<_>>()
        .join("\n")
}
