-- Roles, their rights and their holders. The uuid of a role is unique by its making only (spec 1.4).

-- Roles; "IsSystem" > 0 marks a coded role (spec 3.5).
CREATE TABLE "tblRole" (
    "ValidityFrom" timestamptz NOT NULL,
    "ValidityTo"   timestamptz,
    "LegacyID"     integer,
    "RoleID"       serial,
    "RoleUUID"     varchar(36) NOT NULL,
    "RoleName"     varchar(50) NOT NULL,
    "AltLanguage"  varchar(50),
    "IsSystem"     integer NOT NULL,
    "IsBlocked"    boolean NOT NULL,
    "AuditUserID"  integer,
    CONSTRAINT "tblRole_pkey" PRIMARY KEY ("RoleID")
);

-- The rights of a role, by openIMIS's numbers.
CREATE TABLE "tblRoleRight" (
    "ValidityFrom" timestamptz NOT NULL,
    "ValidityTo"   timestamptz,
    "LegacyID"     integer,
    "RoleRightID"  serial,
    "RightID"      integer NOT NULL,
    "AuditUserId"  integer,
    "RoleID"       integer NOT NULL,
    CONSTRAINT "tblRoleRight_pkey" PRIMARY KEY ("RoleRightID"),
    CONSTRAINT "tblRoleRight_RoleID_d7e40425_fk_tblRole_RoleID" FOREIGN KEY ("RoleID")
        REFERENCES "tblRole"("RoleID") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblRoleRight_RoleID_d7e40425" ON "tblRoleRight" ("RoleID");

-- Who holds a role.
CREATE TABLE "tblUserRole" (
    "ValidityFrom" timestamptz NOT NULL,
    "ValidityTo"   timestamptz,
    "LegacyID"     integer,
    "UserRoleID"   serial,
    "AudituserID"  integer,
    "RoleID"       integer NOT NULL,
    "UserID"       bigint NOT NULL,
    "Assign"       integer,
    CONSTRAINT "tblUserRole_pkey" PRIMARY KEY ("UserRoleID"),
    CONSTRAINT "tblUserRole_RoleID_6dd249f4_fk_tblRole_RoleID" FOREIGN KEY ("RoleID")
        REFERENCES "tblRole"("RoleID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblUserRole_UserID_23690a00_fk" FOREIGN KEY ("UserID")
        REFERENCES "tblUsers"(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblUserRole_RoleID_6dd249f4" ON "tblUserRole" ("RoleID");
CREATE INDEX "tblUserRole_UserID_23690a00" ON "tblUserRole" ("UserID");
