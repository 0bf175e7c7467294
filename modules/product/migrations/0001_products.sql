-- What a scheme sells, as openIMIS has it.

-- A product: its price, what it covers, up to what.
CREATE TABLE "tblProduct" (
    "ValidityFrom"                timestamptz NOT NULL,
    "ValidityTo"                  timestamptz,
    "LegacyID"                    integer,
    "ProdID"                      serial,
    "ProdUUID"                    varchar(36) NOT NULL,
    "ProductCode"                 varchar(8) NOT NULL,
    "ProductName"                 varchar(100) NOT NULL,
    "DateFrom"                    timestamptz NOT NULL,
    "DateTo"                      timestamptz NOT NULL,
    "LumpSum"                     numeric(18,2) NOT NULL,
    "MemberCount"                 smallint NOT NULL,
    "PremiumAdult"                numeric(18,2),
    "PremiumChild"                numeric(18,2),
    "DedInsuree"                  numeric(18,2),
    "DedOPInsuree"                numeric(18,2),
    "DedIPInsuree"                numeric(18,2),
    "MaxInsuree"                  numeric(18,2),
    "MaxOPInsuree"                numeric(18,2),
    "MaxIPInsuree"                numeric(18,2),
    "PeriodRelPrices"             varchar(1),
    "PeriodRelPricesOP"           varchar(1),
    "PeriodRelPricesIP"           varchar(1),
    "AccCodePremiums"             varchar(25),
    "AccCodeRemuneration"         varchar(25),
    "DedTreatment"                numeric(18,2),
    "DedOPTreatment"              numeric(18,2),
    "DedIPTreatment"              numeric(18,2),
    "MaxTreatment"                numeric(18,2),
    "MaxOPTreatment"              numeric(18,2),
    "MaxIPTreatment"              numeric(18,2),
    "DedPolicy"                   numeric(18,2),
    "DedOPPolicy"                 numeric(18,2),
    "DedIPPolicy"                 numeric(18,2),
    "MaxPolicy"                   numeric(18,2),
    "MaxOPPolicy"                 numeric(18,2),
    "MaxIPPolicy"                 numeric(18,2),
    "GracePeriod"                 integer NOT NULL,
    "AuditUserID"                 integer NOT NULL,
    "MaxNoConsultation"           integer,
    "MaxNoSurgery"                integer,
    "MaxNoDelivery"               integer,
    "MaxNoHospitalizaion"         integer,
    "MaxNoVisits"                 integer,
    "MaxAmountConsultation"       numeric(18,2),
    "MaxAmountSurgery"            numeric(18,2),
    "MaxAmountDelivery"           numeric(18,2),
    "MaxAmountHospitalization"    numeric(18,2),
    "GracePeriodRenewal"          integer,
    "MaxInstallments"             integer,
    "WaitingPeriod"               integer,
    "Threshold"                   integer,
    "RenewalDiscountPerc"         integer,
    "RenewalDiscountPeriod"       integer,
    "MaxPolicyExtraMember"        numeric(18,2),
    "MaxPolicyExtraMemberIP"      numeric(18,2),
    "MaxPolicyExtraMemberOP"      numeric(18,2),
    "MaxCeilingPolicy"            numeric(18,2),
    "MaxCeilingPolicyIP"          numeric(18,2),
    "MaxCeilingPolicyOP"          numeric(18,2),
    "EnrolmentDiscountPerc"       integer,
    "EnrolmentDiscountPeriod"     integer,
    "MaxAmountAntenatal"          numeric(18,2),
    "MaxNoAntenatal"              integer,
    "CeilingInterpretation"       varchar(1),
    "LocationId"                  integer,
    "AdministrationPeriod"        integer,
    "ConversionProdID"            integer,
    "GeneralAssemblyFee"          numeric(18,2),
    "GeneralAssemblyLumpSum"      numeric(18,2),
    "InsurancePeriod"             smallint NOT NULL,
    "Level1"                      varchar(1),
    "Level2"                      varchar(1),
    "Level3"                      varchar(1),
    "Level4"                      varchar(1),
    "Sublevel1"                   varchar(1),
    "Sublevel2"                   varchar(1),
    "Sublevel3"                   varchar(1),
    "Sublevel4"                   varchar(1),
    "RegistrationFee"             numeric(18,2),
    "RegistrationLumpSum"         numeric(18,2),
    "RowID"                       text,
    "ShareContribution"           numeric(5,2),
    "StartCycle1"                 varchar(5),
    "StartCycle2"                 varchar(5),
    "StartCycle3"                 varchar(5),
    "StartCycle4"                 varchar(5),
    "WeightAdjustedAmount"        numeric(5,2),
    "WeightInsuredPopulation"     numeric(5,2),
    "WeightNumberFamilies"        numeric(5,2),
    "WeightNumberInsuredFamilies" numeric(5,2),
    "WeightNumberVisits"          numeric(5,2),
    "WeightPopulation"            numeric(5,2),
    "Recurrence"                  smallint,
    "CeilingType"                 varchar(1),
    "Max Age"                     integer,
    "Min Age"                     integer,
    CONSTRAINT "tblProduct_pkey" PRIMARY KEY ("ProdID"),
    CONSTRAINT "tblProduct_ProdUUID_key" UNIQUE ("ProdUUID"),
    CONSTRAINT "tblProduct_ConversionProdID_83d83b2f_fk_tblProduct_ProdID" FOREIGN KEY ("ConversionProdID")
        REFERENCES "tblProduct"("ProdID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblProduct_LocationId_7bb534bc_fk_tblLocations_LocationId" FOREIGN KEY ("LocationId")
        REFERENCES "tblLocations"("LocationId") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblProduct_ConversionProdID_83d83b2f" ON "tblProduct" ("ConversionProdID");
CREATE INDEX "tblProduct_LocationId_7bb534bc" ON "tblProduct" ("LocationId");
CREATE INDEX "tblProduct_ProdUUID_b50a1104_like" ON "tblProduct" ("ProdUUID" varchar_pattern_ops);

-- Medical items that a product covers, with their limits.
CREATE TABLE "tblProductItems" (
    "ValidityFrom"          timestamptz NOT NULL,
    "ValidityTo"            timestamptz,
    "LegacyID"              integer,
    "ProdItemID"            serial,
    "LimitationType"        varchar(1),
    "PriceOrigin"           varchar(1),
    "LimitAdult"            numeric(18,2),
    "LimitChild"            numeric(18,2),
    "WaitingPeriodAdult"    integer,
    "WaitingPeriodChild"    integer,
    "LimitNoAdult"          integer,
    "LimitNoChild"          integer,
    "LimitationTypeR"       varchar(1),
    "LimitationTypeE"       varchar(1),
    "LimitAdultR"           numeric(18,2),
    "LimitAdultE"           numeric(18,2),
    "LimitChildR"           numeric(18,2),
    "LimitChildE"           numeric(18,2),
    "CeilingExclusionAdult" varchar(1),
    "CeilingExclusionChild" varchar(1),
    "AuditUserID"           integer NOT NULL,
    "ItemID"                integer NOT NULL,
    "ProdID"                integer NOT NULL,
    "RowID"                 text,
    CONSTRAINT "tblProductItems_pkey" PRIMARY KEY ("ProdItemID"),
    CONSTRAINT "tblProductItems_ItemID_6dfbe285_fk_tblItems_ItemID" FOREIGN KEY ("ItemID")
        REFERENCES "tblItems"("ItemID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblProductItems_ProdID_40862a5c_fk_tblProduct_ProdID" FOREIGN KEY ("ProdID")
        REFERENCES "tblProduct"("ProdID") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblProductItems_ItemID_6dfbe285" ON "tblProductItems" ("ItemID");
CREATE INDEX "tblProductItems_ProdID_40862a5c" ON "tblProductItems" ("ProdID");

-- Medical services that a product covers, with their limits.
CREATE TABLE "tblProductServices" (
    "ValidityFrom"          timestamptz NOT NULL,
    "ValidityTo"            timestamptz,
    "LegacyID"              integer,
    "ProdServiceID"         serial,
    "LimitationType"        varchar(1) NOT NULL,
    "PriceOrigin"           varchar(1) NOT NULL,
    "LimitAdult"            numeric(18,2),
    "LimitChild"            numeric(18,2),
    "WaitingPeriodAdult"    integer,
    "WaitingPeriodChild"    integer,
    "LimitNoAdult"          integer,
    "LimitNoChild"          integer,
    "LimitationTypeR"       varchar(1),
    "LimitationTypeE"       varchar(1),
    "LimitAdultR"           numeric(18,2),
    "LimitAdultE"           numeric(18,2),
    "LimitChildR"           numeric(18,2),
    "LimitChildE"           numeric(18,2),
    "CeilingExclusionAdult" varchar(1),
    "CeilingExclusionChild" varchar(1),
    "AuditUserID"           integer NOT NULL,
    "ProdID"                integer NOT NULL,
    "ServiceID"             integer NOT NULL,
    "RowID"                 text,
    CONSTRAINT "tblProductServices_pkey" PRIMARY KEY ("ProdServiceID"),
    CONSTRAINT "tblProductServices_ProdID_e48650a8_fk_tblProduct_ProdID" FOREIGN KEY ("ProdID")
        REFERENCES "tblProduct"("ProdID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblProductServices_ServiceID_5e0a03a5_fk_tblServices_ServiceID" FOREIGN KEY ("ServiceID")
        REFERENCES "tblServices"("ServiceID") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblProductServices_ProdID_e48650a8" ON "tblProductServices" ("ProdID");
CREATE INDEX "tblProductServices_ServiceID_5e0a03a5" ON "tblProductServices" ("ServiceID");

-- How a year's contributions are distributed over its periods, for relative prices.
CREATE TABLE "tblRelDistr" (
    "DistrID"       serial,
    "DistrType"     smallint NOT NULL,
    "DistrCareType" varchar(1) NOT NULL,
    "Period"        smallint NOT NULL,
    "DistrPerc"     numeric(18,2),
    "ValidityFrom"  timestamptz NOT NULL,
    "ValidityTo"    timestamptz,
    "LegacyID"      integer,
    "AuditUserID"   integer NOT NULL,
    "ProdID"        integer NOT NULL,
    "RowID"         timestamp,
    CONSTRAINT "tblRelDistr_pkey" PRIMARY KEY ("DistrID"),
    CONSTRAINT "tblRelDistr_ProdID_32d46a14_fk_tblProduct_ProdID" FOREIGN KEY ("ProdID")
        REFERENCES "tblProduct"("ProdID") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblRelDistr_ProdID_32d46a14" ON "tblRelDistr" ("ProdID");

-- What makes a treatment in-patient or out-patient where ceilings are told apart.
CREATE TABLE "tblCeilingInterpretation" (
    "CeilingIntCode" char(1) NOT NULL,
    "CeilingIntDesc" varchar(100) NOT NULL,
    "AltLanguage"    varchar(100),
    "SortOrder"      integer,
    CONSTRAINT "tblCeilingInterpretation_pkey" PRIMARY KEY ("CeilingIntCode")
);

-- Which products a logged change touched.
CREATE TABLE "product_ProductMutation" (
    id          uuid NOT NULL,
    mutation_id uuid NOT NULL,
    product_id  integer NOT NULL,
    CONSTRAINT "product_ProductMutation_pkey" PRIMARY KEY (id),
    CONSTRAINT "product_ProductMutat_mutation_id_15457afa_fk_core_Muta" FOREIGN KEY (mutation_id)
        REFERENCES "core_Mutation_Log"(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "product_ProductMutat_product_id_283bf8f3_fk_tblProduc" FOREIGN KEY (product_id)
        REFERENCES "tblProduct"("ProdID") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "product_ProductMutation_mutation_id_15457afa" ON "product_ProductMutation" (mutation_id);
CREATE INDEX "product_ProductMutation_product_id_283bf8f3" ON "product_ProductMutation" (product_id);

