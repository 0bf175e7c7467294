//! Tables of the claim module. Legacy names stand here and in the migrations only. Modules that build on claims use these
//! tables too.

#![expect(
    missing_docs,
    reason = "columns are documented where they are read: in the structs that select them"
)]

diesel::table! {
    /// Claims: bills of facilities for one visit or stay of one insuree.
    #[sql_name = "tblClaim"]
    claims (id) {
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "ClaimID"]
        id -> Integer,
        #[sql_name = "ClaimUUID"]
        uuid -> Text,
        #[sql_name = "ClaimCategory"]
        category -> Nullable<Text>,
        #[sql_name = "ClaimCode"]
        code -> Text,
        #[sql_name = "DateFrom"]
        date_from -> Date,
        #[sql_name = "DateTo"]
        date_to -> Nullable<Date>,
        #[sql_name = "ClaimStatus"]
        status -> SmallInt,
        #[sql_name = "Adjustment"]
        adjustment -> Nullable<Text>,
        #[sql_name = "Claimed"]
        claimed -> Nullable<Numeric>,
        #[sql_name = "Approved"]
        approved -> Nullable<Numeric>,
        #[sql_name = "Reinsured"]
        reinsured -> Nullable<Numeric>,
        #[sql_name = "Valuated"]
        valuated -> Nullable<Numeric>,
        #[sql_name = "DateClaimed"]
        date_claimed -> Date,
        #[sql_name = "DateProcessed"]
        date_processed -> Nullable<Date>,
        #[sql_name = "Feedback"]
        feedback_available -> Bool,
        #[sql_name = "Explanation"]
        explanation -> Nullable<Text>,
        #[sql_name = "FeedbackStatus"]
        feedback_status -> Nullable<SmallInt>,
        #[sql_name = "ReviewStatus"]
        review_status -> Nullable<SmallInt>,
        #[sql_name = "ApprovalStatus"]
        approval_status -> Nullable<SmallInt>,
        #[sql_name = "RejectionReason"]
        rejection_reason -> Nullable<SmallInt>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Integer,
        #[sql_name = "ValidityFromReview"]
        valid_from_review -> Nullable<Timestamptz>,
        #[sql_name = "ValidityToReview"]
        valid_to_review -> Nullable<Timestamptz>,
        #[sql_name = "SubmitStamp"]
        submit_stamp -> Nullable<Timestamptz>,
        #[sql_name = "ProcessStamp"]
        process_stamp -> Nullable<Timestamptz>,
        #[sql_name = "Remunerated"]
        remunerated -> Nullable<Numeric>,
        #[sql_name = "GuaranteeId"]
        guarantee_id -> Nullable<Text>,
        #[sql_name = "VisitType"]
        visit_type -> Nullable<Text>,
        #[sql_name = "AuditUserIDReview"]
        audit_user_id_review -> Nullable<Integer>,
        #[sql_name = "AuditUserIDSubmit"]
        audit_user_id_submit -> Nullable<Integer>,
        #[sql_name = "AuditUserIDProcess"]
        audit_user_id_process -> Nullable<Integer>,
        #[sql_name = "Adjuster"]
        adjuster_id -> Nullable<Integer>,
        #[sql_name = "ClaimAdminId"]
        claim_admin_id -> Nullable<Integer>,
        #[sql_name = "RunID"]
        batch_run_id -> Nullable<Integer>,
        #[sql_name = "FeedbackID"]
        feedback_id -> Nullable<Integer>,
        #[sql_name = "HFID"]
        health_facility_id -> Integer,
        #[sql_name = "ICDID"]
        icd_id -> Integer,
        #[sql_name = "ICDID1"]
        icd_1_id -> Nullable<Integer>,
        #[sql_name = "ICDID2"]
        icd_2_id -> Nullable<Integer>,
        #[sql_name = "ICDID3"]
        icd_3_id -> Nullable<Integer>,
        #[sql_name = "ICDID4"]
        icd_4_id -> Nullable<Integer>,
        #[sql_name = "InsureeID"]
        insuree_id -> Integer,
        #[sql_name = "JsonExt"]
        json_ext -> Nullable<Jsonb>,
        #[sql_name = "ReferFrom"]
        refer_from_id -> Nullable<Integer>,
        #[sql_name = "ReferTo"]
        refer_to_id -> Nullable<Integer>,
        #[sql_name = "CareType"]
        care_type -> Nullable<Text>,
        #[sql_name = "RestoredClaim"]
        restored_from_id -> Nullable<Integer>,
        pre_authorization -> Nullable<Bool>,
        patient_condition -> Nullable<Text>,
        referral_code -> Nullable<Text>,
    }
}

