-- The live lines of claims ($1), items before services, each in the order of their keys; with the parts of packages if they
-- are asked for ($2). One JSON document a line.
SELECT row_to_json(line)::text AS body
FROM (
    SELECT "ClaimID" AS claim, false AS service, "ClaimItemID" AS key, "ItemID" AS medical,
        "ClaimItemStatus" AS status, coalesce("RejectionReason", 0) AS reason,
        "QtyProvided"::text AS provided, "QtyApproved"::text AS approved,
        "PriceAsked"::text AS asked, "PriceAdjusted"::text AS adjusted, "PriceApproved"::text AS price_approved,
        "ProdID" AS product, "PolicyID" AS policy, "PriceOrigin" AS origin,
        "Limitation" AS limitation, "LimitationValue"::text AS value, NULL::json AS parts
    FROM "tblClaimItems"
    WHERE "ClaimID" = ANY($1) AND "ValidityTo" IS NULL
    UNION ALL
    SELECT "ClaimID", true, "ClaimServiceID", "ServiceID",
        "ClaimServiceStatus", coalesce("RejectionReason", 0),
        "QtyProvided"::text, "QtyApproved"::text,
        "PriceAsked"::text, "PriceAdjusted"::text, "PriceApproved"::text,
        "ProdID", "PolicyID", "PriceOrigin",
        "Limitation", "LimitationValue"::text,
        CASE WHEN $2 THEN (
            SELECT json_agg(json_build_array(part.service, part.key, part.given))
            FROM (
                SELECT false AS service, "ItemID" AS key, coalesce(qty_displayed, qty_provided, 0) AS given
                FROM "tblClaimServicesItems" WHERE "ClaimServiceID" = service."ClaimServiceID"
                UNION ALL
                SELECT true, "ServiceId", coalesce(qty_displayed, qty_provided, 0)
                FROM "tblClaimServicesService" WHERE "claimServiceID" = service."ClaimServiceID"
            ) part
        ) END
    FROM "tblClaimServices" service
    WHERE "ClaimID" = ANY($1) AND "ValidityTo" IS NULL
) line
ORDER BY claim, service, key
