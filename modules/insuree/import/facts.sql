-- What the database knows of a portion of rows, in one statement.
-- $1 insurance numbers, $2 numbers of heads, $3 codes of villages, $4 codes of facilities, $5 the type of villages,
-- $6 the places from which the actor's area extends downwards; NULL: everywhere.
SELECT 'number' AS kind, "CHFID" AS key, 0 AS id
FROM "tblInsuree"
WHERE "ValidityTo" IS NULL AND "CHFID" = ANY($1)
UNION ALL
SELECT 'family', head."CHFID", family."FamilyID"
FROM "tblInsuree" head
JOIN "tblFamilies" family ON family."InsureeID" = head."InsureeID" AND family."ValidityTo" IS NULL
WHERE head."ValidityTo" IS NULL AND head."CHFID" = ANY($2)
    AND ($6 IS NULL
        OR family."LocationId" IN (SELECT location_id FROM openimis_location_closure WHERE ancestor_id = ANY($6)))
UNION ALL
SELECT 'village', "LocationCode", "LocationId"
FROM "tblLocations"
WHERE "ValidityTo" IS NULL AND "LocationType" = $5 AND "LocationCode" = ANY($3)
    AND ($6 IS NULL
        OR "LocationId" IN (SELECT location_id FROM openimis_location_closure WHERE ancestor_id = ANY($6)))
UNION ALL
SELECT 'facility', "HFCode", "HfID" FROM "tblHF" WHERE "ValidityTo" IS NULL AND "HFCode" = ANY($4)
UNION ALL
SELECT 'gender', "Code", 0 FROM "tblGender"
UNION ALL
SELECT 'relationship', "RelationId"::text, 0 FROM "tblRelations"
UNION ALL
SELECT 'profession', "ProfessionId"::text, 0 FROM "tblProfessions"
UNION ALL
SELECT 'education', "EducationId"::text, 0 FROM "tblEducations"
UNION ALL
SELECT 'identification', "IdentificationCode", 0 FROM "tblIdentificationTypes"
UNION ALL
SELECT 'familyType', "FamilyTypeCode", 0 FROM "tblFamilyTypes"
UNION ALL
SELECT 'confirmationType', "ConfirmationTypeCode", is_confirmation_number_required::int FROM "tblConfirmationTypes"
