-- Tells every server which session was revoked, however that was done: its open event streams end.
create function notify_revoked_session() returns trigger language plpgsql as $$
begin
  perform pg_notify('coffer_sessions', new.id);
  return null;
end $$;

create trigger sessions_notify_revoked after update of revoked_at on sessions for each row
  when (old.revoked_at is null and new.revoked_at is not null) execute function notify_revoked_session();
