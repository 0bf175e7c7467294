//! Tables of the product module. Legacy names stand here and in the migrations only.

#![expect(
    missing_docs,
    reason = "columns are documented where they are read: in the structs that select them"
)]

diesel::table! {
    /// Products: what is sold, when, and its price. What it covers stands in [`product_covers`].
    #[sql_name = "tblProduct"]
    products (id) {
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "ProdID"]
        id -> Integer,
        #[sql_name = "ProdUUID"]
        uuid -> Text,
        #[sql_name = "ProductCode"]
        code -> Text,
        #[sql_name = "ProductName"]
        name -> Text,
        #[sql_name = "LocationId"]
        location_id -> Nullable<Integer>,
        #[sql_name = "DateFrom"]
        date_from -> Timestamptz,
        #[sql_name = "DateTo"]
        date_to -> Timestamptz,
        #[sql_name = "ConversionProdID"]
        conversion_product_id -> Nullable<Integer>,
        #[sql_name = "InsurancePeriod"]
        insurance_period -> SmallInt,
        #[sql_name = "AdministrationPeriod"]
        administration_period -> Nullable<Integer>,
        #[sql_name = "MemberCount"]
        max_members -> SmallInt,
        #[sql_name = "Threshold"]
        threshold -> Nullable<Integer>,
        #[sql_name = "MaxInstallments"]
        max_installments -> Nullable<Integer>,
        #[sql_name = "Recurrence"]
        recurrence -> Nullable<SmallInt>,
        #[sql_name = "LumpSum"]
        lump_sum -> Numeric,
        #[sql_name = "PremiumAdult"]
        premium_adult -> Nullable<Numeric>,
        #[sql_name = "PremiumChild"]
        premium_child -> Nullable<Numeric>,
        #[sql_name = "RegistrationLumpSum"]
        registration_lump_sum -> Nullable<Numeric>,
        #[sql_name = "RegistrationFee"]
        registration_fee -> Nullable<Numeric>,
        #[sql_name = "GeneralAssemblyLumpSum"]
        general_assembly_lump_sum -> Nullable<Numeric>,
        #[sql_name = "GeneralAssemblyFee"]
        general_assembly_fee -> Nullable<Numeric>,
        #[sql_name = "GracePeriod"]
        grace_period_enrolment -> Integer,
        #[sql_name = "GracePeriodRenewal"]
        grace_period_renewal -> Nullable<Integer>,
        #[sql_name = "WaitingPeriod"]
        grace_period_payment -> Nullable<Integer>,
        #[sql_name = "StartCycle1"]
        start_cycle_1 -> Nullable<Text>,
        #[sql_name = "StartCycle2"]
        start_cycle_2 -> Nullable<Text>,
        #[sql_name = "StartCycle3"]
        start_cycle_3 -> Nullable<Text>,
        #[sql_name = "StartCycle4"]
        start_cycle_4 -> Nullable<Text>,
        #[sql_name = "EnrolmentDiscountPerc"]
        enrolment_discount_perc -> Nullable<Integer>,
        #[sql_name = "EnrolmentDiscountPeriod"]
        enrolment_discount_period -> Nullable<Integer>,
        #[sql_name = "RenewalDiscountPerc"]
        renewal_discount_perc -> Nullable<Integer>,
        #[sql_name = "RenewalDiscountPeriod"]
        renewal_discount_period -> Nullable<Integer>,
        #[sql_name = "AccCodePremiums"]
        acc_code_premiums -> Nullable<Text>,
        #[sql_name = "AccCodeRemuneration"]
        acc_code_remuneration -> Nullable<Text>,
        #[sql_name = "Min Age"]
        age_minimal -> Nullable<Integer>,
        #[sql_name = "Max Age"]
        age_maximal -> Nullable<Integer>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Integer,
    }
}