diesel::table! {
    /// Drugs and consumables on claims.
    #[sql_name = "tblClaimItems"]
    claim_items (id) {
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "ClaimItemID"]
        id -> Integer,
        #[sql_name = "ClaimItemStatus"]
        status -> SmallInt,
        #[sql_name = "Availability"]
        availability -> Bool,
        #[sql_name = "QtyProvided"]
        qty_provided -> Numeric,
        #[sql_name = "QtyApproved"]
        qty_approved -> Nullable<Numeric>,
        #[sql_name = "PriceAsked"]
        price_asked -> Numeric,
        #[sql_name = "PriceAdjusted"]
        price_adjusted -> Nullable<Numeric>,
        #[sql_name = "PriceApproved"]
        price_approved -> Nullable<Numeric>,
        #[sql_name = "PriceValuated"]
        price_valuated -> Nullable<Numeric>,
        #[sql_name = "Explanation"]
        explanation -> Nullable<Text>,
        #[sql_name = "Justification"]
        justification -> Nullable<Text>,
        #[sql_name = "RejectionReason"]
        rejection_reason -> Nullable<SmallInt>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Integer,
        #[sql_name = "ValidityFromReview"]
        valid_from_review -> Nullable<Timestamptz>,
        #[sql_name = "ValidityToReview"]
        valid_to_review -> Nullable<Timestamptz>,
        #[sql_name = "AuditUserIDReview"]
        audit_user_id_review -> Nullable<Integer>,
        #[sql_name = "LimitationValue"]
        limitation_value -> Nullable<Numeric>,
        #[sql_name = "Limitation"]
        limitation -> Nullable<Text>,
        #[sql_name = "RemuneratedAmount"]
        remunerated_amount -> Nullable<Numeric>,
        #[sql_name = "DeductableAmount"]
        deductible_amount -> Nullable<Numeric>,
        #[sql_name = "ExceedCeilingAmount"]
        exceed_ceiling_amount -> Nullable<Numeric>,
        #[sql_name = "PriceOrigin"]
        price_origin -> Nullable<Text>,
        #[sql_name = "ExceedCeilingAmountCategory"]
        exceed_ceiling_amount_category -> Nullable<Numeric>,
        #[sql_name = "ClaimID"]
        claim_id -> Integer,
        #[sql_name = "ItemID"]
        item_id -> Integer,
        #[sql_name = "PolicyID"]
        policy_id -> Nullable<Integer>,
        #[sql_name = "ProdID"]
        product_id -> Nullable<Integer>,
        #[sql_name = "JsonExt"]
        json_ext -> Nullable<Jsonb>,
    }
}

