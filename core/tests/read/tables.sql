CREATE TABLE owner (id uuid PRIMARY KEY, name text, hidden boolean NOT NULL DEFAULT false, gone boolean NOT NULL DEFAULT false);
CREATE TABLE owner_history (
    id uuid NOT NULL, name text, hidden boolean NOT NULL, gone boolean NOT NULL,
    history_id serial PRIMARY KEY, history_date timestamptz NOT NULL, history_change_reason varchar(100),
    history_type varchar(1) NOT NULL, history_user_id uuid
);
CREATE TABLE "tblTag" ("Code" varchar(10) PRIMARY KEY, "Word" text NOT NULL);
CREATE TABLE "tblPlace" (
    "PlaceId" serial PRIMARY KEY, "PlaceUUID" varchar(36) NOT NULL UNIQUE, "Code" varchar(50) NOT NULL, "Name" text,
    "Size" integer, "Secret" text, "Note" text, "RowId" text, "AuditUserId" integer,
    "ParentId" integer REFERENCES "tblPlace", "SeatId" integer REFERENCES "tblPlace",
    "TwinId" integer REFERENCES "tblPlace", "OwnerId" uuid REFERENCES owner, "TagCode" varchar(10) REFERENCES "tblTag",
    "ValidityFrom" timestamptz NOT NULL DEFAULT '2020-01-01Z', "ValidityTo" timestamptz, "LegacyID" integer
);
CREATE TABLE "tblPlaceTag" ("PlaceId" integer NOT NULL, "TagCode" varchar(10) NOT NULL, "ValidityTo" timestamptz);
CREATE TABLE sample (
    id bigserial PRIMARY KEY, place bigint, text text, letter char(1), small smallint, whole integer, big bigint,
    flag boolean, amount numeric(18,2), free numeric, day date, instant timestamptz, local timestamp, uuid uuid,
    document jsonb
);

INSERT INTO owner (id, name, hidden, gone) VALUES
    ('0a000000-0000-0000-0000-000000000001', 'Ana', false, false),
    ('0a000000-0000-0000-0000-000000000002', 'Hidden Hugo', true, false),
    ('0a000000-0000-0000-0000-000000000003', 'Gone Gil', false, true);
INSERT INTO owner_history (id, name, hidden, gone, history_date, history_type, history_user_id) VALUES
    ('0a000000-0000-0000-0000-000000000001', 'An', false, false, '2020-01-01Z', '+', NULL),
    ('0a000000-0000-0000-0000-000000000001', 'Ana', false, false, '2021-01-01Z', '~', '0b000000-0000-0000-0000-000000000001'),
    ('0a000000-0000-0000-0000-000000000002', 'Hugo', true, false, '2021-01-01Z', '+', NULL);
INSERT INTO "tblTag" VALUES ('t1', 'Market'), ('t2', 'River');
-- A: region 1 with district 2 (villages 3 and 4); B: region 5, out of sight of user A
INSERT INTO "tblPlace"
    ("PlaceId", "PlaceUUID", "Code", "Name", "Size", "Secret", "AuditUserId", "ParentId", "SeatId", "TwinId", "OwnerId", "TagCode")
VALUES
    (1, '00000000-0000-0000-0000-00000000000a', 'A', 'Alpha', 10, 's1', 7, NULL, NULL, NULL, NULL, NULL),
    (2, '00000000-0000-0000-0000-00000000000b', 'A1', 'Alpha one', 20, 's2', 7, 1, NULL, NULL, '0a000000-0000-0000-0000-000000000001', 't1'),
    (3, '00000000-0000-0000-0000-00000000000c', 'A1x', '100% _pure\', NULL, 's3', 7, 2, NULL, NULL, '0a000000-0000-0000-0000-000000000002', 't2'),
    (4, '00000000-0000-0000-0000-00000000000d', 'A1y', NULL, 5, 's4', 7, 2, NULL, NULL, '0a000000-0000-0000-0000-000000000003', NULL),
    (5, '00000000-0000-0000-0000-00000000000e', 'B', 'Beta', 99, 's5', 7, NULL, NULL, NULL, NULL, NULL),
    (6, '00000000-0000-0000-0000-00000000000f', 'B1', 'Beta one', 98, 's6', 7, 5, NULL, NULL, NULL, NULL);
-- a child of district 2 that belongs to B; places of A that point to B, and one to an ended place
INSERT INTO "tblPlace" ("PlaceId", "PlaceUUID", "Code", "Name", "ParentId") VALUES
    (7, '00000000-0000-0000-0000-000000000010', 'B2', 'Intruder', 2);
INSERT INTO "tblPlace" ("PlaceId", "PlaceUUID", "Code", "Name", "AuditUserId", "ValidityFrom", "ValidityTo", "LegacyID", "SeatId", "ParentId") VALUES
    (8, '00000000-0000-0000-0000-000000000011', 'A1', 'Old name', 5, '2018-01-01Z', '2019-01-01Z', 2, NULL, NULL),
    (9, '00000000-0000-0000-0000-000000000012', 'A1', 'Older name', 4, '2017-01-01Z', '2018-01-01Z', 2, NULL, 1),
    (10, '00000000-0000-0000-0000-000000000013', 'A9', 'Ended', 4, '2017-01-01Z', '2018-01-01Z', NULL, NULL, 2);
UPDATE "tblPlace" SET "SeatId" = 6, "TwinId" = 6 WHERE "PlaceId" = 2;
UPDATE "tblPlace" SET "SeatId" = 10, "TwinId" = 2 WHERE "PlaceId" = 1;
SELECT setval('"tblPlace_PlaceId_seq"', 100);
INSERT INTO "tblPlaceTag" VALUES (2, 't1', NULL), (2, 't1', NULL), (2, 't2', NULL), (3, 't2', NULL), (3, 't1', '2020-01-01Z');
INSERT INTO sample (id, place, text, letter, small, whole, big, flag, amount, free, day, instant, local, uuid, document) VALUES
    (1, 2, 'Alpha', 'a', 1, 10, 100, true, 1.50, 0.001, '2020-02-29', '2020-02-29T12:30:00.5Z', '2020-02-29T12:30:00', '0c000000-0000-0000-0000-000000000001', '{"a": [1, "x"]}'),
    (2, 2, 'beta', 'b', 2, 20, 200, false, 10000.00, 12345678901234567890.123456789, '2021-01-01', '2021-01-01Z', '2021-01-01', '0c000000-0000-0000-0000-000000000002', 'null'),
    (3, NULL, 'Gamma%', 'c', -3, -30, -300, true, -0.05, 'NaN', '0001-01-01', '0001-01-01Z', '0001-01-01', '0c000000-0000-0000-0000-000000000003', '"q\"uote"'),
    (4, 4, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (5, 3, E'quote " back\\ tab\t bell\x07 ü', 'e', 32767, 2147483647, 9223372036854775807, false, 0.00, 10000, 'infinity', '-infinity', 'infinity', '0c000000-0000-0000-0000-0000000000FF', '[]');
SELECT setval('sample_id_seq', 100);
