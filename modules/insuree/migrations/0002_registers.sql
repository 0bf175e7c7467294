-- Photos, families and people (spec 1.4 to 1.6).

-- Photos. They name the person by key without a foreign key: openIMIS has them so.
CREATE TABLE "tblPhotos" (
    "PhotoID"       serial,
    "PhotoUUID"     varchar(36) NOT NULL,
    "InsureeID"     integer,
    "CHFID"         varchar(50),
    "PhotoFolder"   varchar(255),
    "PhotoFileName" varchar(255),
    "OfficerID"     integer,
    "PhotoDate"     date,
    "ValidityFrom"  timestamptz NOT NULL,
    "ValidityTo"    timestamptz,
    "AuditUserID"   integer,
    "RowID"         text,
    "LegacyID"      integer,
    photo           text,
    CONSTRAINT "tblPhotos_pkey" PRIMARY KEY ("PhotoID"),
    CONSTRAINT "tblPhotos_PhotoUUID_key" UNIQUE ("PhotoUUID")
);
CREATE INDEX "tblPhotos_PhotoUUID_8f5fba24_like" ON "tblPhotos" ("PhotoUUID" varchar_pattern_ops);

-- Families, with their history. The head is a person, each person belongs to a family: the key of the head follows below.
CREATE TABLE "tblFamilies" (
    "FamilyID"         serial,
    "FamilyUUID"       varchar(36) NOT NULL,
    "LegacyID"         integer,
    "Poverty"          boolean,
    "FamilyAddress"    varchar(200),
    "isOffline"        boolean,
    "Ethnicity"        varchar(1),
    "ConfirmationNo"   varchar(12),
    "ValidityFrom"     timestamptz NOT NULL,
    "ValidityTo"       timestamptz,
    "AuditUserID"      integer NOT NULL,
    "ConfirmationType" varchar(3),
    "FamilyType"       varchar(2),
    "InsureeID"        integer NOT NULL,
    "LocationId"       integer,
    "RowID"            text,
    "Source"           varchar(50),
    "SourceVersion"    varchar(15),
    "JsonExt"          jsonb,
    CONSTRAINT "tblFamilies_pkey" PRIMARY KEY ("FamilyID"),
    CONSTRAINT "tblFamilies_FamilyUUID_key" UNIQUE ("FamilyUUID"),
    CONSTRAINT "tblFamilies_ConfirmationType_bcb4c6c3_fk_tblConfir" FOREIGN KEY ("ConfirmationType")
        REFERENCES "tblConfirmationTypes"("ConfirmationTypeCode") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblFamilies_FamilyType_bee7213f_fk_tblFamily" FOREIGN KEY ("FamilyType")
        REFERENCES "tblFamilyTypes"("FamilyTypeCode") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblFamilies_LocationId_a1cec0d8_fk_tblLocations_LocationId" FOREIGN KEY ("LocationId")
        REFERENCES "tblLocations"("LocationId") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblFamilies_ConfirmationType_bcb4c6c3" ON "tblFamilies" ("ConfirmationType");
CREATE INDEX "tblFamilies_ConfirmationType_bcb4c6c3_like" ON "tblFamilies" ("ConfirmationType" varchar_pattern_ops);
CREATE INDEX "tblFamilies_FamilyType_bee7213f" ON "tblFamilies" ("FamilyType");
CREATE INDEX "tblFamilies_FamilyType_bee7213f_like" ON "tblFamilies" ("FamilyType" varchar_pattern_ops);
CREATE INDEX "tblFamilies_FamilyUUID_2602bc63_like" ON "tblFamilies" ("FamilyUUID" varchar_pattern_ops);
CREATE INDEX "tblFamilies_InsureeID_d793b5db" ON "tblFamilies" ("InsureeID");
CREATE INDEX "tblFamilies_LocationId_a1cec0d8" ON "tblFamilies" ("LocationId");

-- People, with their history.
CREATE TABLE "tblInsuree" (
    "InsureeID"      serial,
    "AuditUserID"    integer NOT NULL,
    "CHFID"          varchar(50),
    "CardIssued"     boolean,
    "CurrentAddress" varchar(200),
    "CurrentVillage" integer,
    "DOB"            date,
    "Education"      smallint,
    "Email"          varchar(100),
    "FamilyID"       integer,
    "Gender"         varchar(1),
    "GeoLocation"    varchar(250),
    "HFID"           integer,
    "InsureeUUID"    varchar(36) NOT NULL,
    "IsHead"         boolean NOT NULL,
    "LastName"       varchar(100) NOT NULL,
    "LegacyID"       integer,
    "Marital"        varchar(1),
    "OtherNames"     varchar(100) NOT NULL,
    "Phone"          varchar(50),
    "PhotoDate"      date,
    "PhotoID"        integer,
    "Profession"     smallint,
    "Relationship"   smallint,
    "RowID"          bytea,
    "TypeOfId"       varchar(1),
    "ValidityFrom"   timestamptz NOT NULL,
    "ValidityTo"     timestamptz,
    "Vulnerability"  boolean,
    "isOffline"      boolean,
    passport         varchar(25),
    "Source"         varchar(50),
    "SourceVersion"  varchar(15),
    "JsonExt"        jsonb,
    status           varchar(2),
    status_date      date,
    "StatusReason"   smallint,
    CONSTRAINT "tblInsuree_pkey" PRIMARY KEY ("InsureeID"),
    CONSTRAINT "tblInsuree_InsureeUUID_key" UNIQUE ("InsureeUUID"),
    CONSTRAINT "tblInsuree_CurrentVillage_8ea25085_fk_tblLocations_LocationId" FOREIGN KEY ("CurrentVillage")
        REFERENCES "tblLocations"("LocationId"),
    CONSTRAINT "tblInsuree_Education_92d6d161_fk_tblEducations_EducationId" FOREIGN KEY ("Education")
        REFERENCES "tblEducations"("EducationId") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblInsuree_FamilyID_fd2608e5_fk_tblFamilies_FamilyID" FOREIGN KEY ("FamilyID")
        REFERENCES "tblFamilies"("FamilyID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblInsuree_Gender_684d27ce_fk_tblGender_Code" FOREIGN KEY ("Gender")
        REFERENCES "tblGender"("Code") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblInsuree_HFID_6dd10883_fk_tblHF_HfID" FOREIGN KEY ("HFID")
        REFERENCES "tblHF"("HfID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblInsuree_PhotoID_a0c76ec1_fk_tblPhotos_PhotoID" FOREIGN KEY ("PhotoID")
        REFERENCES "tblPhotos"("PhotoID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblInsuree_Profession_baa97c52_fk_tblProfessions_ProfessionId" FOREIGN KEY ("Profession")
        REFERENCES "tblProfessions"("ProfessionId") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblInsuree_Relationship_abc21144_fk_tblRelations_RelationId" FOREIGN KEY ("Relationship")
        REFERENCES "tblRelations"("RelationId") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblInsuree_StatusReason_eb74b00a_fk_tblInsure" FOREIGN KEY ("StatusReason")
        REFERENCES "tblInsureeStatusReason"("StatusReasonId") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "ix_tblInsuree_validity" ON "tblInsuree" ("ValidityFrom", "LegacyID", "InsureeID");
CREATE INDEX "tblInsuree_Education_92d6d161" ON "tblInsuree" ("Education");
CREATE INDEX "tblInsuree_FamilyID_fd2608e5" ON "tblInsuree" ("FamilyID");
CREATE INDEX "tblInsuree_Gender_684d27ce" ON "tblInsuree" ("Gender");
CREATE INDEX "tblInsuree_Gender_684d27ce_like" ON "tblInsuree" ("Gender" varchar_pattern_ops);
CREATE INDEX "tblInsuree_HFID_6dd10883" ON "tblInsuree" ("HFID");
CREATE INDEX "tblInsuree_InsureeUUID_88c0edbf_like" ON "tblInsuree" ("InsureeUUID" varchar_pattern_ops);
CREATE INDEX "tblInsuree_PhotoID_a0c76ec1" ON "tblInsuree" ("PhotoID");
CREATE INDEX "tblInsuree_Profession_baa97c52" ON "tblInsuree" ("Profession");
CREATE INDEX "tblInsuree_Relationship_abc21144" ON "tblInsuree" ("Relationship");
CREATE INDEX "tblInsuree_StatusReason_eb74b00a" ON "tblInsuree" ("StatusReason");

ALTER TABLE "tblFamilies" ADD CONSTRAINT "tblFamilies_InsureeID_d793b5db_fk_tblInsuree_InsureeID" FOREIGN KEY ("InsureeID")
    REFERENCES "tblInsuree"("InsureeID") DEFERRABLE INITIALLY DEFERRED;
