-- Which items and services a logged change touched (spec 1.9).

CREATE TABLE "medical_ItemMutation" (
    id          uuid NOT NULL,
    item_id     integer NOT NULL,
    mutation_id uuid NOT NULL,
    CONSTRAINT "medical_ItemMutation_pkey" PRIMARY KEY (id),
    CONSTRAINT "medical_ItemMutation_item_id_94bc2ef6_fk_tblItems_ItemID" FOREIGN KEY (item_id)
        REFERENCES "tblItems"("ItemID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "medical_ItemMutation_mutation_id_168edfd8_fk_core_Muta" FOREIGN KEY (mutation_id)
        REFERENCES "core_Mutation_Log"(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "medical_ItemMutation_item_id_94bc2ef6" ON "medical_ItemMutation" (item_id);
CREATE INDEX "medical_ItemMutation_mutation_id_168edfd8" ON "medical_ItemMutation" (mutation_id);

CREATE TABLE "medical_ServiceMutation" (
    id          uuid NOT NULL,
    mutation_id uuid NOT NULL,
    service_id  integer NOT NULL,
    CONSTRAINT "medical_ServiceMutation_pkey" PRIMARY KEY (id),
    CONSTRAINT "medical_ServiceMutat_mutation_id_87f74f46_fk_core_Muta" FOREIGN KEY (mutation_id)
        REFERENCES "core_Mutation_Log"(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "medical_ServiceMutat_service_id_81537d1c_fk_tblServic" FOREIGN KEY (service_id)
        REFERENCES "tblServices"("ServiceID") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "medical_ServiceMutation_mutation_id_87f74f46" ON "medical_ServiceMutation" (mutation_id);
CREATE INDEX "medical_ServiceMutation_service_id_81537d1c" ON "medical_ServiceMutation" (service_id);
