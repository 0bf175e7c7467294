-- Policies with what is shown of them and what their products pay. Before this stands `wanted` (id).
SELECT
    policy."PolicyID" AS id,
    policy."PolicyUUID" AS uuid,
    policy."PolicyValue" AS value,
    policy."PolicyStatus" AS status,
    policy."StartDate" AS start_date,
    policy."EnrollDate" AS enroll_date,
    policy."EffectiveDate" AS effective_date,
    policy."ExpiryDate" AS expiry_date,
    policy."ValidityFrom"::date AS valid_from,
    policy."ValidityTo"::date AS valid_to,
    product."ProductCode" AS product_code,
    product."ProductName" AS product_name,
    product."MaxInstallments" AS max_installments,
    officer."Code" AS officer_code,
    officer."LastName" || ' ' || officer."OtherNames" AS officer_name,
    product."Threshold" AS threshold,
    product."MaxTreatment" AS treatment, product."MaxIPTreatment" AS treatment_ip, product."MaxOPTreatment" AS treatment_op,
    product."MaxInsuree" AS insuree, product."MaxIPInsuree" AS insuree_ip, product."MaxOPInsuree" AS insuree_op,
    product."MaxPolicy" AS policy, product."MaxIPPolicy" AS policy_ip, product."MaxOPPolicy" AS policy_op,
    product."MaxPolicyExtraMember" AS extra, product."MaxPolicyExtraMemberIP" AS extra_ip,
    product."MaxPolicyExtraMemberOP" AS extra_op,
    product."MaxCeilingPolicy" AS cap, product."MaxCeilingPolicyIP" AS cap_ip, product."MaxCeilingPolicyOP" AS cap_op,
    members.number AS members
FROM wanted
JOIN "tblPolicy" policy ON policy."PolicyID" = wanted.id
JOIN "tblProduct" product ON product."ProdID" = policy."ProdID"
LEFT JOIN "tblOfficer" officer ON officer."OfficerID" = policy."OfficerID"
CROSS JOIN LATERAL (
    SELECT count(*) AS number FROM "tblInsuree" member
    WHERE member."FamilyID" = policy."FamilyID" AND member."ValidityTo" IS NULL
) members
ORDER BY product."ProductCode", policy."PolicyStatus", policy."ExpiryDate" DESC NULLS LAST, policy."ValidityFrom" DESC,
    policy."PolicyID" DESC
LIMIT 1000