diesel::table! {
    /// The same rows: what a product covers and up to what. A table of diesel's has no more than 64 columns.
    #[sql_name = "tblProduct"]
    product_covers (id) {
        #[sql_name = "ProdID"]
        id -> Integer,
        #[sql_name = "CeilingType"]
        ceiling_type -> Nullable<Text>,
        #[sql_name = "CeilingInterpretation"]
        ceiling_interpretation -> Nullable<Text>,
        #[sql_name = "DedInsuree"]
        deductible_insuree -> Nullable<Numeric>,
        #[sql_name = "DedIPInsuree"]
        deductible_ip_insuree -> Nullable<Numeric>,
        #[sql_name = "DedOPInsuree"]
        deductible_op_insuree -> Nullable<Numeric>,
        #[sql_name = "MaxInsuree"]
        ceiling_insuree -> Nullable<Numeric>,
        #[sql_name = "MaxIPInsuree"]
        ceiling_ip_insuree -> Nullable<Numeric>,
        #[sql_name = "MaxOPInsuree"]
        ceiling_op_insuree -> Nullable<Numeric>,
        #[sql_name = "DedTreatment"]
        deductible_treatment -> Nullable<Numeric>,
        #[sql_name = "DedIPTreatment"]
        deductible_ip_treatment -> Nullable<Numeric>,
        #[sql_name = "DedOPTreatment"]
        deductible_op_treatment -> Nullable<Numeric>,
        #[sql_name = "MaxTreatment"]
        ceiling_treatment -> Nullable<Numeric>,
        #[sql_name = "MaxIPTreatment"]
        ceiling_ip_treatment -> Nullable<Numeric>,
        #[sql_name = "MaxOPTreatment"]
        ceiling_op_treatment -> Nullable<Numeric>,
        #[sql_name = "DedPolicy"]
        deductible_policy -> Nullable<Numeric>,
        #[sql_name = "DedIPPolicy"]
        deductible_ip_policy -> Nullable<Numeric>,
        #[sql_name = "DedOPPolicy"]
        deductible_op_policy -> Nullable<Numeric>,
        #[sql_name = "MaxPolicy"]
        ceiling_policy -> Nullable<Numeric>,
        #[sql_name = "MaxIPPolicy"]
        ceiling_ip_policy -> Nullable<Numeric>,
        #[sql_name = "MaxOPPolicy"]
        ceiling_op_policy -> Nullable<Numeric>,
        #[sql_name = "MaxPolicyExtraMember"]
        max_policy_extra_member -> Nullable<Numeric>,
        #[sql_name = "MaxPolicyExtraMemberIP"]
        max_policy_extra_member_ip -> Nullable<Numeric>,
        #[sql_name = "MaxPolicyExtraMemberOP"]
        max_policy_extra_member_op -> Nullable<Numeric>,
        #[sql_name = "MaxCeilingPolicy"]
        max_ceiling_policy -> Nullable<Numeric>,
        #[sql_name = "MaxCeilingPolicyIP"]
        max_ceiling_policy_ip -> Nullable<Numeric>,
        #[sql_name = "MaxCeilingPolicyOP"]
        max_ceiling_policy_op -> Nullable<Numeric>,
        #[sql_name = "MaxNoConsultation"]
        max_no_consultation -> Nullable<Integer>,
        #[sql_name = "MaxNoSurgery"]
        max_no_surgery -> Nullable<Integer>,
        #[sql_name = "MaxNoDelivery"]
        max_no_delivery -> Nullable<Integer>,
        #[sql_name = "MaxNoHospitalizaion"]
        max_no_hospitalization -> Nullable<Integer>,
        #[sql_name = "MaxNoVisits"]
        max_no_visits -> Nullable<Integer>,
        #[sql_name = "MaxNoAntenatal"]
        max_no_antenatal -> Nullable<Integer>,
        #[sql_name = "MaxAmountConsultation"]
        max_amount_consultation -> Nullable<Numeric>,
        #[sql_name = "MaxAmountSurgery"]
        max_amount_surgery -> Nullable<Numeric>,
        #[sql_name = "MaxAmountDelivery"]
        max_amount_delivery -> Nullable<Numeric>,
        #[sql_name = "MaxAmountHospitalization"]
        max_amount_hospitalization -> Nullable<Numeric>,
        #[sql_name = "MaxAmountAntenatal"]
        max_amount_antenatal -> Nullable<Numeric>,
        #[sql_name = "PeriodRelPrices"]
        relative_price_period -> Nullable<Text>,
        #[sql_name = "PeriodRelPricesIP"]
        relative_price_period_ip -> Nullable<Text>,
        #[sql_name = "PeriodRelPricesOP"]
        relative_price_period_op -> Nullable<Text>,
        #[sql_name = "Level1"]
        level_1 -> Nullable<Text>,
        #[sql_name = "Level2"]
        level_2 -> Nullable<Text>,
        #[sql_name = "Level3"]
        level_3 -> Nullable<Text>,
        #[sql_name = "Level4"]
        level_4 -> Nullable<Text>,
        #[sql_name = "Sublevel1"]
        sub_level_1 -> Nullable<Text>,
        #[sql_name = "Sublevel2"]
        sub_level_2 -> Nullable<Text>,
        #[sql_name = "Sublevel3"]
        sub_level_3 -> Nullable<Text>,
        #[sql_name = "Sublevel4"]
        sub_level_4 -> Nullable<Text>,
        #[sql_name = "ShareContribution"]
        share_contribution -> Nullable<Numeric>,
        #[sql_name = "WeightPopulation"]
        weight_population -> Nullable<Numeric>,
        #[sql_name = "WeightNumberFamilies"]
        weight_number_families -> Nullable<Numeric>,
        #[sql_name = "WeightInsuredPopulation"]
        weight_insured_population -> Nullable<Numeric>,
        #[sql_name = "WeightNumberInsuredFamilies"]
        weight_number_insured_families -> Nullable<Numeric>,
        #[sql_name = "WeightNumberVisits"]
        weight_number_visits -> Nullable<Numeric>,
        #[sql_name = "WeightAdjustedAmount"]
        weight_adjusted_amount -> Nullable<Numeric>,
    }
}

