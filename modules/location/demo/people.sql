-- Core's demonstration users get their places: the first region's districts for those who log in, the first
-- municipality's villages for officers, the first facility for claim administrators and who works with them.
INSERT INTO "tblUsersDistricts" ("ValidityFrom", "AuditUserID", "LocationId", "UserID")
SELECT now(), -1, district."LocationId", person.id
FROM "tblUsers" person
JOIN "tblLocations" district ON district."LocationType" = 'D' AND district."ValidityTo" IS NULL
WHERE person."ValidityTo" IS NULL
    AND district."ParentLocationId" = (SELECT min("LocationId") FROM "tblLocations" WHERE "LocationType" = 'R');

INSERT INTO "tblOfficerVillages" ("ValidityFrom", "AuditUserID", "LocationId", "OfficerId")
SELECT now(), -1, village."LocationId", officer."OfficerID"
FROM "tblOfficer" officer
JOIN "tblLocations" village ON village."LocationType" = 'V' AND village."ValidityTo" IS NULL
WHERE officer."ValidityTo" IS NULL
    AND village."ParentLocationId" = (SELECT min("LocationId") FROM "tblLocations" WHERE "LocationType" = 'W');

UPDATE "tblOfficer"
SET "LocationId" = (SELECT min("LocationId") FROM "tblLocations" WHERE "LocationType" = 'D')
WHERE "ValidityTo" IS NULL;

UPDATE "tblClaimAdmin" SET "HFId" = (SELECT min("HfID") FROM "tblHF") WHERE "ValidityTo" IS NULL;

UPDATE "tblUsers" person
SET "HFID" = (SELECT min("HfID") FROM "tblHF")
FROM "core_User" account
WHERE account.i_user_id = person.id AND account.claim_admin_id IS NOT NULL AND person."ValidityTo" IS NULL;