diesel::table! {
    /// Acts on claims.
    #[sql_name = "tblClaimServices"]
    claim_services (id) {
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "ClaimServiceID"]
        id -> Integer,
        #[sql_name = "ClaimServiceStatus"]
        status -> SmallInt,
        #[sql_name = "QtyProvided"]
        qty_provided -> Numeric,
        #[sql_name = "QtyApproved"]
        qty_approved -> Nullable<Numeric>,
        #[sql_name = "PriceAsked"]
        price_asked -> Numeric,
        #[sql_name = "PriceAdjusted"]
        price_adjusted -> Nullable<Numeric>,
        #[sql_name = "PriceApproved"]
        price_approved -> Nullable<Numeric>,
        #[sql_name = "PriceValuated"]
        price_valuated -> Nullable<Numeric>,
        #[sql_name = "Explanation"]
        explanation -> Nullable<Text>,
        #[sql_name = "Justification"]
        justification -> Nullable<Text>,
        #[sql_name = "RejectionReason"]
        rejection_reason -> Nullable<SmallInt>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Integer,
        #[sql_name = "ValidityFromReview"]
        valid_from_review -> Nullable<Timestamptz>,
        #[sql_name = "ValidityToReview"]
        valid_to_review -> Nullable<Timestamptz>,
        #[sql_name = "AuditUserIDReview"]
        audit_user_id_review -> Nullable<Integer>,
        #[sql_name = "LimitationValue"]
        limitation_value -> Nullable<Numeric>,
        #[sql_name = "Limitation"]
        limitation -> Nullable<Text>,
        #[sql_name = "RemuneratedAmount"]
        remunerated_amount -> Nullable<Numeric>,
        #[sql_name = "DeductableAmount"]
        deductible_amount -> Nullable<Numeric>,
        #[sql_name = "ExceedCeilingAmount"]
        exceed_ceiling_amount -> Nullable<Numeric>,
        #[sql_name = "PriceOrigin"]
        price_origin -> Nullable<Text>,
        #[sql_name = "ExceedCeilingAmountCategory"]
        exceed_ceiling_amount_category -> Nullable<Numeric>,
        #[sql_name = "ClaimID"]
        claim_id -> Integer,
        #[sql_name = "PolicyID"]
        policy_id -> Nullable<Integer>,
        #[sql_name = "ProdID"]
        product_id -> Nullable<Integer>,
        #[sql_name = "ServiceID"]
        service_id -> Integer,
        #[sql_name = "JsonExt"]
        json_ext -> Nullable<Jsonb>,
    }
}

diesel::table! {
    /// Items within a service that is a package.
    #[sql_name = "tblClaimServicesItems"]
    contained_items (id) {
        #[sql_name = "idCsi"]
        id -> Integer,
        qty_provided -> Nullable<Integer>,
        qty_displayed -> Nullable<Integer>,
        created_date -> Nullable<Timestamptz>,
        #[sql_name = "price"]
        price_asked -> Nullable<Numeric>,
        #[sql_name = "ClaimServiceID"]
        claim_service_id -> Integer,
        #[sql_name = "ItemID"]
        item_id -> Integer,
    }
}

diesel::table! {
    /// Services within a service that is a package.
    #[sql_name = "tblClaimServicesService"]
    contained_services (id) {
        #[sql_name = "idCss"]
        id -> Integer,
        qty_provided -> Nullable<Integer>,
        qty_displayed -> Nullable<Integer>,
        created_date -> Nullable<Timestamptz>,
        #[sql_name = "price"]
        price_asked -> Nullable<Numeric>,
        #[sql_name = "claimServiceID"]
        claim_service_id -> Integer,
        #[sql_name = "ServiceId"]
        service_id -> Integer,
    }
}

