-- What the two packages contain.
INSERT INTO "tblServiceContainedPackage" (qty, created_date, price, "ServiceId", "ServiceLinked", status)
SELECT quantity, now(), part."ServPrice", part."ServiceID", package."ServiceID", true
FROM (VALUES ('F001', 'D001', 1), ('F001', 'H001', 2), ('B001', 'C001', 1), ('B001', 'L001', 1))
    AS contained (package, part, quantity)
JOIN "tblServices" package ON package."ServCode" = contained.package AND package."ValidityTo" IS NULL
JOIN "tblServices" part ON part."ServCode" = contained.part AND part."ValidityTo" IS NULL
ORDER BY package."ServiceID", part."ServiceID";

INSERT INTO "tblProductContainedPackage" (qty, created_date, price, "ItemID", "ServiceID", status)
SELECT quantity, now(), "ItemPrice", "ItemID", package."ServiceID", true
FROM (VALUES ('F001', 'M019', 1), ('F001', 'D033', 1), ('B001', 'D013', 1), ('B001', 'D002', 12))
    AS contained (package, part, quantity)
JOIN "tblServices" package ON package."ServCode" = contained.package AND package."ValidityTo" IS NULL
JOIN "tblItems" ON "ItemCode" = contained.part AND "tblItems"."ValidityTo" IS NULL
ORDER BY package."ServiceID", "ItemID";
