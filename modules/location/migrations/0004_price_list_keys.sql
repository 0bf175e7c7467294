-- The price lists that a facility charges by; waits for the module that owns them.

ALTER TABLE "tblHF" ADD CONSTRAINT "tblHF_PLItemID_2276bb56_fk_tblPLItems_PLItemID" FOREIGN KEY ("PLItemID")
    REFERENCES "tblPLItems"("PLItemID") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "tblHF" ADD CONSTRAINT "tblHF_PLServiceID_b08acd41_fk_tblPLServices_PLServiceID" FOREIGN KEY ("PLServiceID")
    REFERENCES "tblPLServices"("PLServiceID") DEFERRABLE INITIALLY DEFERRED;
