-- People, an array a column. Foreign keys are deferred: families may come afterwards.
INSERT INTO "tblInsuree" ("InsureeID", "InsureeUUID", "FamilyID", "CHFID", "LastName", "OtherNames", "DOB", "Gender",
    "IsHead", "CurrentVillage", "Relationship", "Marital", "Profession", "Education", "TypeOfId", passport, "Phone",
    "Email", "CurrentAddress", "GeoLocation", "CardIssued", "HFID", status, "isOffline", "ValidityFrom", "AuditUserID")
SELECT person.*, 'AC', false, $23, $24
FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22) AS person
