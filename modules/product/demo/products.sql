-- What the demonstration country sells: a plan for households with a lump sum, one by heads, one for half a year with
-- cycles and discounts. $1 seed.
INSERT INTO "tblProduct" ("ProdUUID", "ProductCode", "ProductName", "DateFrom", "DateTo", "LumpSum", "MemberCount",
    "Threshold", "PremiumAdult", "PremiumChild", "InsurancePeriod", "AdministrationPeriod", "GracePeriod",
    "GracePeriodRenewal", "MaxInstallments", "WaitingPeriod", "RegistrationLumpSum", "RegistrationFee",
    "GeneralAssemblyFee", "StartCycle1", "StartCycle2", "EnrolmentDiscountPerc", "EnrolmentDiscountPeriod",
    "RenewalDiscountPerc", "RenewalDiscountPeriod", "CeilingType", "CeilingInterpretation", "MaxPolicy", "MaxInsuree",
    "AccCodePremiums", "AccCodeRemuneration", "ValidityFrom", "AuditUserID")
SELECT md5('openimis product ' || $1 || ' ' || code)::uuid::text, code, name, date_trunc('year', now()) - interval '5 years',
    date_trunc('year', now()) + interval '10 years', lump_sum, members, threshold, adult, child, period, 0, 0, 0,
    instalments, 1, registration, 0, assembly, cycle_1, cycle_2, enrolment_perc, enrolment_months, renewal_perc,
    renewal_months, ceiling, 'H', of_policy, of_person, 'P-' || code, 'R-' || code, now(), -1
FROM (VALUES
    ('HOUSE', 'Household Health Plan', 10000, 12, 5, 2500, 1000, 12, 3, 500, 0, NULL, NULL, 0, 0, 5, 1, 'P', 500000, NULL),
    ('PERSON', 'Personal Health Plan', 0, 20, 0, 4000, 2000, 12, 2, 0, 100, NULL, NULL, 0, 0, 0, 0, 'I', NULL, 200000),
    ('SEASON', 'Seasonal Health Plan', 6000, 10, 6, 1500, 500, 6, 1, 0, 0, '01-01', '01-07', 10, 1, 0, 0, 'T', NULL, NULL)
) AS plan (code, name, lump_sum, members, threshold, adult, child, period, instalments, registration, assembly, cycle_1,
    cycle_2, enrolment_perc, enrolment_months, renewal_perc, renewal_months, ceiling, of_policy, of_person)
