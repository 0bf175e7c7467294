-- The policy that covers; waits for the module that owns policies.

ALTER TABLE "tblInsureePolicy" ADD CONSTRAINT "tblInsureePolicy_PolicyId_2e30ab9f_fk_tblPolicy_PolicyID" FOREIGN KEY ("PolicyId")
    REFERENCES "tblPolicy"("PolicyID") DEFERRABLE INITIALLY DEFERRED;