diesel::table! {
    /// What was deducted from, and remunerated on, a policy by a claim.
    #[sql_name = "tblClaimDedRem"]
    dedrems (id) {
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "ExpenditureID"]
        id -> Integer,
        #[sql_name = "DedG"]
        ded_g -> Nullable<Numeric>,
        #[sql_name = "DedOP"]
        ded_op -> Nullable<Numeric>,
        #[sql_name = "DedIP"]
        ded_ip -> Nullable<Numeric>,
        #[sql_name = "RemG"]
        rem_g -> Nullable<Numeric>,
        #[sql_name = "RemOP"]
        rem_op -> Nullable<Numeric>,
        #[sql_name = "RemIP"]
        rem_ip -> Nullable<Numeric>,
        #[sql_name = "RemConsult"]
        rem_consult -> Nullable<Numeric>,
        #[sql_name = "RemSurgery"]
        rem_surgery -> Nullable<Numeric>,
        #[sql_name = "RemDelivery"]
        rem_delivery -> Nullable<Numeric>,
        #[sql_name = "RemHospitalization"]
        rem_hospitalization -> Nullable<Numeric>,
        #[sql_name = "RemAntenatal"]
        rem_antenatal -> Nullable<Numeric>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Integer,
        #[sql_name = "ClaimID"]
        claim_id -> Integer,
        #[sql_name = "InsureeID"]
        insuree_id -> Nullable<Integer>,
        #[sql_name = "PolicyID"]
        policy_id -> Integer,
    }
}

diesel::table! {
    /// What patients say about their treatment.
    #[sql_name = "tblFeedback"]
    feedbacks (id) {
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "FeedbackID"]
        id -> Integer,
        #[sql_name = "FeedbackUUID"]
        uuid -> Text,
        #[sql_name = "CareRendered"]
        care_rendered -> Nullable<Bool>,
        #[sql_name = "PaymentAsked"]
        payment_asked -> Nullable<Bool>,
        #[sql_name = "DrugPrescribed"]
        drug_prescribed -> Nullable<Bool>,
        #[sql_name = "DrugReceived"]
        drug_received -> Nullable<Bool>,
        #[sql_name = "Asessment"]
        assessment -> Nullable<SmallInt>,
        #[sql_name = "CHFOfficerCode"]
        officer_id -> Nullable<Integer>,
        #[sql_name = "FeedbackDate"]
        feedback_date -> Nullable<Timestamptz>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Integer,
        #[sql_name = "ClaimID"]
        claim_id -> Nullable<Integer>,
    }
}

diesel::table! {
    /// Officers who are to ask for feedback.
    #[sql_name = "tblFeedbackPrompt"]
    feedback_prompts (id) {
        #[sql_name = "ClaimID"]
        claim_id -> Nullable<Integer>,
        #[sql_name = "FeedbackPromptDate"]
        prompt_date -> Date,
        #[sql_name = "FeedbackPromptID"]
        id -> Integer,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "OfficerID"]
        officer_id -> Nullable<Integer>,
        #[sql_name = "PhoneNumber"]
        phone_number -> Nullable<Text>,
        #[sql_name = "SMSStatus"]
        sms_status -> Nullable<SmallInt>,
        #[sql_name = "ValidityFrom"]
        valid_from -> Nullable<Timestamptz>,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "AuditUserID"]
        audit_user_id -> Nullable<Integer>,
    }
}

diesel::table! {
    /// Files and addresses that are attached to claims.
    #[sql_name = "claim_ClaimAttachment"]
    attachments (id) {
        id -> Uuid,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Uuid>,
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "type"]
        kind -> Nullable<Text>,
        title -> Nullable<Text>,
        date -> Date,
        filename -> Nullable<Text>,
        mime -> Nullable<Text>,
        document -> Nullable<Text>,
        claim_id -> Integer,
        url -> Nullable<Text>,
        general_type -> Text,
        module -> Nullable<Text>,
        predefined_type_id -> Nullable<SmallInt>,
    }
}

diesel::table! {
    /// Predefined kinds of attachments.
    #[sql_name = "claim_ClaimAttachment_ClaimAttachmentType"]
    attachment_types (id) {
        #[sql_name = "ValidityFrom"]
        valid_from -> Timestamptz,
        #[sql_name = "ValidityTo"]
        valid_to -> Nullable<Timestamptz>,
        #[sql_name = "LegacyID"]
        legacy_id -> Nullable<Integer>,
        #[sql_name = "ClaimAttachmentTypeId"]
        id -> SmallInt,
        #[sql_name = "ClaimAttachmentType"]
        name -> Text,
        is_autogenerated -> Bool,
        #[sql_name = "claim_general_type"]
        general_type -> Text,
    }
}

