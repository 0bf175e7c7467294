-- Claims, their lines, and what they used up of policies (spec 1.1 to 1.5).

-- Claims: bills of facilities for one visit or stay of one insuree. The link to batch runs waits for their module.
CREATE TABLE "tblClaim" (
    "ValidityFrom"       timestamptz NOT NULL,
    "ValidityTo"         timestamptz,
    "LegacyID"           integer,
    "ClaimID"            serial,
    "ClaimUUID"          varchar(36) NOT NULL,
    "ClaimCategory"      varchar(1),
    "ClaimCode"          varchar(50) NOT NULL,
    "DateFrom"           date NOT NULL,
    "DateTo"             date,
    "ClaimStatus"        smallint NOT NULL,
    "Adjustment"         text,
    "Claimed"            numeric(18,2),
    "Approved"           numeric(18,2),
    "Reinsured"          numeric(18,2),
    "Valuated"           numeric(18,2),
    "DateClaimed"        date NOT NULL,
    "DateProcessed"      date,
    "Feedback"           boolean NOT NULL,
    "Explanation"        text,
    "FeedbackStatus"     smallint,
    "ReviewStatus"       smallint,
    "ApprovalStatus"     smallint,
    "RejectionReason"    smallint,
    "AuditUserID"        integer NOT NULL,
    "ValidityFromReview" timestamptz,
    "ValidityToReview"   timestamptz,
    "SubmitStamp"        timestamptz,
    "ProcessStamp"       timestamptz,
    "Remunerated"        numeric(18,2),
    "GuaranteeId"        varchar(50),
    "VisitType"          varchar(1),
    "AuditUserIDReview"  integer,
    "AuditUserIDSubmit"  integer,
    "AuditUserIDProcess" integer,
    "Adjuster"           integer,
    "ClaimAdminId"       integer,
    "RunID"              integer,
    "FeedbackID"         integer,
    "HFID"               integer NOT NULL,
    "ICDID"              integer NOT NULL,
    "ICDID1"             integer,
    "ICDID2"             integer,
    "ICDID3"             integer,
    "ICDID4"             integer,
    "InsureeID"          integer NOT NULL,
    "RowID"              bytea,
    "JsonExt"            jsonb,
    "ReferFrom"          integer,
    "ReferTo"            integer,
    "CareType"           varchar(4),
    "RestoredClaim"      integer,
    pre_authorization    boolean,
    patient_condition    varchar(2),
    referral_code        varchar(50),
    CONSTRAINT "tblClaim_pkey" PRIMARY KEY ("ClaimID"),
    CONSTRAINT "tblClaim_ClaimUUID_key" UNIQUE ("ClaimUUID"),
    CONSTRAINT "tblClaim_Adjuster_260f1304_fk_tblUsers_UserID" FOREIGN KEY ("Adjuster")
        REFERENCES "tblUsers"(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblClaim_ClaimAdminId_0ef46dbe_fk_tblClaimAdmin_ClaimAdminId" FOREIGN KEY ("ClaimAdminId")
        REFERENCES "tblClaimAdmin"("ClaimAdminId") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblClaim_HFID_e19ce816_fk_tblHF_HfID" FOREIGN KEY ("HFID")
        REFERENCES "tblHF"("HfID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblClaim_ICDID1_bda229e5_fk_tblICDCodes_ICDID" FOREIGN KEY ("ICDID1")
        REFERENCES "tblICDCodes"("ICDID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblClaim_ICDID2_01114040_fk_tblICDCodes_ICDID" FOREIGN KEY ("ICDID2")
        REFERENCES "tblICDCodes"("ICDID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblClaim_ICDID3_046d79c3_fk_tblICDCodes_ICDID" FOREIGN KEY ("ICDID3")
        REFERENCES "tblICDCodes"("ICDID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblClaim_ICDID4_2397d9bd_fk_tblICDCodes_ICDID" FOREIGN KEY ("ICDID4")
        REFERENCES "tblICDCodes"("ICDID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblClaim_ICDID_e47cee10_fk_tblICDCodes_ICDID" FOREIGN KEY ("ICDID")
        REFERENCES "tblICDCodes"("ICDID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblClaim_InsureeID_b81e59ed_fk_tblInsuree_InsureeID" FOREIGN KEY ("InsureeID")
        REFERENCES "tblInsuree"("InsureeID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblClaim_ReferFrom_cc67a0ed_fk_tblHF_HfID" FOREIGN KEY ("ReferFrom")
        REFERENCES "tblHF"("HfID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblClaim_ReferTo_03eabbf9_fk_tblHF_HfID" FOREIGN KEY ("ReferTo")
        REFERENCES "tblHF"("HfID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblClaim_RestoredClaim_cc0731bc_fk_tblClaim_ClaimID" FOREIGN KEY ("RestoredClaim")
        REFERENCES "tblClaim"("ClaimID") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblClaim_Adjuster_260f1304" ON "tblClaim" ("Adjuster");
CREATE INDEX "tblClaim_ClaimAdminId_0ef46dbe" ON "tblClaim" ("ClaimAdminId");
CREATE INDEX "tblClaim_ClaimUUID_8810870b_like" ON "tblClaim" ("ClaimUUID" varchar_pattern_ops);
CREATE INDEX "tblClaim_HFID_e19ce816" ON "tblClaim" ("HFID");
CREATE INDEX "tblClaim_ICDID1_bda229e5" ON "tblClaim" ("ICDID1");
CREATE INDEX "tblClaim_ICDID2_01114040" ON "tblClaim" ("ICDID2");
CREATE INDEX "tblClaim_ICDID3_046d79c3" ON "tblClaim" ("ICDID3");
CREATE INDEX "tblClaim_ICDID4_2397d9bd" ON "tblClaim" ("ICDID4");
CREATE INDEX "tblClaim_ICDID_e47cee10" ON "tblClaim" ("ICDID");
CREATE INDEX "tblClaim_InsureeID_b81e59ed" ON "tblClaim" ("InsureeID");
CREATE INDEX "tblClaim_ReferFrom_cc67a0ed" ON "tblClaim" ("ReferFrom");
CREATE INDEX "tblClaim_ReferTo_03eabbf9" ON "tblClaim" ("ReferTo");
CREATE INDEX "tblClaim_RestoredClaim_cc0731bc" ON "tblClaim" ("RestoredClaim");
CREATE INDEX "tblClaim_RunID_a819cd42" ON "tblClaim" ("RunID");

-- Drugs and consumables on claims.
CREATE TABLE "tblClaimItems" (
    "ValidityFrom"                timestamptz NOT NULL,
    "ValidityTo"                  timestamptz,
    "LegacyID"                    integer,
    "ClaimItemID"                 serial,
    "ClaimItemStatus"             smallint NOT NULL,
    "Availability"                boolean NOT NULL,
    "QtyProvided"                 numeric(18,2) NOT NULL,
    "QtyApproved"                 numeric(18,2),
    "PriceAsked"                  numeric(18,2) NOT NULL,
    "PriceAdjusted"               numeric(18,2),
    "PriceApproved"               numeric(18,2),
    "PriceValuated"               numeric(18,2),
    "Explanation"                 text,
    "Justification"               text,
    "RejectionReason"             smallint,
    "AuditUserID"                 integer NOT NULL,
    "ValidityFromReview"          timestamptz,
    "ValidityToReview"            timestamptz,
    "AuditUserIDReview"           integer,
    "LimitationValue"             numeric(18,2),
    "Limitation"                  varchar(1),
    "RemuneratedAmount"           numeric(18,2),
    "DeductableAmount"            numeric(18,2),
    "ExceedCeilingAmount"         numeric(18,2),
    "PriceOrigin"                 varchar(1),
    "ExceedCeilingAmountCategory" numeric(18,2),
    "ClaimID"                     integer NOT NULL,
    "ItemID"                      integer NOT NULL,
    "PolicyID"                    integer,
    "ProdID"                      integer,
    "JsonExt"                     jsonb,
    CONSTRAINT "tblClaimItems_pkey" PRIMARY KEY ("ClaimItemID"),
    CONSTRAINT "tblClaimItems_ClaimID_dae5ee72_fk_tblClaim_ClaimID" FOREIGN KEY ("ClaimID")
        REFERENCES "tblClaim"("ClaimID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblClaimItems_ItemID_87f5f3db_fk_tblItems_ItemID" FOREIGN KEY ("ItemID")
        REFERENCES "tblItems"("ItemID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblClaimItems_PolicyID_46dca31d_fk_tblPolicy_PolicyID" FOREIGN KEY ("PolicyID")
        REFERENCES "tblPolicy"("PolicyID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblClaimItems_ProdID_2972c886_fk_tblProduct_ProdID" FOREIGN KEY ("ProdID")
        REFERENCES "tblProduct"("ProdID") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblClaimItems_ClaimID_dae5ee72" ON "tblClaimItems" ("ClaimID");
CREATE INDEX "tblClaimItems_ItemID_87f5f3db" ON "tblClaimItems" ("ItemID");
CREATE INDEX "tblClaimItems_PolicyID_46dca31d" ON "tblClaimItems" ("PolicyID");
CREATE INDEX "tblClaimItems_ProdID_2972c886" ON "tblClaimItems" ("ProdID");

-- Acts on claims.
CREATE TABLE "tblClaimServices" (
    "ValidityFrom"                timestamptz NOT NULL,
    "ValidityTo"                  timestamptz,
    "LegacyID"                    integer,
    "ClaimServiceID"              serial,
    "ClaimServiceStatus"          smallint NOT NULL,
    "QtyProvided"                 numeric(18,2) NOT NULL,
    "QtyApproved"                 numeric(18,2),
    "PriceAsked"                  numeric(18,2) NOT NULL,
    "PriceAdjusted"               numeric(18,2),
    "PriceApproved"               numeric(18,2),
    "PriceValuated"               numeric(18,2),
    "Explanation"                 text,
    "Justification"               text,
    "RejectionReason"             smallint,
    "AuditUserID"                 integer NOT NULL,
    "ValidityFromReview"          timestamptz,
    "ValidityToReview"            timestamptz,
    "AuditUserIDReview"           integer,
    "LimitationValue"             numeric(18,2),
    "Limitation"                  varchar(1),
    "RemuneratedAmount"           numeric(18,2),
    "DeductableAmount"            numeric(18,2),
    "ExceedCeilingAmount"         numeric(18,2),
    "PriceOrigin"                 varchar(1),
    "ExceedCeilingAmountCategory" numeric(18,2),
    "ClaimID"                     integer NOT NULL,
    "PolicyID"                    integer,
    "ProdID"                      integer,
    "ServiceID"                   integer NOT NULL,
    "JsonExt"                     jsonb,
    CONSTRAINT "tblClaimServices_pkey" PRIMARY KEY ("ClaimServiceID"),
    CONSTRAINT "tblClaimServices_ClaimID_b01b2746_fk_tblClaim_ClaimID" FOREIGN KEY ("ClaimID")
        REFERENCES "tblClaim"("ClaimID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblClaimServices_PolicyID_ae42a88a_fk_tblPolicy_PolicyID" FOREIGN KEY ("PolicyID")
        REFERENCES "tblPolicy"("PolicyID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblClaimServices_ProdID_71382956_fk_tblProduct_ProdID" FOREIGN KEY ("ProdID")
        REFERENCES "tblProduct"("ProdID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblClaimServices_ServiceID_3b91b421_fk_tblServices_ServiceID" FOREIGN KEY ("ServiceID")
        REFERENCES "tblServices"("ServiceID") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblClaimServices_ClaimID_b01b2746" ON "tblClaimServices" ("ClaimID");
CREATE INDEX "tblClaimServices_PolicyID_ae42a88a" ON "tblClaimServices" ("PolicyID");
CREATE INDEX "tblClaimServices_ProdID_71382956" ON "tblClaimServices" ("ProdID");
CREATE INDEX "tblClaimServices_ServiceID_3b91b421" ON "tblClaimServices" ("ServiceID");

-- Items within a service that is a package; no history is kept.
CREATE TABLE "tblClaimServicesItems" (
    "idCsi"          integer NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    qty_provided     integer,
    qty_displayed    integer,
    created_date     timestamptz,
    price            numeric(18,2),
    "ClaimServiceID" integer NOT NULL,
    "ItemID"         integer NOT NULL,
    CONSTRAINT "tblClaimServicesItems_pkey" PRIMARY KEY ("idCsi"),
    CONSTRAINT "tblClaimServicesItem_ClaimServiceID_985f5482_fk_tblClaimS" FOREIGN KEY ("ClaimServiceID")
        REFERENCES "tblClaimServices"("ClaimServiceID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblClaimServicesItems_ItemID_feb1695e_fk_tblItems_ItemID" FOREIGN KEY ("ItemID")
        REFERENCES "tblItems"("ItemID") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblClaimServicesItems_ClaimServiceID_985f5482" ON "tblClaimServicesItems" ("ClaimServiceID");
CREATE INDEX "tblClaimServicesItems_ItemID_feb1695e" ON "tblClaimServicesItems" ("ItemID");

-- Services within a service that is a package; no history is kept.
CREATE TABLE "tblClaimServicesService" (
    "idCss"          integer NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    qty_provided     integer,
    qty_displayed    integer,
    created_date     timestamptz,
    price            numeric(18,2),
    "claimServiceID" integer NOT NULL,
    "ServiceId"      integer NOT NULL,
    CONSTRAINT "tblClaimServicesService_pkey" PRIMARY KEY ("idCss"),
    CONSTRAINT "tblClaimServicesServ_ServiceId_885c2f65_fk_tblServic" FOREIGN KEY ("ServiceId")
        REFERENCES "tblServices"("ServiceID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblClaimServicesServ_claimServiceID_b7ddb073_fk_tblClaimS" FOREIGN KEY ("claimServiceID")
        REFERENCES "tblClaimServices"("ClaimServiceID") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblClaimServicesService_ServiceId_885c2f65" ON "tblClaimServicesService" ("ServiceId");
CREATE INDEX "tblClaimServicesService_claimlinkedService_d2725335" ON "tblClaimServicesService" ("claimServiceID");

-- What was deducted from, and remunerated on, a policy by a claim.
CREATE TABLE "tblClaimDedRem" (
    "ValidityFrom"       timestamptz NOT NULL,
    "ValidityTo"         timestamptz,
    "LegacyID"           integer,
    "ExpenditureID"      serial,
    "DedG"               numeric(18,2),
    "DedOP"              numeric(18,2),
    "DedIP"              numeric(18,2),
    "RemG"               numeric(18,2),
    "RemOP"              numeric(18,2),
    "RemIP"              numeric(18,2),
    "RemConsult"         numeric(18,2),
    "RemSurgery"         numeric(18,2),
    "RemDelivery"        numeric(18,2),
    "RemHospitalization" numeric(18,2),
    "RemAntenatal"       numeric(18,2),
    "AuditUserID"        integer NOT NULL,
    "ClaimID"            integer NOT NULL,
    "InsureeID"          integer,
    "PolicyID"           integer NOT NULL,
    CONSTRAINT "tblClaimDedRem_pkey" PRIMARY KEY ("ExpenditureID"),
    CONSTRAINT "tblClaimDedRem_ClaimID_273b3ea8_fk_tblClaim_ClaimID" FOREIGN KEY ("ClaimID")
        REFERENCES "tblClaim"("ClaimID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblClaimDedRem_InsureeID_060ad9ea_fk_tblInsuree_InsureeID" FOREIGN KEY ("InsureeID")
        REFERENCES "tblInsuree"("InsureeID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblClaimDedRem_PolicyID_d317b32a_fk_tblPolicy_PolicyID" FOREIGN KEY ("PolicyID")
        REFERENCES "tblPolicy"("PolicyID") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblClaimDedRem_ClaimID_273b3ea8" ON "tblClaimDedRem" ("ClaimID");
CREATE INDEX "tblClaimDedRem_InsureeID_060ad9ea" ON "tblClaimDedRem" ("InsureeID");
CREATE INDEX "tblClaimDedRem_PolicyID_d317b32a" ON "tblClaimDedRem" ("PolicyID");

-- What patients say about their treatment.
CREATE TABLE "tblFeedback" (
    "ValidityFrom"   timestamptz NOT NULL,
    "ValidityTo"     timestamptz,
    "LegacyID"       integer,
    "FeedbackID"     serial,
    "FeedbackUUID"   varchar(36) NOT NULL,
    "CareRendered"   boolean,
    "PaymentAsked"   boolean,
    "DrugPrescribed" boolean,
    "DrugReceived"   boolean,
    "Asessment"      smallint,
    "CHFOfficerCode" integer,
    "FeedbackDate"   timestamptz,
    "AuditUserID"    integer NOT NULL,
    "ClaimID"        integer,
    CONSTRAINT "tblFeedback_pkey" PRIMARY KEY ("FeedbackID"),
    CONSTRAINT "tblFeedback_ClaimID_key" UNIQUE ("ClaimID"),
    CONSTRAINT "tblFeedback_FeedbackUUID_key" UNIQUE ("FeedbackUUID"),
    CONSTRAINT "tblFeedback_ClaimID_6da5f5bb_fk_tblClaim_ClaimID" FOREIGN KEY ("ClaimID")
        REFERENCES "tblClaim"("ClaimID") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblFeedback_FeedbackUUID_fac958c0_like" ON "tblFeedback" ("FeedbackUUID" varchar_pattern_ops);

-- Officers who are to ask for feedback. There is no link to claims in the database.
CREATE SEQUENCE tblfeedbackprompt_feedbackpromptid_seq;
CREATE TABLE "tblFeedbackPrompt" (
    "ClaimID"            integer,
    "FeedbackPromptDate" date NOT NULL,
    "FeedbackPromptID"   integer NOT NULL DEFAULT nextval('tblfeedbackprompt_feedbackpromptid_seq'),
    "LegacyID"           integer,
    "OfficerID"          integer,
    "PhoneNumber"        varchar(50),
    "SMSStatus"          smallint DEFAULT 0,
    "ValidityFrom"       timestamptz,
    "ValidityTo"         timestamptz,
    "AuditUserID"        integer,
    CONSTRAINT "tblFeedbackPrompt_pkey" PRIMARY KEY ("FeedbackPromptID"),
    CONSTRAINT "tblFeedbackPrompt_OfficerID_c47d859c_fk_tblOfficer_OfficerID" FOREIGN KEY ("OfficerID")
        REFERENCES "tblOfficer"("OfficerID") DEFERRABLE INITIALLY DEFERRED
);
ALTER SEQUENCE tblfeedbackprompt_feedbackpromptid_seq OWNED BY "tblFeedbackPrompt"."FeedbackPromptID";
CREATE INDEX "tblFeedbackPrompt_ClaimID_d59d13c8" ON "tblFeedbackPrompt" ("ClaimID");
CREATE INDEX "tblFeedbackPrompt_OfficerID_c47d859c" ON "tblFeedbackPrompt" ("OfficerID");

ALTER TABLE "tblClaim" ADD CONSTRAINT "tblClaim_FeedbackID_60e540d8_fk_tblFeedback_FeedbackID"
    FOREIGN KEY ("FeedbackID")
    REFERENCES "tblFeedback"("FeedbackID") DEFERRABLE INITIALLY DEFERRED;
