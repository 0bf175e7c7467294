-- Every product covers every item: in full, or with a share of the patient's for the seasonal one.
INSERT INTO "tblProductItems" ("ProdID", "ItemID", "LimitationType", "LimitationTypeR", "LimitationTypeE", "PriceOrigin",
    "LimitAdult", "LimitChild", "LimitAdultR", "LimitChildR", "LimitAdultE", "LimitChildE", "CeilingExclusionAdult",
    "CeilingExclusionChild", "ValidityFrom", "AuditUserID")
SELECT product."ProdID", item."ItemID", 'C', 'C', 'C', 'P', share, share, 100, 100, 100, 100, 'B', 'B', now(), -1
FROM "tblProduct" product
CROSS JOIN "tblItems" item
CROSS JOIN LATERAL (SELECT CASE WHEN product."ProductCode" = 'SEASON' THEN 80 ELSE 100 END AS share) AS shares
WHERE product."ValidityTo" IS NULL AND item."ValidityTo" IS NULL
ORDER BY product."ProdID", item."ItemID"