diesel::table! {
    /// Which mutation touched which claim.
    #[sql_name = "claim_ClaimMutation"]
    claim_mutations (id) {
        id -> Uuid,
        claim_id -> Integer,
        mutation_id -> Uuid,
    }
}

diesel::table! {
    /// What was decided about claims, line by line; ours.
    #[sql_name = "openimis_claim_decision"]
    decisions (id) {
        id -> BigInt,
        claim_id -> Integer,
        stage -> Text,
        decided_at -> Timestamptz,
        audit_user_id -> Integer,
        mutation_id -> Nullable<Uuid>,
        trace -> Jsonb,
    }
}

diesel::table! {
    /// The last number that was given to a claim of each prefix; ours.
    #[sql_name = "openimis_claim_code_counter"]
    code_counters (prefix) {
        prefix -> Text,
        last -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    claims,
    claim_items,
    claim_services,
    contained_items,
    contained_services,
    dedrems,
    feedbacks,
    feedback_prompts,
    attachments,
    attachment_types,
);

/// How many files and addresses are attached to a claim. `{row}` stands for the claim's alias.
pub const ATTACHMENTS_COUNT: &str = r#"(SELECT count(*)::integer FROM "claim_ClaimAttachment" attachment
    WHERE attachment.claim_id = {row}."ClaimID" AND attachment."ValidityTo" IS NULL)"#;

/// Lines of earlier versions of claims: copies, which ended when they were made.
pub const FORMER_LINE: &str = r#"{row}."LegacyID" IS NOT NULL AND {row}."ValidityTo" IS NOT NULL"#;

/// Claims whose code ends in a number.
pub const CODE_ENDS_IN_DIGITS: &str = r#""tblClaim"."ClaimCode" ~ '[0-9]$'"#;

/// Sets what is approved of claims, by their keys: the sum over their live lines of the price that is approved, else
/// adjusted, else asked, for the quantity that is approved, else given. Items and services are added up apart (W3).
pub const APPROVE: &str = r#"UPDATE "tblClaim" claim SET "Approved" =
    (SELECT coalesce(sum(coalesce("PriceApproved", "PriceAdjusted", "PriceAsked") * coalesce("QtyApproved", "QtyProvided")), 0)
        FROM "tblClaimItems" line WHERE line."ClaimID" = claim."ClaimID" AND line."ValidityTo" IS NULL
        AND line."ClaimItemStatus" = 1)
    + (SELECT coalesce(sum(coalesce("PriceApproved", "PriceAdjusted", "PriceAsked") * coalesce("QtyApproved", "QtyProvided")), 0)
        FROM "tblClaimServices" line WHERE line."ClaimID" = claim."ClaimID" AND line."ValidityTo" IS NULL
        AND line."ClaimServiceStatus" = 1)
    WHERE claim."ClaimID" = ANY($1)"#;

/// What the live items of a claim come to, as they were entered.
pub const CLAIMED_FOR_ITEMS: &str = r#"SELECT sum("QtyProvided" * "PriceAsked") AS claimed FROM "tblClaimItems"
    WHERE "ClaimID" = $1 AND "ValidityTo" IS NULL"#;

/// What the live services of a claim come to, as they were entered (spec 4.2).
pub const CLAIMED_FOR_SERVICES: &str = r#"SELECT sum(CASE WHEN service."manualPrice" THEN service."ServPrice"
        ELSE coalesce(within.amount, line."QtyProvided" * line."PriceAsked") END) AS claimed
    FROM "tblClaimServices" line JOIN "tblServices" service USING ("ServiceID")
    LEFT JOIN LATERAL (SELECT sum(coalesce(price, 0) * coalesce(qty_provided, 0)) AS amount FROM (
        SELECT price, qty_provided FROM "tblClaimServicesItems" part WHERE part."ClaimServiceID" = line."ClaimServiceID"
        UNION ALL
        SELECT price, qty_provided FROM "tblClaimServicesService" part WHERE part."claimServiceID" = line."ClaimServiceID"
    ) parts) within ON TRUE
    WHERE line."ClaimID" = $1 AND line."ValidityTo" IS NULL"#;

