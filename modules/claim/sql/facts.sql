-- Everything that claims refer to, one JSON document a row with its kind: of insurees ($1), facilities ($2), items ($3),
-- services ($4) and policies ($5), with the contents of packages if they are asked for ($6). Moments become days where the
-- scheme is ($7).
SELECT 'insuree' AS kind, json_build_object(
    'key', insuree."InsureeID",
    'live', insuree."ValidityTo" IS NULL,
    'has_family', family."FamilyID" IS NOT NULL,
    'sex', insuree."Gender",
    'born', insuree."DOB",
    'covers', (
        SELECT json_agg(json_build_object(
            'policy', cover."PolicyId",
            'from', (cover."ValidityFrom" AT TIME ZONE $7)::date, 'to', (cover."ValidityTo" AT TIME ZONE $7)::date,
            'effective', cover."EffectiveDate", 'expiry', cover."ExpiryDate"
        ) ORDER BY cover."PolicyId", cover."ValidityTo" DESC NULLS FIRST)
        FROM "tblInsureePolicy" cover
        WHERE cover."InsureeID" = insuree."InsureeID" AND cover."PolicyId" = ANY($5)
    )
)::text AS body
FROM "tblInsuree" insuree
LEFT JOIN "tblFamilies" family ON family."FamilyID" = insuree."FamilyID" AND family."ValidityTo" IS NULL
WHERE insuree."InsureeID" = ANY($1)

UNION ALL
SELECT 'facility', json_build_object(
    'key', facility."HfID", 'level', facility."HFLevel", 'care', facility."HFCareType",
    'items', items."PLItemID", 'services', services."PLServiceID"
)::text
FROM "tblHF" facility
LEFT JOIN "tblPLItems" items ON items."PLItemID" = facility."PLItemID" AND items."ValidityTo" IS NULL
LEFT JOIN "tblPLServices" services ON services."PLServiceID" = facility."PLServiceID" AND services."ValidityTo" IS NULL
WHERE facility."HfID" = ANY($2)

UNION ALL
SELECT 'detail', json_build_object(
    'service', false, 'list', detail."PLItemID", 'medical', detail."ItemID", 'price', detail."PriceOverule"::text,
    'from', (detail."ValidityFrom" AT TIME ZONE $7)::date, 'to', (detail."ValidityTo" AT TIME ZONE $7)::date
)::text
FROM "tblPLItemsDetail" detail
WHERE detail."ItemID" = ANY($3)
    AND detail."PLItemID" IN (SELECT "PLItemID" FROM "tblHF" WHERE "HfID" = ANY($2))

UNION ALL
SELECT 'detail', json_build_object(
    'service', true, 'list', detail."PLServiceID", 'medical', detail."ServiceID", 'price', detail."PriceOverule"::text,
    'from', (detail."ValidityFrom" AT TIME ZONE $7)::date, 'to', (detail."ValidityTo" AT TIME ZONE $7)::date
)::text
FROM "tblPLServicesDetail" detail
WHERE detail."ServiceID" = ANY($4)
    AND detail."PLServiceID" IN (SELECT "PLServiceID" FROM "tblHF" WHERE "HfID" = ANY($2))

UNION ALL
SELECT 'register', json_build_object(
    'service', false, 'medical', coalesce(item."LegacyID", item."ItemID"), 'current', item."LegacyID" IS NULL,
    'from', (item."ValidityFrom" AT TIME ZONE $7)::date, 'to', (item."ValidityTo" AT TIME ZONE $7)::date,
    'price', item."ItemPrice"::text, 'care', item."ItemCareType", 'frequency', item."ItemFrequency",
    'patients', item."ItemPatCat"
)::text
FROM "tblItems" item
WHERE item."ItemID" = ANY($3) OR item."LegacyID" = ANY($3)

UNION ALL
SELECT 'register', json_build_object(
    'service', true, 'medical', coalesce(service."LegacyID", service."ServiceID"), 'current', service."LegacyID" IS NULL,
    'from', (service."ValidityFrom" AT TIME ZONE $7)::date, 'to', (service."ValidityTo" AT TIME ZONE $7)::date,
    'price', service."ServPrice"::text, 'care', service."ServCareType", 'frequency', service."ServFrequency",
    'patients', service."ServPatCat", 'category', service."ServCategory", 'package', service."ServPackageType"
)::text
FROM "tblServices" service
WHERE service."ServiceID" = ANY($4) OR service."LegacyID" = ANY($4)

UNION ALL
SELECT 'content', json_build_object('package', content."ServiceID", 'service', false, 'medical', content."ItemID",
    'quantity', content.qty)::text
FROM "tblProductContainedPackage" content
WHERE $6 AND content.status AND content."ServiceID" = ANY($4)

UNION ALL
SELECT 'content', json_build_object('package', content."ServiceLinked", 'service', true, 'medical', content."ServiceId",
    'quantity', content.qty)::text
FROM "tblServiceContainedPackage" content
WHERE $6 AND content.status AND content."ServiceLinked" = ANY($4)

