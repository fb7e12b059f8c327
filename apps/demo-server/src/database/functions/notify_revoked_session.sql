-- Notifies every server that a session was revoked, so that it ends the session's open event streams.
CREATE OR REPLACE FUNCTION notify_revoked_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('coffer_sessions', NEW.id);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER sessions_notify_revoked AFTER UPDATE OF revoked_at ON sessions FOR EACH ROW
  WHEN (OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL) EXECUTE FUNCTION notify_revoked_session();
