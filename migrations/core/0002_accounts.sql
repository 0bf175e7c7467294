-- Who can be someone in openIMIS (spec 1.4): languages, interactive and technical users, officers,
-- claim administrators, and the account that binds them.

-- Languages of the interface and of printed text.
CREATE TABLE "tblLanguages" (
    "LanguageCode" varchar(5) NOT NULL,
    "LanguageName" varchar(50) NOT NULL,
    "SortOrder"    integer,
    "CountryCode"  varchar(10),
    CONSTRAINT "tblLanguages_pkey" PRIMARY KEY ("LanguageCode")
);
CREATE INDEX "tblLanguages_LanguageCode_7275408d_like" ON "tblLanguages" ("LanguageCode" varchar_pattern_ops);

-- Interactive users. The key was renamed from "UserID", its sequence kept the old name.
-- "RoleID", password and "DummyPwd" are dead columns; the password hash is in "StoredPassword".
CREATE SEQUENCE "tblUsers_UserID_seq" AS bigint;
CREATE TABLE "tblUsers" (
    "DummyPwd"         varchar(25),
    "EmailId"          varchar(200),
    "HFID"             integer,
    "IsAssociated"     boolean,
    "LanguageID"       varchar(5) NOT NULL,
    "LastName"         varchar(100) NOT NULL,
    "LoginName"        varchar(25) NOT NULL,
    "OtherNames"       varchar(100) NOT NULL,
    "PasswordValidity" timestamptz,
    "Phone"            varchar(50),
    "PrivateKey"       varchar(256),
    "StoredPassword"   varchar(256),
    "RoleID"           integer,
    id                 bigint DEFAULT nextval('"tblUsers_UserID_seq"') NOT NULL,
    "UUID"             uuid NOT NULL,
    "ValidityFrom"     timestamptz,
    "ValidityTo"       timestamptz,
    password           bytea,
    "LastLogin"        timestamp,
    date_deactivated   timestamptz,
    active             boolean NOT NULL,
    "Json_ext"         jsonb,
    version            integer NOT NULL,
    CONSTRAINT "tblUsers_pkey" PRIMARY KEY (id),
    CONSTRAINT "tblUsers_UserUUID_key" UNIQUE ("UUID"),
    CONSTRAINT "tblUsers_LanguageID_41388727_fk_tblLanguages_LanguageCode" FOREIGN KEY ("LanguageID")
        REFERENCES "tblLanguages"("LanguageCode") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblUsers_LanguageID_41388727" ON "tblUsers" ("LanguageID");
CREATE INDEX "tblUsers_LanguageID_41388727_like" ON "tblUsers" ("LanguageID" varchar_pattern_ops);
ALTER SEQUENCE "tblUsers_UserID_seq" OWNED BY "tblUsers".id;

-- Accounts of other systems, with password hashes in the framework's format.
CREATE TABLE "core_TechnicalUser" (
    password      varchar(128) NOT NULL,
    last_login    timestamptz,
    id            uuid NOT NULL,
    username      varchar(50) NOT NULL,
    email         varchar(254),
    is_staff      boolean NOT NULL,
    is_superuser  boolean NOT NULL,
    validity_from timestamptz,
    validity_to   timestamptz,
    CONSTRAINT "core_TechnicalUser_pkey" PRIMARY KEY (id),
    CONSTRAINT "core_TechnicalUser_username_key" UNIQUE (username)
);
CREATE INDEX "core_TechnicalUser_username_6f41c923_like" ON "core_TechnicalUser" (username varchar_pattern_ops);

-- Enrolment officers. The link from "LocationId" to the register of locations belongs to the location module.
CREATE TABLE "tblOfficer" (
    "ValidityFrom"       timestamptz NOT NULL,
    "ValidityTo"         timestamptz,
    "LegacyID"           integer,
    "OfficerID"          serial,
    "OfficerUUID"        varchar(36) NOT NULL,
    "Code"               varchar(8) NOT NULL,
    "LastName"           varchar(100) NOT NULL,
    "OtherNames"         varchar(100) NOT NULL,
    "LocationId"         integer,
    "AuditUserID"        integer NOT NULL,
    "DOB"                date,
    "EmailId"            varchar(200),
    "HasLogin"           boolean,
    "OfficerIDSubst"     integer,
    permanentaddress     varchar(100),
    "Phone"              varchar(50),
    "PhoneCommunication" boolean,
    "RowID"              text,
    "VEOCode"            varchar(8),
    "VEODOB"             date,
    "VEOLastName"        varchar(100),
    "VEOOtherNames"      varchar(100),
    "VEOPhone"           varchar(25),
    "WorksTo"            timestamptz,
    "JsonExt"            jsonb,
    CONSTRAINT "tblOfficer_pkey" PRIMARY KEY ("OfficerID"),
    CONSTRAINT "tblOfficer_OfficerUUID_key" UNIQUE ("OfficerUUID"),
    CONSTRAINT "tblOfficer_OfficerIDSubst_29656666_fk_tblOfficer_OfficerID" FOREIGN KEY ("OfficerIDSubst")
        REFERENCES "tblOfficer"("OfficerID") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblOfficer_OfficerIDSubst_29656666" ON "tblOfficer" ("OfficerIDSubst");
CREATE INDEX "tblOfficer_OfficerUUID_142745c8_like" ON "tblOfficer" ("OfficerUUID" varchar_pattern_ops);

-- Claim administrators. The link from "HFId" to the register of facilities belongs to the location module.
CREATE TABLE "tblClaimAdmin" (
    "ValidityFrom"   timestamptz NOT NULL,
    "ValidityTo"     timestamptz,
    "LegacyID"       integer,
    "ClaimAdminId"   serial,
    "ClaimAdminUUID" varchar(36) NOT NULL,
    "ClaimAdminCode" varchar(8),
    "LastName"       varchar(100),
    "OtherNames"     varchar(100),
    "DOB"            date,
    "EmailId"        varchar(200),
    "Phone"          varchar(50),
    "HasLogin"       boolean,
    "AuditUserId"    integer,
    "HFId"           integer,
    "RowId"          bytea,
    CONSTRAINT "tblClaimAdmin_pkey" PRIMARY KEY ("ClaimAdminId"),
    CONSTRAINT "tblClaimAdmin_ClaimAdminUUID_key" UNIQUE ("ClaimAdminUUID")
);
CREATE INDEX "tblClaimAdmin_ClaimAdminUUID_865128b0_like" ON "tblClaimAdmin" ("ClaimAdminUUID" varchar_pattern_ops);
CREATE INDEX "tblClaimAdmin_HFId_b95da5ef" ON "tblClaimAdmin" ("HFId");

-- The account: one name, bound to at most one user of each kind.
CREATE TABLE "core_User" (
    id             uuid NOT NULL,
    username       varchar(50) NOT NULL,
    i_user_id      bigint,
    t_user_id      uuid,
    claim_admin_id integer,
    officer_id     integer,
    version        integer NOT NULL,
    CONSTRAINT "core_User_pkey" PRIMARY KEY (id),
    CONSTRAINT "core_User_username_key" UNIQUE (username),
    CONSTRAINT "core_User_claim_admin_id_f223cd57_fk_tblClaimAdmin_ClaimAdminId" FOREIGN KEY (claim_admin_id)
        REFERENCES "tblClaimAdmin"("ClaimAdminId") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "core_User_i_user_id_0537e04c_fk" FOREIGN KEY (i_user_id)
        REFERENCES "tblUsers"(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "core_User_officer_id_bfc3b0cd_fk_tblOfficer_OfficerID" FOREIGN KEY (officer_id)
        REFERENCES "tblOfficer"("OfficerID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "core_User_t_user_id_c850bf43_fk_core_TechnicalUser_id" FOREIGN KEY (t_user_id)
        REFERENCES "core_TechnicalUser"(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "core_User_claim_admin_id_f223cd57" ON "core_User" (claim_admin_id);
CREATE INDEX "core_User_i_user_id_0537e04c" ON "core_User" (i_user_id);
CREATE INDEX "core_User_officer_id_bfc3b0cd" ON "core_User" (officer_id);
CREATE INDEX "core_User_t_user_id_c850bf43" ON "core_User" (t_user_id);
CREATE INDEX "core_User_username_109df633_like" ON "core_User" (username varchar_pattern_ops);

-- Framework groups of an account.
CREATE TABLE "core_User_groups" (
    id       integer GENERATED BY DEFAULT AS IDENTITY,
    user_id  uuid NOT NULL,
    group_id integer NOT NULL,
    CONSTRAINT "core_User_groups_pkey" PRIMARY KEY (id),
    CONSTRAINT "core_User_groups_user_id_group_id_8ec5911a_uniq" UNIQUE (user_id, group_id),
    CONSTRAINT "core_User_groups_group_id_197830ae_fk_auth_group_id" FOREIGN KEY (group_id)
        REFERENCES auth_group(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "core_User_groups_user_id_06a128ce_fk_core_User_id" FOREIGN KEY (user_id)
        REFERENCES "core_User"(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "core_User_groups_group_id_197830ae" ON "core_User_groups" (group_id);
CREATE INDEX "core_User_groups_user_id_06a128ce" ON "core_User_groups" (user_id);

-- Framework permissions of an account.
CREATE TABLE "core_User_user_permissions" (
    id            integer GENERATED BY DEFAULT AS IDENTITY,
    user_id       uuid NOT NULL,
    permission_id integer NOT NULL,
    CONSTRAINT "core_User_user_permissions_pkey" PRIMARY KEY (id),
    CONSTRAINT "core_User_user_permissions_user_id_permission_id_a3c26725_uniq" UNIQUE (user_id, permission_id),
    CONSTRAINT "core_User_user_permi_permission_id_f70a87da_fk_auth_perm" FOREIGN KEY (permission_id)
        REFERENCES auth_permission(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "core_User_user_permissions_user_id_bf794316_fk_core_User_id" FOREIGN KEY (user_id)
        REFERENCES "core_User"(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "core_User_user_permissions_permission_id_f70a87da" ON "core_User_user_permissions" (permission_id);
CREATE INDEX "core_User_user_permissions_user_id_bf794316" ON "core_User_user_permissions" (user_id);
