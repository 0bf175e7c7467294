-- Code lists of people and families (spec 1.3).

-- Genders.
CREATE TABLE "tblGender" (
    "Code"        varchar(1) NOT NULL,
    "Gender"      varchar(50),
    "AltLanguage" varchar(50),
    "SortOrder"   integer,
    CONSTRAINT "tblGender_pkey" PRIMARY KEY ("Code")
);
CREATE INDEX "tblGender_Code_826963f5_like" ON "tblGender" ("Code" varchar_pattern_ops);

-- Levels of education.
CREATE TABLE "tblEducations" (
    "EducationId" smallint NOT NULL,
    "Education"   varchar(50) NOT NULL,
    "SortOrder"   integer,
    "AltLanguage" varchar(50),
    CONSTRAINT "tblEducations_pkey" PRIMARY KEY ("EducationId")
);

-- Professions.
CREATE TABLE "tblProfessions" (
    "ProfessionId" smallint NOT NULL,
    "Profession"   varchar(50) NOT NULL,
    "SortOrder"    integer,
    "AltLanguage"  varchar(50),
    CONSTRAINT "tblProfessions_pkey" PRIMARY KEY ("ProfessionId")
);

-- What a member is to the head of the family.
CREATE TABLE "tblRelations" (
    "RelationId"  smallint NOT NULL,
    "Relation"    varchar(50) NOT NULL,
    "SortOrder"   integer,
    "AltLanguage" varchar(50),
    CONSTRAINT "tblRelations_pkey" PRIMARY KEY ("RelationId")
);

-- Types of family.
CREATE TABLE "tblFamilyTypes" (
    "FamilyTypeCode" varchar(2) NOT NULL,
    "FamilyType"     varchar(50) NOT NULL,
    "SortOrder"      integer,
    "AltLanguage"    varchar(50),
    CONSTRAINT "tblFamilyTypes_pkey" PRIMARY KEY ("FamilyTypeCode")
);
CREATE INDEX "tblFamilyTypes_FamilyTypeCode_8e75d6dc_like" ON "tblFamilyTypes" ("FamilyTypeCode" varchar_pattern_ops);

-- How the poverty of a family is confirmed.
CREATE TABLE "tblConfirmationTypes" (
    "ConfirmationTypeCode"          varchar(3) NOT NULL,
    "ConfirmationType"              varchar(50) NOT NULL,
    "SortOrder"                     integer,
    "AltLanguage"                   varchar(50),
    is_confirmation_number_required boolean NOT NULL,
    CONSTRAINT "tblConfirmationTypes_pkey" PRIMARY KEY ("ConfirmationTypeCode")
);
CREATE INDEX "tblConfirmationTypes_ConfirmationTypeCode_ec61e83d_like" ON "tblConfirmationTypes" ("ConfirmationTypeCode" varchar_pattern_ops);

-- Documents that identify a person.
CREATE TABLE "tblIdentificationTypes" (
    "IdentificationCode"  varchar(1) NOT NULL,
    "IdentificationTypes" varchar(50) NOT NULL,
    "AltLanguage"         varchar(50),
    "SortOrder"           integer,
    CONSTRAINT "tblIdentificationTypes_pkey" PRIMARY KEY ("IdentificationCode")
);

-- Why a person is inactive or dead.
CREATE TABLE "tblInsureeStatusReason" (
    "ValidityFrom"   timestamptz NOT NULL,
    "ValidityTo"     timestamptz,
    "LegacyID"       integer,
    "StatusReasonId" smallint NOT NULL,
    "StatusReason"   varchar(50) NOT NULL,
    "Code"           varchar(5) NOT NULL,
    status_type      varchar(2) NOT NULL,
    CONSTRAINT "tblInsureeStatusReason_pkey" PRIMARY KEY ("StatusReasonId")
);
