-- openimis_location_closure: every live location with itself (depth 0) and with each live location that is reached
-- from it by going up through live parents. Row security asks it instead of walking the tree.
--
-- Triggers keep it right whoever writes "tblLocations", our server or the existing backend. They run once a statement
-- and work on sets: a bulk insert costs one pass. Depth ends at 31, so that a cycle in old data (W-41) ends too.

CREATE TABLE IF NOT EXISTS openimis_location_closure (
    ancestor_id integer NOT NULL,
    location_id integer NOT NULL,
    depth       smallint NOT NULL,
    CONSTRAINT openimis_location_closure_pkey PRIMARY KEY (ancestor_id, location_id)
);

CREATE INDEX IF NOT EXISTS openimis_location_closure_up ON openimis_location_closure (location_id) INCLUDE (ancestor_id);

-- One row, counted up whenever the closure changes. Changing it queues writers behind each other: two transactions
-- that move a parent and add a child at once would each miss the other's row. Under repeatable read the second one
-- gets a serialization failure instead of a wrong closure.
CREATE TABLE IF NOT EXISTS openimis_location_closure_version (
    only_row boolean NOT NULL DEFAULT true,
    version  bigint NOT NULL,
    CONSTRAINT openimis_location_closure_version_pkey PRIMARY KEY (only_row),
    CONSTRAINT openimis_location_closure_version_only_row CHECK (only_row)
);

INSERT INTO openimis_location_closure_version (version) VALUES (0) ON CONFLICT DO NOTHING;

-- Works out the closure anew for these locations and for all below them, as they were and as they are.
CREATE OR REPLACE FUNCTION openimis_location_closure_refresh(changed integer[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER AS $function$
DECLARE
    stale integer[];
BEGIN
    IF changed IS NULL OR cardinality(changed) = 0 THEN
        RETURN;
    END IF;
    UPDATE openimis_location_closure_version SET version = version + 1;

    -- A path changes only where a location on it changed. Old paths stand in the closure, new ones in the table.
    WITH RECURSIVE below (id) AS (
        SELECT unnest(changed)
        UNION
        SELECT child."LocationId"
        FROM below
        JOIN "tblLocations" child ON child."ParentLocationId" = below.id
        WHERE child."ValidityTo" IS NULL
    ), affected (id) AS (
        SELECT id FROM below
        UNION
        SELECT closure.location_id
        FROM unnest(changed) AS old (id)
        JOIN openimis_location_closure closure ON closure.ancestor_id = old.id
    )
    SELECT array_agg(id) INTO stale FROM affected;

    DELETE FROM openimis_location_closure closure
    USING unnest(stale) AS old (id)
    WHERE closure.location_id = old.id;

    INSERT INTO openimis_location_closure (ancestor_id, location_id, depth)
    WITH RECURSIVE upward (location_id, ancestor_id, parent_id, depth) AS (
        SELECT location."LocationId", location."LocationId", location."ParentLocationId", 0
        FROM unnest(stale) AS live (id)
        JOIN "tblLocations" location ON location."LocationId" = live.id
        WHERE location."ValidityTo" IS NULL
        UNION ALL
        SELECT upward.location_id, parent."LocationId", parent."ParentLocationId", upward.depth + 1
        FROM upward
        JOIN "tblLocations" parent ON parent."LocationId" = upward.parent_id
        WHERE parent."ValidityTo" IS NULL AND upward.depth < 31
    )
    SELECT ancestor_id, location_id, min(depth)::smallint
    FROM upward
    GROUP BY ancestor_id, location_id;
END
$function$;

-- Works out the whole closure anew: at first, and after triggers were off (a restore as replica).
CREATE OR REPLACE FUNCTION openimis_location_closure_rebuild() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER AS $function$
BEGIN
    -- The row of the version is taken first: what other writers had in hand is then committed and seen.
    UPDATE openimis_location_closure_version SET version = version + 1;
    DELETE FROM openimis_location_closure;
    PERFORM openimis_location_closure_refresh(
        (SELECT array_agg("LocationId") FROM "tblLocations" WHERE "ValidityTo" IS NULL));
END
$function$;

CREATE OR REPLACE FUNCTION openimis_location_inserted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER AS $function$
BEGIN
    PERFORM openimis_location_closure_refresh(
        (SELECT array_agg("LocationId") FROM new_rows WHERE "ValidityTo" IS NULL));
    RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION openimis_location_deleted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER AS $function$
BEGIN
    PERFORM openimis_location_closure_refresh(
        (SELECT array_agg("LocationId") FROM old_rows WHERE "ValidityTo" IS NULL));
    RETURN NULL;
END
$function$;

-- The existing backend writes every column at each save; only another parent, key or validity matters here.
CREATE OR REPLACE FUNCTION openimis_location_updated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER AS $function$
BEGIN
    PERFORM openimis_location_closure_refresh((
        WITH was AS (
            SELECT "LocationId" AS id, "ParentLocationId" AS parent FROM old_rows WHERE "ValidityTo" IS NULL
        ), is_now AS (
            SELECT "LocationId" AS id, "ParentLocationId" AS parent FROM new_rows WHERE "ValidityTo" IS NULL
        )
        SELECT array_agg(DISTINCT changed.id)
        FROM ((TABLE was EXCEPT TABLE is_now) UNION ALL (TABLE is_now EXCEPT TABLE was)) AS changed));
    RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION openimis_location_truncated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER AS $function$
BEGIN
    UPDATE openimis_location_closure_version SET version = version + 1;
    DELETE FROM openimis_location_closure;
    RETURN NULL;
END
$function$;

-- The functions run with the rights of their owner, so that the role of the existing backend needs none on our
-- tables. That asks for a fixed search path with temporary objects last, and for no callers beside the triggers.
DO $do$
DECLARE
    path text;
    function_name text;
BEGIN
    SELECT string_agg(quote_ident(name), ', ') INTO path FROM unnest(current_schemas(false)) AS name;
    FOREACH function_name IN ARRAY ARRAY[
        'openimis_location_closure_refresh(integer[])', 'openimis_location_closure_rebuild()',
        'openimis_location_inserted()', 'openimis_location_deleted()',
        'openimis_location_updated()', 'openimis_location_truncated()']
    LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = %s, pg_temp', function_name, path);
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', function_name);
    END LOOP;
END
$do$;

DROP TRIGGER IF EXISTS openimis_location_inserted ON "tblLocations";
CREATE TRIGGER openimis_location_inserted AFTER INSERT ON "tblLocations"
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION openimis_location_inserted();

DROP TRIGGER IF EXISTS openimis_location_updated ON "tblLocations";
CREATE TRIGGER openimis_location_updated AFTER UPDATE ON "tblLocations"
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION openimis_location_updated();

DROP TRIGGER IF EXISTS openimis_location_deleted ON "tblLocations";
CREATE TRIGGER openimis_location_deleted AFTER DELETE ON "tblLocations"
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION openimis_location_deleted();

DROP TRIGGER IF EXISTS openimis_location_truncated ON "tblLocations";
CREATE TRIGGER openimis_location_truncated AFTER TRUNCATE ON "tblLocations"
    FOR EACH STATEMENT EXECUTE FUNCTION openimis_location_truncated();

-- The triggers' locks keep writers out until this transaction ends: nothing is missed between them and the fill.
SELECT openimis_location_closure_rebuild();