/// Sets how much was really given of the items within packages: keys of the services, of the items, quantities.
pub const DISPLAY_ITEMS: &str = r#"UPDATE "tblClaimServicesItems" part SET qty_displayed = given.quantity
    FROM unnest($1, $2, $3) AS given (service, item, quantity)
    WHERE part."ClaimServiceID" = given.service AND part."ItemID" = given.item"#;

/// The same of the services within packages.
pub const DISPLAY_SERVICES: &str = r#"UPDATE "tblClaimServicesService" part SET qty_displayed = given.quantity
    FROM unnest($1, $2, $3) AS given (service, inner_service, quantity)
    WHERE part."claimServiceID" = given.service AND part."ServiceId" = given.inner_service"#;

/// Moves claims: their keys, where they stand, how far review and feedback are, why they are rejected, from when on.
pub const MOVE: &str = r#"UPDATE "tblClaim" claim SET "ClaimStatus" = moved.status, "ReviewStatus" = moved.review,
        "FeedbackStatus" = moved.feedback, "RejectionReason" = moved.reason, "ValidityFrom" = $6
    FROM unnest($1, $2, $3, $4, $5) AS moved (id, status, review, feedback, reason)
    WHERE claim."ClaimID" = moved.id"#;

/// Who is to ask the patients of claims, by the claims' keys: the first officer of the insuree's village, or of his
/// family's, who has a telephone; else the code of one who has none.
pub const WHO_ASKS: &str = r#"SELECT claim."ClaimID" AS claim, concat_ws(', ', current."LocationCode", home."LocationCode") AS villages,
        asked."OfficerID" AS officer, asked."Phone" AS phone, silent."Code" AS silent
    FROM "tblClaim" claim JOIN "tblInsuree" insuree USING ("InsureeID")
    LEFT JOIN "tblFamilies" family ON family."FamilyID" = insuree."FamilyID"
    LEFT JOIN "tblLocations" current ON current."LocationId" = insuree."CurrentVillage"
    LEFT JOIN "tblLocations" home ON home."LocationId" = family."LocationId"
    LEFT JOIN LATERAL (
        SELECT officer."OfficerID", officer."Phone" FROM "tblOfficerVillages" serves
        JOIN "tblOfficer" officer ON officer."OfficerID" = serves."OfficerId"
        WHERE serves."LocationId" IN (insuree."CurrentVillage", family."LocationId") AND serves."ValidityTo" IS NULL
            AND officer."ValidityTo" IS NULL AND officer."Phone" <> ''
        ORDER BY serves."LocationId" IS DISTINCT FROM insuree."CurrentVillage", officer."OfficerID" LIMIT 1
    ) asked ON TRUE
    LEFT JOIN LATERAL (
        SELECT officer."Code" FROM "tblOfficerVillages" serves
        JOIN "tblOfficer" officer ON officer."OfficerID" = serves."OfficerId"
        WHERE serves."LocationId" IN (insuree."CurrentVillage", family."LocationId") AND serves."ValidityTo" IS NULL
            AND officer."ValidityTo" IS NULL AND coalesce(officer."Phone", '') = ''
        ORDER BY officer."OfficerID" LIMIT 1
    ) silent ON TRUE
    WHERE claim."ClaimID" = ANY($1)"#;

