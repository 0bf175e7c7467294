-- The registers of locations and health facilities (spec 1.5).

-- Regions (R), districts (D), municipalities (W) and villages (V), with their history.
CREATE TABLE "tblLocations" (
    "ValidityFrom"     timestamptz NOT NULL,
    "ValidityTo"       timestamptz,
    "LegacyID"         integer,
    "LocationId"       serial,
    "LocationUUID"     varchar(36) NOT NULL,
    "LocationCode"     varchar(50),
    "LocationName"     varchar(50),
    "LocationType"     varchar(1) NOT NULL,
    "MalePopulation"   integer,
    "FemalePopulation" integer,
    "OtherPopulation"  integer,
    "Families"         integer,
    "AuditUserId"      integer,
    "ParentLocationId" integer,
    "RowId"            text,
    "JsonExt"          jsonb,
    CONSTRAINT "tblLocations_pkey" PRIMARY KEY ("LocationId"),
    CONSTRAINT "tblLocations_LocationUUID_key" UNIQUE ("LocationUUID"),
    CONSTRAINT "tblLocations_ParentLocationId_5ba57c61_fk_tblLocati" FOREIGN KEY ("ParentLocationId")
        REFERENCES "tblLocations"("LocationId") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "ix_tblLocation_parentLocationId" ON "tblLocations" ("ParentLocationId", "LegacyID");
CREATE INDEX "tblLocations_LocationUUID_236a65f8_like" ON "tblLocations" ("LocationUUID" varchar_pattern_ops);
CREATE INDEX "tblLocations_ParentLocationId_5ba57c61" ON "tblLocations" ("ParentLocationId");

-- Legal forms of facilities.
CREATE TABLE "tblLegalForms" (
    "LegalFormCode" varchar(1) NOT NULL,
    "LegalForms"    varchar(50) NOT NULL,
    "SortOrder"     integer,
    "AltLanguage"   varchar(50),
    CONSTRAINT "tblLegalForms_pkey" PRIMARY KEY ("LegalFormCode")
);
CREATE INDEX "tblLegalForms_LegalFormCode_36d2d2fd_like" ON "tblLegalForms" ("LegalFormCode" varchar_pattern_ops);

-- Sub-levels of facilities.
CREATE TABLE "tblHFSublevel" (
    "HFSublevel"     varchar(1) NOT NULL,
    "HFSublevelDesc" varchar(50),
    "SortOrder"      integer,
    "AltLanguage"    varchar(50),
    CONSTRAINT "tblHFSublevel_pkey" PRIMARY KEY ("HFSublevel")
);
CREATE INDEX "tblHFSublevel_HFSublevel_9b1bf0c1_like" ON "tblHFSublevel" ("HFSublevel" varchar_pattern_ops);

-- Health facilities. The links to price lists are in 0004, they wait for the module of the price lists.
CREATE TABLE "tblHF" (
    "ValidityFrom"      timestamptz NOT NULL,
    "ValidityTo"        timestamptz,
    "LegacyID"          integer,
    "HfID"              serial,
    "HfUUID"            varchar(36) NOT NULL,
    "HFCode"            varchar(8) NOT NULL,
    "HFName"            varchar(100) NOT NULL,
    "AccCode"           varchar(25),
    "HFLevel"           varchar(1) NOT NULL,
    "HFAddress"         varchar(100),
    "Phone"             varchar(50),
    "Fax"               varchar(50),
    "eMail"             varchar(50),
    "HFCareType"        varchar(1) NOT NULL,
    "OffLine"           boolean NOT NULL,
    "AuditUserID"       integer NOT NULL,
    "PLItemID"          integer,
    "LegalForm"         varchar(1) NOT NULL,
    "LocationId"        integer NOT NULL,
    "PLServiceID"       integer,
    "HFSublevel"        varchar(1),
    "RowID"             bytea,
    "JsonExt"           jsonb,
    "ContractEndDate"   date,
    "ContractStartDate" date,
    status              varchar(2) NOT NULL,
    CONSTRAINT "tblHF_pkey" PRIMARY KEY ("HfID"),
    CONSTRAINT "tblHF_HfUUID_key" UNIQUE ("HfUUID"),
    CONSTRAINT "tblHF_HFSublevel_99fb0809_fk_tblHFSublevel_HFSublevel" FOREIGN KEY ("HFSublevel")
        REFERENCES "tblHFSublevel"("HFSublevel") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblHF_LegalForm_950c70ad_fk_tblLegalForms_LegalFormCode" FOREIGN KEY ("LegalForm")
        REFERENCES "tblLegalForms"("LegalFormCode") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblHF_LocationId_1b9634eb_fk_tblLocations_LocationId" FOREIGN KEY ("LocationId")
        REFERENCES "tblLocations"("LocationId") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblHF_HFSublevel_99fb0809" ON "tblHF" ("HFSublevel");
CREATE INDEX "tblHF_HFSublevel_99fb0809_like" ON "tblHF" ("HFSublevel" varchar_pattern_ops);
CREATE INDEX "tblHF_HfUUID_31e0d742_like" ON "tblHF" ("HfUUID" varchar_pattern_ops);
CREATE INDEX "tblHF_LegalForm_950c70ad" ON "tblHF" ("LegalForm");
CREATE INDEX "tblHF_LegalForm_950c70ad_like" ON "tblHF" ("LegalForm" varchar_pattern_ops);
CREATE INDEX "tblHF_LocationId_1b9634eb" ON "tblHF" ("LocationId");
CREATE INDEX "tblHF_PLItemID_2276bb56" ON "tblHF" ("PLItemID");
CREATE INDEX "tblHF_PLServiceID_b08acd41" ON "tblHF" ("PLServiceID");

-- The share of a location that a facility serves, in percent.
CREATE TABLE "tblHFCatchment" (
    "HFCatchmentId" serial,
    "LegacyId"      integer,
    "Catchment"     integer,
    "ValidityFrom"  timestamptz,
    "ValidityTo"    timestamptz,
    "AuditUserId"   integer,
    "HFID"          integer NOT NULL,
    "LocationId"    integer NOT NULL,
    CONSTRAINT "tblHFCatchment_pkey" PRIMARY KEY ("HFCatchmentId"),
    CONSTRAINT "tblHFCatchment_HFID_81949f39_fk_tblHF_HfID" FOREIGN KEY ("HFID")
        REFERENCES "tblHF"("HfID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblHFCatchment_LocationId_9dc42e7d_fk_tblLocations_LocationId" FOREIGN KEY ("LocationId")
        REFERENCES "tblLocations"("LocationId") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblHFCatchment_HFID_81949f39" ON "tblHFCatchment" ("HFID");
CREATE INDEX "tblHFCatchment_LocationId_9dc42e7d" ON "tblHFCatchment" ("LocationId");
