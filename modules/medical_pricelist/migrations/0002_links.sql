-- Which price lists a logged change touched (spec 1.9).

CREATE TABLE "medical_ItemsPricelistMutation" (
    id           uuid NOT NULL,
    mutation_id  uuid NOT NULL,
    pricelist_id integer NOT NULL,
    CONSTRAINT "medical_ItemsPricelistMutation_pkey" PRIMARY KEY (id),
    CONSTRAINT "medical_ItemsPriceli_mutation_id_467f58c3_fk_core_Muta" FOREIGN KEY (mutation_id)
        REFERENCES "core_Mutation_Log"(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "medical_ItemsPriceli_pricelist_id_b49d4093_fk_tblPLItem" FOREIGN KEY (pricelist_id)
        REFERENCES "tblPLItems"("PLItemID") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "medical_ItemsPricelistMutation_mutation_id_467f58c3" ON "medical_ItemsPricelistMutation" (mutation_id);
CREATE INDEX "medical_ItemsPricelistMutation_pricelist_id_b49d4093" ON "medical_ItemsPricelistMutation" (pricelist_id);

CREATE TABLE "medical_ServicesPricelistMutation" (
    id           uuid NOT NULL,
    mutation_id  uuid NOT NULL,
    pricelist_id integer NOT NULL,
    CONSTRAINT "medical_ServicesPricelistMutation_pkey" PRIMARY KEY (id),
    CONSTRAINT "medical_ServicesPric_mutation_id_1e6ef089_fk_core_Muta" FOREIGN KEY (mutation_id)
        REFERENCES "core_Mutation_Log"(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "medical_ServicesPric_pricelist_id_10e2ea40_fk_tblPLServ" FOREIGN KEY (pricelist_id)
        REFERENCES "tblPLServices"("PLServiceID") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "medical_ServicesPricelistMutation_mutation_id_1e6ef089" ON "medical_ServicesPricelistMutation" (mutation_id);
CREATE INDEX "medical_ServicesPricelistMutation_pricelist_id_10e2ea40" ON "medical_ServicesPricelistMutation" (pricelist_id);
