-- Locks the policies on which claims may be paid until the transaction ends: those that cover one of the insurees ($1) on
-- the day of his claim ($2), and those on which lines are paid already ($3). In the order of their keys, so that two
-- writers wait for each other instead of failing (W34).
SELECT "PolicyID" AS policy
FROM "tblPolicy"
WHERE "PolicyID" IN (
    SELECT cover."PolicyId"
    FROM unnest($1, $2) AS wanted (insuree, day)
    JOIN "tblInsureePolicy" cover ON cover."InsureeID" = wanted.insuree
        AND cover."EffectiveDate" <= wanted.day AND wanted.day <= cover."ExpiryDate"
    UNION ALL
    SELECT unnest($3)
)
ORDER BY "PolicyID"
FOR NO KEY UPDATE
