-- What covers a person, with what is limited of the care in question; the cover that ends last comes first. Before this
-- stand `given` (today, item, service) and `person` (id, birth). One row more than covers, where there are none.
SELECT
    person.id AS person,
    person.birth,
    cover."PolicyId" AS policy,
    policy."ProdID" AS product,
    policy."PolicyStatus" = 2 AND (cover."ExpiryDate" IS NULL OR cover."ExpiryDate" >= given.today) AS in_force,
    cover."EffectiveDate" AS effective,
    product."MaxNoHospitalizaion" AS hospitalizations,
    product."MaxNoVisits" AS visits,
    product."MaxNoConsultation" AS consultations,
    product."MaxNoSurgery" AS surgeries,
    product."MaxNoDelivery" AS deliveries,
    product."MaxNoAntenatal" AS antenatals,
    product."MaxAmountHospitalization" AS hospitalization_amount,
    product."MaxAmountConsultation" AS consultation_amount,
    product."MaxAmountSurgery" AS surgery_amount,
    product."MaxAmountDelivery" AS delivery_amount,
    product."MaxAmountAntenatal" AS antenatal_amount,
    item.id AS item,
    service.id AS service,
    service.category,
    item_line."ProdItemID" IS NOT NULL AS covers_item,
    item_line."WaitingPeriodAdult" AS item_waiting_adult,
    item_line."WaitingPeriodChild" AS item_waiting_child,
    item_line."LimitNoAdult" AS item_limit_adult,
    item_line."LimitNoChild" AS item_limit_child,
    service_line."ProdServiceID" IS NOT NULL AS covers_service,
    service_line."WaitingPeriodAdult" AS service_waiting_adult,
    service_line."WaitingPeriodChild" AS service_waiting_child,
    service_line."LimitNoAdult" AS service_limit_adult,
    service_line."LimitNoChild" AS service_limit_child
FROM given
CROSS JOIN person
LEFT JOIN LATERAL (
    SELECT "ItemID" AS id FROM "tblItems"
    WHERE "ValidityTo" IS NULL AND lower("ItemCode") = lower(given.item)
    ORDER BY "ItemCode" = given.item DESC LIMIT 1
) item ON TRUE
LEFT JOIN LATERAL (
    SELECT "ServiceID" AS id, "ServCategory" AS category FROM "tblServices"
    WHERE "ValidityTo" IS NULL AND lower("ServCode") = lower(given.service)
    ORDER BY "ServCode" = given.service DESC LIMIT 1
) service ON TRUE
LEFT JOIN (
    "tblInsureePolicy" cover
    JOIN "tblPolicy" policy ON policy."PolicyID" = cover."PolicyId" AND policy."ValidityTo" IS NULL
    JOIN "tblProduct" product ON product."ProdID" = policy."ProdID" AND product."ValidityTo" IS NULL
) ON cover."InsureeID" = person.id AND cover."ValidityTo" IS NULL
LEFT JOIN "tblProductItems" item_line
    ON item_line."ProdID" = policy."ProdID" AND item_line."ItemID" = item.id AND item_line."ValidityTo" IS NULL
LEFT JOIN "tblProductServices" service_line
    ON service_line."ProdID" = policy."ProdID" AND service_line."ServiceID" = service.id
        AND service_line."ValidityTo" IS NULL
ORDER BY cover."ExpiryDate" DESC NULLS LAST, cover."InsureePolicyID" DESC
LIMIT 200