/// Every column of a product, of both halves.
pub mod product_columns {
    pub use super::product_covers::{
        ceiling_insuree, ceiling_interpretation, ceiling_ip_insuree, ceiling_ip_policy, ceiling_ip_treatment,
        ceiling_op_insuree, ceiling_op_policy, ceiling_op_treatment, ceiling_policy, ceiling_treatment, ceiling_type,
        deductible_insuree, deductible_ip_insuree, deductible_ip_policy, deductible_ip_treatment,
        deductible_op_insuree, deductible_op_policy, deductible_op_treatment, deductible_policy, deductible_treatment,
        level_1, level_2, level_3, level_4, max_amount_antenatal, max_amount_consultation, max_amount_delivery,
        max_amount_hospitalization, max_amount_surgery, max_ceiling_policy, max_ceiling_policy_ip,
        max_ceiling_policy_op, max_no_antenatal, max_no_consultation, max_no_delivery, max_no_hospitalization,
        max_no_surgery, max_no_visits, max_policy_extra_member, max_policy_extra_member_ip, max_policy_extra_member_op,
        relative_price_period, relative_price_period_ip, relative_price_period_op, share_contribution, sub_level_1,
        sub_level_2, sub_level_3, sub_level_4, weight_adjusted_amount, weight_insured_population,
        weight_number_families, weight_number_insured_families, weight_number_visits, weight_population,
    };
    pub use super::products::*;
}

diesel::table! {
    /// Medical items that products cover.
    #[sql_name = "tblProductItems"]
    product_items (id) {
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "ProdItemID"]
        id -> Integer,
        #[sql_name = "ProdID"]
        product_id -> Integer,
        #[sql_name = "ItemID"]
        item_id -> Integer,
        #[sql_name = "PriceOrigin"]
        price_origin -> Nullable<Text>,
        #[sql_name = "LimitationType"]
        limitation_type -> Nullable<Text>,
        #[sql_name = "LimitationTypeR"]
        limitation_type_r -> Nullable<Text>,
        #[sql_name = "LimitationTypeE"]
        limitation_type_e -> Nullable<Text>,
        #[sql_name = "LimitAdult"]
        limit_adult -> Nullable<Numeric>,
        #[sql_name = "LimitChild"]
        limit_child -> Nullable<Numeric>,
        #[sql_name = "LimitAdultR"]
        limit_adult_r -> Nullable<Numeric>,
        #[sql_name = "LimitChildR"]
        limit_child_r -> Nullable<Numeric>,
        #[sql_name = "LimitAdultE"]
        limit_adult_e -> Nullable<Numeric>,
        #[sql_name = "LimitChildE"]
        limit_child_e -> Nullable<Numeric>,
        #[sql_name = "WaitingPeriodAdult"]
        waiting_period_adult -> Nullable<Integer>,
        #[sql_name = "WaitingPeriodChild"]
        waiting_period_child -> Nullable<Integer>,
        #[sql_name = "LimitNoAdult"]
        limit_no_adult -> Nullable<Integer>,
        #[sql_name = "LimitNoChild"]
        limit_no_child -> Nullable<Integer>,
        #[sql_name = "CeilingExclusionAdult"]
        ceiling_exclusion_adult -> Nullable<Text>,
        #[sql_name = "CeilingExclusionChild"]
        ceiling_exclusion_child -> Nullable<Text>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Integer,
    }
}

