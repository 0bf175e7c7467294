-- What ties people to policies, and logged changes to people and families (spec 1.8, 1.15).

-- Which person is covered by which policy. The link to policies is in 0004, it waits for the module of the policies.
CREATE TABLE "tblInsureePolicy" (
    "ValidityFrom"    timestamptz NOT NULL,
    "ValidityTo"      timestamptz,
    "LegacyID"        integer,
    "InsureePolicyID" serial,
    "EnrollmentDate"  date,
    "StartDate"       date,
    "EffectiveDate"   date,
    "ExpiryDate"      date,
    "isOffline"       boolean,
    "AuditUserID"     integer NOT NULL,
    "InsureeID"       integer NOT NULL,
    "PolicyId"        integer NOT NULL,
    "RowID"           bytea,
    CONSTRAINT "tblInsureePolicy_pkey" PRIMARY KEY ("InsureePolicyID"),
    CONSTRAINT "tblInsureePolicy_InsureeId_f98ddacc_fk_tblInsuree_InsureeID" FOREIGN KEY ("InsureeID")
        REFERENCES "tblInsuree"("InsureeID") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblInsureePolicy_InsureeId_f98ddacc" ON "tblInsureePolicy" ("InsureeID");
CREATE INDEX "tblInsureePolicy_PolicyId_2e30ab9f" ON "tblInsureePolicy" ("PolicyId");

-- Which people a logged change touched.
CREATE TABLE "insuree_InsureeMutation" (
    id          uuid NOT NULL,
    insuree_id  integer NOT NULL,
    mutation_id uuid NOT NULL,
    CONSTRAINT "insuree_InsureeMutation_pkey" PRIMARY KEY (id),
    CONSTRAINT "insuree_InsureeMutat_insuree_id_88cab16e_fk_tblInsure" FOREIGN KEY (insuree_id)
        REFERENCES "tblInsuree"("InsureeID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "insuree_InsureeMutat_mutation_id_d9f5ddbd_fk_core_Muta" FOREIGN KEY (mutation_id)
        REFERENCES "core_Mutation_Log"(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "insuree_InsureeMutation_insuree_id_88cab16e" ON "insuree_InsureeMutation" (insuree_id);
CREATE INDEX "insuree_InsureeMutation_mutation_id_d9f5ddbd" ON "insuree_InsureeMutation" (mutation_id);

-- Which families a logged change touched.
CREATE TABLE "insuree_FamilyMutation" (
    id          uuid NOT NULL,
    family_id   integer NOT NULL,
    mutation_id uuid NOT NULL,
    CONSTRAINT "insuree_FamilyMutation_pkey" PRIMARY KEY (id),
    CONSTRAINT "insuree_FamilyMutati_family_id_12d89786_fk_tblFamili" FOREIGN KEY (family_id)
        REFERENCES "tblFamilies"("FamilyID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "insuree_FamilyMutati_mutation_id_10b94d76_fk_core_Muta" FOREIGN KEY (mutation_id)
        REFERENCES "core_Mutation_Log"(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "insuree_FamilyMutation_family_id_12d89786" ON "insuree_FamilyMutation" (family_id);
CREATE INDEX "insuree_FamilyMutation_mutation_id_10b94d76" ON "insuree_FamilyMutation" (mutation_id);
