-- Families, an array a column.
INSERT INTO "tblFamilies" ("FamilyID", "FamilyUUID", "InsureeID", "LocationId", "FamilyType", "FamilyAddress", "Poverty",
    "Ethnicity", "ConfirmationType", "ConfirmationNo", "isOffline", "ValidityFrom", "AuditUserID")
SELECT family.*, false, $11, $12
FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) AS family