UNION ALL
SELECT 'policy', json_build_object(
    'key', policy."PolicyID", 'product', policy."ProdID",
    'from', (policy."ValidityFrom" AT TIME ZONE $7)::date, 'to', (policy."ValidityTo" AT TIME ZONE $7)::date,
    'status', policy."PolicyStatus", 'stage', policy."PolicyStage",
    'effective', policy."EffectiveDate", 'expiry', policy."ExpiryDate",
    'members', (
        SELECT json_agg(json_build_object('effective', member."EffectiveDate", 'expiry', member."ExpiryDate"))
        FROM "tblInsureePolicy" member
        WHERE member."PolicyId" = policy."PolicyID" AND member."ValidityTo" IS NULL
            AND member."EffectiveDate" IS NOT NULL AND member."ExpiryDate" IS NOT NULL
    )
)::text
FROM "tblPolicy" policy
WHERE policy."PolicyID" = ANY($5)

UNION ALL
SELECT 'product', json_build_object(
    'key', product."ProdID", 'interpretation', product."CeilingInterpretation", 'threshold', product."Threshold",
    'deductibles', json_build_array(
        json_build_array(product."DedTreatment"::text, product."DedInsuree"::text, product."DedPolicy"::text),
        json_build_array(product."DedIPTreatment"::text, product."DedIPInsuree"::text, product."DedIPPolicy"::text),
        json_build_array(product."DedOPTreatment"::text, product."DedOPInsuree"::text, product."DedOPPolicy"::text)),
    'ceilings', json_build_array(
        json_build_array(product."MaxTreatment"::text, product."MaxInsuree"::text, product."MaxPolicy"::text),
        json_build_array(product."MaxIPTreatment"::text, product."MaxIPInsuree"::text, product."MaxIPPolicy"::text),
        json_build_array(product."MaxOPTreatment"::text, product."MaxOPInsuree"::text, product."MaxOPPolicy"::text)),
    'growth', json_build_array(
        json_build_array(product."MaxPolicyExtraMember"::text, product."MaxCeilingPolicy"::text),
        json_build_array(product."MaxPolicyExtraMemberIP"::text, product."MaxCeilingPolicyIP"::text),
        json_build_array(product."MaxPolicyExtraMemberOP"::text, product."MaxCeilingPolicyOP"::text)),
    'maxima', json_build_object(
        'C', product."MaxNoConsultation", 'S', product."MaxNoSurgery", 'D', product."MaxNoDelivery",
        'H', product."MaxNoHospitalizaion", 'V', product."MaxNoVisits", 'A', product."MaxNoAntenatal"),
    'amounts', json_build_object(
        'C', product."MaxAmountConsultation"::text, 'S', product."MaxAmountSurgery"::text,
        'D', product."MaxAmountDelivery"::text, 'H', product."MaxAmountHospitalization"::text,
        'A', product."MaxAmountAntenatal"::text)
)::text
FROM "tblProduct" product
WHERE product."ProdID" IN (SELECT "ProdID" FROM "tblPolicy" WHERE "PolicyID" = ANY($5))

UNION ALL
SELECT 'line', json_build_object(
    'product', line."ProdID", 'service', false, 'medical', line."ItemID", 'origin', line."PriceOrigin",
    'limits', json_build_array(
        json_build_array(line."LimitationType", line."LimitAdult"::text, line."LimitChild"::text),
        json_build_array(line."LimitationTypeR", line."LimitAdultR"::text, line."LimitChildR"::text),
        json_build_array(line."LimitationTypeE", line."LimitAdultE"::text, line."LimitChildE"::text)),
    'waiting', json_build_array(line."WaitingPeriodAdult", line."WaitingPeriodChild"),
    'quantity', json_build_array(line."LimitNoAdult", line."LimitNoChild"),
    'exclusion', json_build_array(line."CeilingExclusionAdult", line."CeilingExclusionChild")
)::text
FROM (
    SELECT * FROM "tblProductItems"
    WHERE "ItemID" = ANY($3) AND "ValidityTo" IS NULL
        AND "ProdID" IN (SELECT "ProdID" FROM "tblPolicy" WHERE "PolicyID" = ANY($5))
    ORDER BY "ProdItemID"
) line

UNION ALL
SELECT 'line', json_build_object(
    'product', line."ProdID", 'service', true, 'medical', line."ServiceID", 'origin', line."PriceOrigin",
    'limits', json_build_array(
        json_build_array(line."LimitationType", line."LimitAdult"::text, line."LimitChild"::text),
        json_build_array(line."LimitationTypeR", line."LimitAdultR"::text, line."LimitChildR"::text),
        json_build_array(line."LimitationTypeE", line."LimitAdultE"::text, line."LimitChildE"::text)),
    'waiting', json_build_array(line."WaitingPeriodAdult", line."WaitingPeriodChild"),
    'quantity', json_build_array(line."LimitNoAdult", line."LimitNoChild"),
    'exclusion', json_build_array(line."CeilingExclusionAdult", line."CeilingExclusionChild")
)::text
FROM (
    SELECT * FROM "tblProductServices"
    WHERE "ServiceID" = ANY($4) AND "ValidityTo" IS NULL
        AND "ProdID" IN (SELECT "ProdID" FROM "tblPolicy" WHERE "PolicyID" = ANY($5))
    ORDER BY "ProdServiceID"
) line