/// Writes what a reviewer decided about items: their keys, statuses, quantities, prices, justifications and reasons; the
/// claim's key; the reviewer. What is not said stays.
pub const REVIEW_ITEMS: &str = r#"UPDATE "tblClaimItems" line SET "ClaimItemStatus" = coalesce(verdict.status, line."ClaimItemStatus"),
        "QtyApproved" = coalesce(verdict.quantity, line."QtyApproved"),
        "PriceApproved" = coalesce(verdict.price, line."PriceApproved"),
        "Justification" = coalesce(verdict.justification, line."Justification"),
        "RejectionReason" = coalesce(verdict.reason, line."RejectionReason"), "AuditUserIDReview" = $8
    FROM unnest($1, $2, $3, $4, $5, $6) AS verdict (id, status, quantity, price, justification, reason)
    WHERE line."ClaimItemID" = verdict.id AND line."ClaimID" = $7 AND line."ValidityTo" IS NULL RETURNING verdict.id AS id"#;

/// The same about services.
pub const REVIEW_SERVICES: &str = r#"UPDATE "tblClaimServices" line SET "ClaimServiceStatus" = coalesce(verdict.status, line."ClaimServiceStatus"),
        "QtyApproved" = coalesce(verdict.quantity, line."QtyApproved"),
        "PriceApproved" = coalesce(verdict.price, line."PriceApproved"),
        "Justification" = coalesce(verdict.justification, line."Justification"),
        "RejectionReason" = coalesce(verdict.reason, line."RejectionReason"), "AuditUserIDReview" = $8
    FROM unnest($1, $2, $3, $4, $5, $6) AS verdict (id, status, quantity, price, justification, reason)
    WHERE line."ClaimServiceID" = verdict.id AND line."ClaimID" = $7 AND line."ValidityTo" IS NULL RETURNING verdict.id AS id"#;

/// How many live lines a claim has that passed, and that were rejected.
pub const COUNT_LINES: &str = r#"SELECT count(*) FILTER (WHERE status = 1) AS passed, count(*) FILTER (WHERE status = 2) AS rejected
    FROM (SELECT "ClaimItemStatus" AS status FROM "tblClaimItems" WHERE "ClaimID" = $1 AND "ValidityTo" IS NULL
        UNION ALL SELECT "ClaimServiceStatus" FROM "tblClaimServices" WHERE "ClaimID" = $1 AND "ValidityTo" IS NULL) lines"#;

/// Sets what a claim asks for, once a reviewer has said how much was really given of what is within packages (spec 9.5).
pub const RECLAIM: &str = r#"UPDATE "tblClaim" claim SET "Claimed" =
    (SELECT coalesce(sum("QtyProvided" * "PriceAsked"), 0) FROM "tblClaimItems" line
        WHERE line."ClaimID" = claim."ClaimID" AND line."ValidityTo" IS NULL)
    + (SELECT coalesce(sum(CASE WHEN service."manualPrice" THEN service."ServPrice"
            ELSE coalesce(within.amount, line."QtyProvided" * line."PriceAsked") END), 0)
        FROM "tblClaimServices" line JOIN "tblServices" service USING ("ServiceID")
        LEFT JOIN LATERAL (SELECT sum(coalesce(price, 0) * coalesce(qty_displayed, 0)) AS amount FROM (
            SELECT price, qty_displayed FROM "tblClaimServicesItems" part WHERE part."ClaimServiceID" = line."ClaimServiceID"
            UNION ALL
            SELECT price, qty_displayed FROM "tblClaimServicesService" part
                WHERE part."claimServiceID" = line."ClaimServiceID"
        ) parts) within ON TRUE
        WHERE line."ClaimID" = claim."ClaimID" AND line."ValidityTo" IS NULL)
    WHERE claim."ClaimID" = $1"#;

/// Copies an attachment as it was, without the bytes: its key, the instant at which it ended.
pub const KEEP_ATTACHMENT: &str = r#"INSERT INTO "claim_ClaimAttachment" SELECT copy.* FROM "claim_ClaimAttachment" live,
    LATERAL jsonb_populate_record(live, jsonb_build_object('id', gen_random_uuid(), 'LegacyID', live.id, 'ValidityTo', $2,
        'document', NULL)) AS copy
    WHERE live.id = $1"#;
