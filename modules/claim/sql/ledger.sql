-- What earlier claims used, one JSON document a row with its kind: claims and lines of insurees ($1) with these items ($2)
-- and services ($3), amounts on policies ($4), of which those of the claims that are decided ($5) stand alone. What claims
-- were for is told where duplicates are looked for ($6). Only live claims count that were checked or went further, with
-- their live rows (W11, W12).
WITH earlier AS (
    SELECT "ClaimID" AS key, "InsureeID" AS insuree, "ClaimCategory" AS category,
        coalesce("DateTo", "DateFrom") AS target, "HFID" AS facility, "DateFrom" AS first, "DateTo" AS last
    FROM "tblClaim"
    WHERE "InsureeID" = ANY($1) AND "ClaimStatus" > 2 AND "ValidityTo" IS NULL
)
SELECT 'claim' AS kind, json_build_object(
    'key', key, 'insuree', insuree, 'category', category, 'target', target, 'facility', facility,
    'from', first, 'to', last,
    'medicals', CASE WHEN $6 THEN (
        SELECT json_agg(json_build_array(used.service, used.medical) ORDER BY used.service, used.medical)
        FROM (
            SELECT false AS service, "ItemID" AS medical FROM "tblClaimItems"
            WHERE "ClaimID" = key AND "ValidityTo" IS NULL
            UNION
            SELECT true, "ServiceID" FROM "tblClaimServices" WHERE "ClaimID" = key AND "ValidityTo" IS NULL
        ) used
    ) END
)::text AS body
FROM earlier

UNION ALL
SELECT 'line', json_build_object(
    'claim', earlier.key, 'insuree', earlier.insuree, 'service', false, 'medical', line."ItemID",
    'target', earlier.target, 'quantity', coalesce(line."QtyApproved", line."QtyProvided")::text
)::text
FROM earlier
JOIN "tblClaimItems" line ON line."ClaimID" = earlier.key
WHERE line."ItemID" = ANY($2) AND line."ValidityTo" IS NULL
    AND line."ClaimItemStatus" = 1 AND coalesce(line."RejectionReason", 0) = 0

UNION ALL
SELECT 'line', json_build_object(
    'claim', earlier.key, 'insuree', earlier.insuree, 'service', true, 'medical', line."ServiceID",
    'target', earlier.target, 'quantity', coalesce(line."QtyApproved", line."QtyProvided")::text
)::text
FROM earlier
JOIN "tblClaimServices" line ON line."ClaimID" = earlier.key
WHERE line."ServiceID" = ANY($3) AND line."ValidityTo" IS NULL
    AND line."ClaimServiceStatus" = 1 AND coalesce(line."RejectionReason", 0) = 0

UNION ALL
SELECT 'spent', json_build_object(
    'claim', spent.claim, 'policy', spent.policy, 'insuree', spent.insuree,
    'deducted', json_build_array(spent.ded_g::text, spent.ded_ip::text, spent.ded_op::text),
    'remunerated', json_build_array(spent.rem_g::text, spent.rem_ip::text, spent.rem_op::text)
)::text
FROM (
    SELECT CASE WHEN dedrem."ClaimID" = ANY($5) THEN dedrem."ClaimID" END AS claim, dedrem."PolicyID" AS policy,
        coalesce(dedrem."InsureeID", claim."InsureeID") AS insuree,
        sum(coalesce(dedrem."DedG", 0)) AS ded_g, sum(coalesce(dedrem."DedIP", 0)) AS ded_ip,
        sum(coalesce(dedrem."DedOP", 0)) AS ded_op, sum(coalesce(dedrem."RemG", 0)) AS rem_g,
        sum(coalesce(dedrem."RemIP", 0)) AS rem_ip, sum(coalesce(dedrem."RemOP", 0)) AS rem_op
    FROM "tblClaimDedRem" dedrem
    JOIN "tblClaim" claim ON claim."ClaimID" = dedrem."ClaimID" AND claim."ValidityTo" IS NULL
    WHERE dedrem."PolicyID" = ANY($4) AND dedrem."ValidityTo" IS NULL
    GROUP BY 1, 2, 3
) spent