diesel::table! {
    /// Medical services that products cover.
    #[sql_name = "tblProductServices"]
    product_services (id) {
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "ProdServiceID"]
        id -> Integer,
        #[sql_name = "ProdID"]
        product_id -> Integer,
        #[sql_name = "ServiceID"]
        service_id -> Integer,
        #[sql_name = "PriceOrigin"]
        price_origin -> Text,
        #[sql_name = "LimitationType"]
        limitation_type -> Text,
        #[sql_name = "LimitationTypeR"]
        limitation_type_r -> Nullable<Text>,
        #[sql_name = "LimitationTypeE"]
        limitation_type_e -> Nullable<Text>,
        #[sql_name = "LimitAdult"]
        limit_adult -> Nullable<Numeric>,
        #[sql_name = "LimitChild"]
        limit_child -> Nullable<Numeric>,
        #[sql_name = "LimitAdultR"]
        limit_adult_r -> Nullable<Numeric>,
        #[sql_name = "LimitChildR"]
        limit_child_r -> Nullable<Numeric>,
        #[sql_name = "LimitAdultE"]
        limit_adult_e -> Nullable<Numeric>,
        #[sql_name = "LimitChildE"]
        limit_child_e -> Nullable<Numeric>,
        #[sql_name = "WaitingPeriodAdult"]
        waiting_period_adult -> Nullable<Integer>,
        #[sql_name = "WaitingPeriodChild"]
        waiting_period_child -> Nullable<Integer>,
        #[sql_name = "LimitNoAdult"]
        limit_no_adult -> Nullable<Integer>,
        #[sql_name = "LimitNoChild"]
        limit_no_child -> Nullable<Integer>,
        #[sql_name = "CeilingExclusionAdult"]
        ceiling_exclusion_adult -> Nullable<Text>,
        #[sql_name = "CeilingExclusionChild"]
        ceiling_exclusion_child -> Nullable<Text>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Integer,
    }
}

diesel::table! {
    /// How a year's contributions are distributed over its periods.
    #[sql_name = "tblRelDistr"]
    relative_distributions (id) {
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "DistrID"]
        id -> Integer,
        #[sql_name = "ProdID"]
        product_id -> Integer,
        #[sql_name = "DistrType"]
        periods -> SmallInt,
        #[sql_name = "DistrCareType"]
        care_type -> Text,
        #[sql_name = "Period"]
        period -> SmallInt,
        #[sql_name = "DistrPerc"]
        percentage -> Nullable<Numeric>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Integer,
    }
}

diesel::table! {
    /// Which mutation touched which product.
    #[sql_name = "product_ProductMutation"]
    product_mutations (id) {
        id -> Uuid,
        product_id -> Integer,
        mutation_id -> Uuid,
    }
}

/// What a field of the chosen ceiling type holds: `{row}` stands for the product's alias.
macro_rules! of_ceiling_type {
    ($insuree:literal, $treatment:literal, $policy:literal) => {
        concat!(
            r#"CASE {row}."CeilingType" WHEN 'I' THEN {row}.""#,
            $insuree,
            r#"" WHEN 'T' THEN {row}.""#,
            $treatment,
            r#"" WHEN 'P' THEN {row}.""#,
            $policy,
            r#"" END"#
        )
    };
}

/// What is not paid, whatever the care.
pub const DEDUCTIBLE: &str = of_ceiling_type!("DedInsuree", "DedTreatment", "DedPolicy");
/// What is not paid of in-patient care.
pub const DEDUCTIBLE_IP: &str = of_ceiling_type!("DedIPInsuree", "DedIPTreatment", "DedIPPolicy");
/// What is not paid of out-patient care.
pub const DEDUCTIBLE_OP: &str = of_ceiling_type!("DedOPInsuree", "DedOPTreatment", "DedOPPolicy");
/// Up to what is paid, whatever the care.
pub const CEILING: &str = of_ceiling_type!("MaxInsuree", "MaxTreatment", "MaxPolicy");
/// Up to what is paid of in-patient care.
pub const CEILING_IP: &str = of_ceiling_type!("MaxIPInsuree", "MaxIPTreatment", "MaxIPPolicy");
/// Up to what is paid of out-patient care.
pub const CEILING_OP: &str = of_ceiling_type!("MaxOPInsuree", "MaxOPTreatment", "MaxOPPolicy");

/// How contributions are distributed by kind of care, where the product's letters say which division of the year counts:
/// `[{"careType": "B", "periods": ["50.00", …]}]`.
pub const RELATIVE_PRICES: &str = r#"COALESCE((SELECT jsonb_agg(jsonb_build_object('careType', care.letter, 'periods',
        shares.periods) ORDER BY care.letter)
    FROM (VALUES ('B', {row}."PeriodRelPrices"), ('I', {row}."PeriodRelPricesIP"), ('O', {row}."PeriodRelPricesOP"))
        AS care (letter, division),
    LATERAL (SELECT jsonb_agg(COALESCE(share."DistrPerc", 0)::text ORDER BY share."Period") AS periods
        FROM "tblRelDistr" share
        WHERE share."ProdID" = {row}."ProdID" AND share."DistrCareType" = care.letter AND share."ValidityTo" IS NULL
          AND share."DistrType" = CASE care.division WHEN 'M' THEN 12 WHEN 'Q' THEN 4 WHEN 'Y' THEN 1 END) AS shares
    WHERE shares.periods IS NOT NULL), '[]'::jsonb)"#;
