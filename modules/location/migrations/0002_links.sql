-- What ties users, officers, claim administrators and logged changes to the registers.

-- The districts (or regions) that a user works in: the base of row security (spec 3.6).
CREATE TABLE "tblUsersDistricts" (
    "UserDistrictID" serial,
    "LegacyID"       integer,
    "ValidityFrom"   timestamptz NOT NULL,
    "ValidityTo"     timestamptz,
    "AuditUserID"    integer NOT NULL,
    "LocationId"     integer NOT NULL,
    "UserID"         bigint NOT NULL,
    CONSTRAINT "tblUsersDistricts_pkey" PRIMARY KEY ("UserDistrictID"),
    CONSTRAINT "tblUsersDistricts_LocationId_99d2bfa9_fk_tblLocati" FOREIGN KEY ("LocationId")
        REFERENCES "tblLocations"("LocationId") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblUsersDistricts_UserID_fe568ed4_fk" FOREIGN KEY ("UserID")
        REFERENCES "tblUsers"(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblUsersDistricts_LocationId_99d2bfa9" ON "tblUsersDistricts" ("LocationId");
CREATE INDEX "tblUsersDistricts_UserID_fe568ed4" ON "tblUsersDistricts" ("UserID");

-- The villages that an officer serves.
CREATE TABLE "tblOfficerVillages" (
    "OfficerVillageId" serial,
    "OfficerId"        integer,
    "LocationId"       integer,
    "ValidityFrom"     timestamptz,
    "ValidityTo"       timestamptz,
    "LegacyID"         integer,
    "AuditUserID"      integer,
    "RowId"            text,
    CONSTRAINT "tblOfficerVillages_pkey" PRIMARY KEY ("OfficerVillageId"),
    CONSTRAINT "FK_tblOfficerVillages_tblLocations" FOREIGN KEY ("LocationId")
        REFERENCES "tblLocations"("LocationId") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "FK_tblOfficerVillages_tblOfficer" FOREIGN KEY ("OfficerId")
        REFERENCES "tblOfficer"("OfficerID") DEFERRABLE INITIALLY DEFERRED
);

-- Which locations a logged change touched.
CREATE TABLE "location_LocationMutation" (
    id          uuid NOT NULL,
    location_id integer NOT NULL,
    mutation_id uuid NOT NULL,
    CONSTRAINT "location_LocationMutation_pkey" PRIMARY KEY (id),
    CONSTRAINT "location_LocationMut_location_id_4a54c595_fk_tblLocati" FOREIGN KEY (location_id)
        REFERENCES "tblLocations"("LocationId") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "location_LocationMut_mutation_id_299edb4e_fk_core_Muta" FOREIGN KEY (mutation_id)
        REFERENCES "core_Mutation_Log"(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "location_LocationMutation_location_id_4a54c595" ON "location_LocationMutation" (location_id);
CREATE INDEX "location_LocationMutation_mutation_id_299edb4e" ON "location_LocationMutation" (mutation_id);

-- Which facilities a logged change touched.
CREATE TABLE "location_HealthFacilityMutation" (
    id                 uuid NOT NULL,
    health_facility_id integer NOT NULL,
    mutation_id        uuid NOT NULL,
    CONSTRAINT "location_HealthFacilityMutation_pkey" PRIMARY KEY (id),
    CONSTRAINT "location_HealthFacil_health_facility_id_c99eb971_fk_tblHF_HfI" FOREIGN KEY (health_facility_id)
        REFERENCES "tblHF"("HfID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "location_HealthFacil_mutation_id_8c14c145_fk_core_Muta" FOREIGN KEY (mutation_id)
        REFERENCES "core_Mutation_Log"(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "location_HealthFacilityMutation_health_facility_id_c99eb971" ON "location_HealthFacilityMutation" (health_facility_id);
CREATE INDEX "location_HealthFacilityMutation_mutation_id_8c14c145" ON "location_HealthFacilityMutation" (mutation_id);

-- Columns of core that point into these registers.
ALTER TABLE "tblOfficer" ADD CONSTRAINT "LocationId" FOREIGN KEY ("LocationId")
    REFERENCES "tblLocations"("LocationId") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "tblClaimAdmin" ADD CONSTRAINT "tblClaimAdmin_HFId_b95da5ef_fk_tblHF_HfID" FOREIGN KEY ("HFId")
    REFERENCES "tblHF"("HfID") DEFERRABLE INITIALLY DEFERRED;
