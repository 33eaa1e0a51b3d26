-- The database roles, for the embedded server and for a real one alike. Safe to run again.
-- The owner cannot log in. Nobody who logs in is a superuser; only backup passes row security.
-- The owner passes it too, so that a data migration changes every row, or none: under forced row
-- security an owner's UPDATE would touch no row and say nothing.
DO $$
DECLARE
    login text;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lawburrows_owner') THEN
        CREATE ROLE lawburrows_owner NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE BYPASSRLS;
    END IF;
    FOREACH login IN ARRAY ARRAY['migrator', 'web', 'worker', 'sealer', 'backup'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lawburrows_' || login) THEN
            EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOBYPASSRLS',
                           'lawburrows_' || login);
        END IF;
    END LOOP;
END $$;

ALTER ROLE lawburrows_backup BYPASSRLS;
-- In this order: since PostgreSQL 16 a membership keeps the inheritance that the role had when it was granted.
ALTER ROLE lawburrows_backup INHERIT;
REVOKE pg_read_all_data FROM lawburrows_backup;
GRANT pg_read_all_data TO lawburrows_backup;
GRANT lawburrows_owner TO lawburrows_migrator;

ALTER ROLE lawburrows_web SET lock_timeout = '3s';
ALTER ROLE lawburrows_web SET statement_timeout = '10s';
ALTER ROLE lawburrows_web SET idle_in_transaction_session_timeout = '30s';
