-- Price lists of items and of services (spec 1.11). A list without a location is national.

CREATE TABLE "tblPLItems" (
    "PLItemID"     serial,
    "PLItemUUID"   uuid NOT NULL,
    "PLItemName"   varchar(100) NOT NULL,
    "DatePL"       date NOT NULL,
    "ValidityFrom" timestamptz NOT NULL,
    "ValidityTo"   timestamptz,
    "LegacyID"     integer,
    "AuditUserID"  integer NOT NULL,
    "LocationId"   integer,
    "RowID"        timestamp,
    CONSTRAINT "tblPLItems_pkey" PRIMARY KEY ("PLItemID"),
    CONSTRAINT "tblPLItems_PLItemUUID_key" UNIQUE ("PLItemUUID"),
    CONSTRAINT "tblPLItems_LocationId_91a6b728_fk_tblLocations_LocationId" FOREIGN KEY ("LocationId")
        REFERENCES "tblLocations"("LocationId") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblPLItems_LocationId_91a6b728" ON "tblPLItems" ("LocationId");

-- What is on a list. A price here goes before the register's; the column's spelling is openIMIS's.
CREATE TABLE "tblPLItemsDetail" (
    "PLItemDetailID" serial,
    "PriceOverule"   numeric(18,2),
    "ValidityFrom"   timestamptz NOT NULL,
    "ValidityTo"     timestamptz,
    "LegacyID"       integer,
    "AuditUserID"    integer NOT NULL,
    "ItemID"         integer NOT NULL,
    "PLItemID"       integer NOT NULL,
    "RowID"          bytea,
    CONSTRAINT "tblPLItemsDetail_pkey" PRIMARY KEY ("PLItemDetailID"),
    CONSTRAINT "tblPLItemsDetail_ItemID_52cf508b_fk_tblItems_ItemID" FOREIGN KEY ("ItemID")
        REFERENCES "tblItems"("ItemID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblPLItemsDetail_PLItemID_62dff0ac_fk_tblPLItems_PLItemID" FOREIGN KEY ("PLItemID")
        REFERENCES "tblPLItems"("PLItemID") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblPLItemsDetail_ItemID_52cf508b" ON "tblPLItemsDetail" ("ItemID");
CREATE INDEX "tblPLItemsDetail_PLItemID_62dff0ac" ON "tblPLItemsDetail" ("PLItemID");

CREATE TABLE "tblPLServices" (
    "PLServiceID"   serial,
    "PLServiceUUID" uuid NOT NULL,
    "PLServName"    varchar(100) NOT NULL,
    "DatePL"        date NOT NULL,
    "ValidityFrom"  timestamptz NOT NULL,
    "ValidityTo"    timestamptz,
    "LegacyID"      integer,
    "AuditUserID"   integer NOT NULL,
    "LocationId"    integer,
    "RowID"         bytea,
    CONSTRAINT "tblPLServices_pkey" PRIMARY KEY ("PLServiceID"),
    CONSTRAINT "tblPLServices_PLServiceUUID_key" UNIQUE ("PLServiceUUID"),
    CONSTRAINT "tblPLServices_LocationId_b9340268_fk_tblLocations_LocationId" FOREIGN KEY ("LocationId")
        REFERENCES "tblLocations"("LocationId") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblPLServices_LocationId_b9340268" ON "tblPLServices" ("LocationId");

CREATE TABLE "tblPLServicesDetail" (
    "PLServiceDetailID" serial,
    "PriceOverule"      numeric(18,2),
    "ValidityFrom"      timestamptz NOT NULL,
    "ValidityTo"        timestamptz,
    "LegacyID"          integer,
    "AuditUserID"       integer NOT NULL,
    "ServiceID"         integer NOT NULL,
    "PLServiceID"       integer NOT NULL,
    "RowID"             bytea,
    CONSTRAINT "tblPLServicesDetail_pkey" PRIMARY KEY ("PLServiceDetailID"),
    CONSTRAINT "tblPLServicesDetail_PLServiceID_53e7d206_fk_tblPLServ" FOREIGN KEY ("PLServiceID")
        REFERENCES "tblPLServices"("PLServiceID") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "tblPLServicesDetail_ServiceID_884bbf6b_fk_tblServices_ServiceID" FOREIGN KEY ("ServiceID")
        REFERENCES "tblServices"("ServiceID") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "tblPLServicesDetail_ServiceID_884bbf6b" ON "tblPLServicesDetail" ("ServiceID");
