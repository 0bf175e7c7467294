//! People and families of both districts.

use crate::support::Distribution;

/// Enters them, and tells of each resource a row in the first district and, if there are others, one in the second.
pub fn rows(server: &Distribution) -> String {
    let told = server.sql(
        r#"
CREATE FUNCTION pg_temp.place(code text) RETURNS int LANGUAGE sql AS 'SELECT "LocationId" FROM "tblLocations" WHERE "LocationCode" = code AND "ValidityTo" IS NULL';
INSERT INTO "tblInsureeStatusReason" ("ValidityFrom", "StatusReasonId", "StatusReason", "Code", status_type) VALUES (now(), 1, 'Moved', 'MV', 'IN');
INSERT INTO "tblInsuree" ("InsureeUUID", "CHFID", "LastName", "OtherNames", "DOB", "Gender", "IsHead", "CurrentVillage", "Relationship", "Profession",
        "Education", "TypeOfId", "HFID", status, "StatusReason", "AuditUserID", "ValidityFrom")
    SELECT gen_random_uuid(), code, 'Okello', 'Sanyu', '1980-01-01', 'F', true, pg_temp.place(code), 7, 1, 1, 'N',
        (SELECT min("HfID") FROM "tblHF" WHERE "ValidityTo" IS NULL), 'IN', 1, 1, now() FROM unnest(ARRAY['XNV', 'XFV']) AS code;
INSERT INTO "tblFamilies" ("FamilyUUID", "InsureeID", "LocationId", "FamilyType", "ConfirmationType", "AuditUserID", "ValidityFrom")
    SELECT gen_random_uuid(), "InsureeID", "CurrentVillage", 'H', 'A', 1, now() FROM "tblInsuree" WHERE "CHFID" IN ('XNV', 'XFV');
INSERT INTO "tblPhotos" ("PhotoUUID", "InsureeID", "CHFID", photo, "AuditUserID", "ValidityFrom")
    SELECT gen_random_uuid(), "InsureeID", "CHFID", 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==', 1, now() FROM "tblInsuree" WHERE "CHFID" IN ('XNV', 'XFV');
UPDATE "tblInsuree" SET "FamilyID" = (SELECT "FamilyID" FROM "tblFamilies" family WHERE family."InsureeID" = "tblInsuree"."InsureeID"),
    "PhotoID" = (SELECT "PhotoID" FROM "tblPhotos" photo WHERE photo."InsureeID" = "tblInsuree"."InsureeID") WHERE "CHFID" IN ('XNV', 'XFV');
SELECT 'insuree-status-reasons', 1, '';
SELECT 'insurees', min("InsureeUUID") FILTER (WHERE "CHFID" = 'XNV'), min("InsureeUUID") FILTER (WHERE "CHFID" = 'XFV') FROM "tblInsuree";
SELECT 'families', min("FamilyUUID") FILTER (WHERE "CHFID" = 'XNV'), min("FamilyUUID") FILTER (WHERE "CHFID" = 'XFV') FROM "tblFamilies" JOIN "tblInsuree" USING ("InsureeID");
SELECT 'photos', min("PhotoUUID") FILTER (WHERE "CHFID" = 'XNV'), min("PhotoUUID") FILTER (WHERE "CHFID" = 'XFV') FROM "tblPhotos";
"#,
    );
    told.lines()
        .filter(|line| line.contains('|'))
        .collect::<Vec<_>>()
        .join("\n")
}
