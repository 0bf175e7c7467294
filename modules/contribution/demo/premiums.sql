-- What was paid for the policies, from one key to another. $1 seed, $2 after which key, $3 up to which.
-- Policies that were ever paid have all of their value, some in two instalments; unpaid ones nothing, or a part.
INSERT INTO "tblPremium" ("PremiumUUID", "PolicyID", "PayerID", "Amount", "Receipt", "PayDate", "PayType", "isPhotoFee",
    "isOffline", "ValidityFrom", "AuditUserID", "CreatedDate")
WITH policies AS (
    SELECT "PolicyID" AS id, "PolicyStatus" AS status, "PolicyValue" AS value, "EnrollDate" AS day,
        ('x' || left(md5($1 || ' premium ' || "PolicyUUID"), 7))::bit(28)::int AS chance
    FROM "tblPolicy"
    WHERE "ValidityTo" IS NULL AND "PolicyID" > $2 AND "PolicyID" <= $3
), instalments AS (
    SELECT policies.*, n,
        CASE
            WHEN status = 1 THEN CASE WHEN chance % 10 < 4 AND n = 1 THEN round(value * 0.4, 2) END
            WHEN chance % 10 < 7 THEN CASE WHEN n = 1 THEN value END
            WHEN n = 1 THEN round(value / 2, 2)
            ELSE value - round(value / 2, 2)
        END AS amount
    FROM policies, generate_series(1, 2) AS n
)
SELECT md5('openimis premium ' || $1 || ' ' || id || ' ' || n)::uuid::text, id,
    CASE WHEN chance % 20 = 0 THEN (SELECT min("PayerID") FROM "tblPayer" WHERE "ValidityTo" IS NULL) END,
    amount, 'R' || lpad(id::text, 8, '0') || '-' || n, day,
    CASE WHEN chance % 3 = 0 THEN 'M' WHEN chance % 7 = 0 THEN 'B' ELSE 'C' END, false, false, now(), -1, day
FROM instalments
WHERE amount > 0
