-- Which logged changes touched which policies and renewals (spec 1.15).

CREATE TABLE "policy_PolicyMutation" (
    id          uuid NOT NULL,
    mutation_id uuid NOT NULL,
    policy_id   integer NOT NULL,
    CONSTRAINT "location_PolicyMutation_pkey" PRIMARY KEY (id),
    CONSTRAINT "location_PolicyMutat_mutation_id_11b3b8d1_fk_core_Muta" FOREIGN KEY (mutation_id)
        REFERENCES "core_Mutation_Log"(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "location_PolicyMutat_policy_id_1caf1dc7_fk_tblPolicy" FOREIGN KEY (policy_id)
        REFERENCES "tblPolicy"("PolicyID") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "location_PolicyMutation_mutation_id_11b3b8d1" ON "policy_PolicyMutation" (mutation_id);
CREATE INDEX "location_PolicyMutation_policy_id_1caf1dc7" ON "policy_PolicyMutation" (policy_id);

CREATE TABLE "policy_renewal_PolicyMutation" (
    id                uuid NOT NULL,
    mutation_id       uuid NOT NULL,
    policy_renewal_id integer NOT NULL,
    CONSTRAINT "policy_renewal_PolicyMutation_pkey" PRIMARY KEY (id),
    CONSTRAINT "policy_renewal_Polic_mutation_id_94a5f6ad_fk_core_Muta" FOREIGN KEY (mutation_id)
        REFERENCES "core_Mutation_Log"(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "policy_renewal_Polic_policy_renewal_id_3d67781e_fk_tblPolicy" FOREIGN KEY (policy_renewal_id)
        REFERENCES "tblPolicyRenewals"("RenewalID") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "policy_renewal_PolicyMutation_mutation_id_94a5f6ad" ON "policy_renewal_PolicyMutation" (mutation_id);
CREATE INDEX "policy_renewal_PolicyMutation_policy_renewal_id_3d67781e" ON "policy_renewal_PolicyMutation" (policy_renewal_id);
