-- Policies and their renewals (spec 1.7, 1.14). The coverage of persons belongs to the module of insurees.

-- Policies. The key to contribution plans waits for the module of those plans.
CREATE TABLE "tblPolicy" (
    "ValidityFrom"       timestamptz NOT NULL,
    "ValidityTo"         timestamptz,
    "LegacyID"           integer,
    "PolicyID"           serial,
    "PolicyUUID"         varchar(36) NOT NULL,
    "PolicyStage"        varchar(1),
    "PolicyStatus"       smallint,
    "PolicyValue"        numeric(18,2),
    "EnrollDate"         date NOT NULL,
    "StartDate"          date NOT NULL,
    "EffectiveDate"      date,
    "ExpiryDate"         date,
    "isOffline"          boolean,
    "AuditUserID"        integer NOT NULL,
    "FamilyID"           integer NOT NULL,
    "OfficerID"          integer,
    "ProdID"             integer NOT NULL,
    "RowID"              bytea,
    "Source"             varchar(50),
    "SourceVersion"      varchar(15),
    "ContributionPlanID" uuid,
    "creationDate"       date,
    CONSTRAINT "tblPolicy_pkey" PRIMARY KEY ("PolicyID"),
    CONSTRAINT "tblPolicy_PolicyUUID_key" UNIQUE ("PolicyUUID"),
    CONSTRAINT "tblPolicy_FamilyID_59ad2bf3_fk_tblFamilies_FamilyID" FOREIGN KEY ("FamilyID")
        REFERENCES "tblFamilies"("FamilyID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblPolicy_OfficerID_7a16e507_fk_tblOfficer_OfficerID" FOREIGN KEY ("OfficerID")
        REFERENCES "tblOfficer"("OfficerID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblPolicy_ProdID_70a26314_fk_tblProduct_ProdID" FOREIGN KEY ("ProdID")
        REFERENCES "tblProduct"("ProdID") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblPolicy_ContributionPlanID_46764662" ON "tblPolicy" ("ContributionPlanID");
CREATE INDEX "tblPolicy_FamilyID_59ad2bf3" ON "tblPolicy" ("FamilyID");
CREATE INDEX "tblPolicy_OfficerID_7a16e507" ON "tblPolicy" ("OfficerID");
CREATE INDEX "tblPolicy_PolicyUUID_c77172a1_like" ON "tblPolicy" ("PolicyUUID" varchar_pattern_ops);
CREATE INDEX "tblPolicy_ProdID_70a26314" ON "tblPolicy" ("ProdID");

-- Policies that are to be renewed.
CREATE TABLE "tblPolicyRenewals" (
    "RenewalID"         serial,
    "RenewalPromptDate" date NOT NULL,
    "RenewalDate"       date NOT NULL,
    "NewOfficerID"      integer,
    "PhoneNumber"       varchar(25),
    "SMSStatus"         smallint NOT NULL,
    "InsureeID"         integer NOT NULL,
    "PolicyID"          integer NOT NULL,
    "NewProdID"         integer NOT NULL,
    "RenewalWarnings"   smallint,
    "ValidityFrom"      timestamptz NOT NULL,
    "ValidityTo"        timestamptz,
    "LegacyID"          integer,
    "AuditCreateUser"   integer,
    "ResponseStatus"    integer,
    "ResponseDate"      timestamptz,
    "RenewalUUID"       uuid NOT NULL,
    CONSTRAINT "tblPolicyRenewals_pkey" PRIMARY KEY ("RenewalID"),
    CONSTRAINT "FK_tblPolicyRenewals_tblInsuree" FOREIGN KEY ("InsureeID")
        REFERENCES "tblInsuree"("InsureeID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "FK_tblPolicyRenewals_tblOfficer" FOREIGN KEY ("NewOfficerID")
        REFERENCES "tblOfficer"("OfficerID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "FK_tblPolicyRenewals_tblPolicy" FOREIGN KEY ("PolicyID")
        REFERENCES "tblPolicy"("PolicyID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "FK_tblPolicyRenewals_tblProduct" FOREIGN KEY ("NewProdID")
        REFERENCES "tblProduct"("ProdID") DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX unique_policy_validity_to_null ON "tblPolicyRenewals" ("PolicyID", "ValidityTo")
    WHERE "ValidityTo" IS NULL;

-- Members whose photo is to be renewed with the policy.
CREATE TABLE "tblPolicyRenewalDetails" (
    "RenewalDetailID" serial,
    "RenewalID"       integer NOT NULL,
    "InsureeID"       integer NOT NULL,
    "ValidityFrom"    timestamptz NOT NULL,
    "ValidityTo"      timestamptz,
    "LegacyID"        integer,
    "AuditCreateUser" integer NOT NULL,
    CONSTRAINT "tblPolicyRenewalDetails_pkey" PRIMARY KEY ("RenewalDetailID"),
    CONSTRAINT "FK_tblPolicyRenewalDetails_tblInsuree" FOREIGN KEY ("InsureeID")
        REFERENCES "tblInsuree"("InsureeID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "FK_tblPolicyRenewalDetails_tblPolicyRenewals" FOREIGN KEY ("RenewalID")
        REFERENCES "tblPolicyRenewals"("RenewalID") DEFERRABLE INITIALLY DEFERRED
);
