-- The database roles of a deployment, each with no more than it needs:
--
--   openimis_owner   owns the tables and runs the migrations
--   openimis_app     the running server: reads and writes rows, cannot create, change, empty or drop a table
--
-- Run by a superuser, connected to openIMIS's database, on PostgreSQL 14 or newer. Running it again is safe: it
-- completes what is missing and sets the passwords anew.
--
--   DATABASE_OWNER_PASSWORD=… DATABASE_APP_PASSWORD=… psql --dbname=openimis --file=roles.sql
--
-- On the database of an existing openIMIS the role that owns its tables goes on doing so. Name it, and its password
-- stays as it is:
--
--   DATABASE_APP_PASSWORD=… psql --dbname=openimis --set=owner=IMISuser --file=roles.sql

\set ON_ERROR_STOP on
\set owner_password ''
\set app_password ''
\getenv owner_password DATABASE_OWNER_PASSWORD
\getenv app_password DATABASE_APP_PASSWORD

\if :{?owner}
    \set make_owner false
\else
    \set make_owner true
    \set owner openimis_owner
\endif
\if :{?app}
\else
    \set app openimis_app
\endif

-- Nothing is done by halves: without its passwords the script ends here.
SELECT :'app_password' = '' AS app_password_missing,
       :'make_owner'::boolean AND :'owner_password' = '' AS owner_password_missing
\gset
\if :app_password_missing
    DO $$ BEGIN RAISE 'DATABASE_APP_PASSWORD is not set'; END $$;
\endif
\if :owner_password_missing
    DO $$ BEGIN RAISE 'DATABASE_OWNER_PASSWORD is not set'; END $$;
\endif

BEGIN;

-- Passwords are sent to the server in clear text by the next statements: keep them out of its log.
SET LOCAL log_statement = 'none';
SET LOCAL log_min_error_statement = 'panic';
SET LOCAL log_min_duration_statement = -1;

\if :make_owner
    SELECT format('CREATE ROLE %I', :'owner')
    WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'owner') \gexec
    ALTER ROLE :"owner" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
        PASSWORD :'owner_password';
\endif

SELECT format('CREATE ROLE %I', :'app')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'app') \gexec
ALTER ROLE :"app" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT
    PASSWORD :'app_password';
-- The server knows outages and timeouts by PostgreSQL's own words. Only a superuser may set in which language they are.
ALTER ROLE :"app" SET lc_messages = 'C';

-- Nobody comes in, and nobody creates anything, by being a role of this cluster.
REVOKE ALL ON DATABASE :"DBNAME" FROM PUBLIC;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

GRANT CONNECT, CREATE, TEMPORARY ON DATABASE :"DBNAME" TO :"owner";
GRANT USAGE, CREATE ON SCHEMA public TO :"owner";

GRANT CONNECT ON DATABASE :"DBNAME" TO :"app";
GRANT USAGE ON SCHEMA public TO :"app";

-- What exists, and what the owner's migrations will add.
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO :"app";
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO :"app";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"app";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO :"app";

COMMIT;
