-- Every product covers every service: in full, or with a share of the patient's for the seasonal one.
INSERT INTO "tblProductServices" ("ProdID", "ServiceID", "LimitationType", "LimitationTypeR", "LimitationTypeE", "PriceOrigin",
    "LimitAdult", "LimitChild", "LimitAdultR", "LimitChildR", "LimitAdultE", "LimitChildE", "CeilingExclusionAdult",
    "CeilingExclusionChild", "ValidityFrom", "AuditUserID")
SELECT product."ProdID", service."ServiceID", 'C', 'C', 'C', 'P', share, share, 100, 100, 100, 100, 'B', 'B', now(), -1
FROM "tblProduct" product
CROSS JOIN "tblServices" service
CROSS JOIN LATERAL (SELECT CASE WHEN product."ProductCode" = 'SEASON' THEN 80 ELSE 100 END AS share) AS shares
WHERE product."ValidityTo" IS NULL AND service."ValidityTo" IS NULL
ORDER BY product."ProdID", service."ServiceID"
