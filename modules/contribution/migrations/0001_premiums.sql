-- Contributions and what changed them (spec 1.9, 1.15).

-- Money recorded against a policy, with its history.
CREATE TABLE "tblPremium" (
    "PremiumId"                  serial,
    "PremiumUUID"                varchar(36) NOT NULL,
    "LegacyID"                   integer,
    "Amount"                     numeric(18,2) NOT NULL,
    "Receipt"                    varchar(50) NOT NULL,
    "PayDate"                    date NOT NULL,
    "PayType"                    varchar(1) NOT NULL,
    "isPhotoFee"                 boolean,
    "isOffline"                  boolean,
    "ReportingId"                integer,
    "ValidityFrom"               timestamptz NOT NULL,
    "ValidityTo"                 timestamptz,
    "AuditUserID"                integer NOT NULL,
    "PayerID"                    integer,
    "PolicyID"                   integer NOT NULL,
    "CreatedDate"                date DEFAULT CURRENT_DATE NOT NULL,
    "Source"                     varchar(50),
    "SourceVersion"              varchar(15),
    "AllDetailsCommissionReport" timestamptz,
    "OverviewCommissionReport"   timestamptz,
    "ReportingCommissionID"      integer,
    CONSTRAINT "tblPremium_pkey" PRIMARY KEY ("PremiumId"),
    CONSTRAINT "tblPremium_PremiumUUID_key" UNIQUE ("PremiumUUID"),
    CONSTRAINT "tblPremium_PayerID_01ec1db8_fk_tblPayer_PayerID" FOREIGN KEY ("PayerID")
        REFERENCES "tblPayer"("PayerID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblPremium_PolicyID_5d8a7e70_fk_tblPolicy_PolicyID" FOREIGN KEY ("PolicyID")
        REFERENCES "tblPolicy"("PolicyID") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblPremium_PayerID_01ec1db8" ON "tblPremium" ("PayerID");
CREATE INDEX "tblPremium_PolicyID_5d8a7e70" ON "tblPremium" ("PolicyID");
CREATE INDEX "tblPremium_PremiumUUID_51645b98_like" ON "tblPremium" ("PremiumUUID" varchar_pattern_ops);

-- Which contributions a logged change touched.
CREATE TABLE "contribution_PremiumMutation" (
    id          uuid NOT NULL,
    mutation_id uuid NOT NULL,
    premium_id  integer NOT NULL,
    CONSTRAINT "contribution_PremiumMutation_pkey" PRIMARY KEY (id),
    CONSTRAINT "contribution_Premium_mutation_id_cc6e4af5_fk_core_Muta" FOREIGN KEY (mutation_id)
        REFERENCES "core_Mutation_Log"(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "contribution_Premium_premium_id_3457b571_fk_tblPremiu" FOREIGN KEY (premium_id)
        REFERENCES "tblPremium"("PremiumId") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "contribution_PremiumMutation_mutation_id_cc6e4af5" ON "contribution_PremiumMutation" (mutation_id);
CREATE INDEX "contribution_PremiumMutation_premium_id_3457b571" ON "contribution_PremiumMutation" (premium_id);
