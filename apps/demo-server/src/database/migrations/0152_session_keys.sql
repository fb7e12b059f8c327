-- The API key that created a session: the session ends when the key is revoked.
alter table sessions add column api_key_id text collate "C" references api_keys (id);
create index sessions_by_customer on sessions (customer_id, id desc);
create index sessions_by_api_key on sessions (api_key_id) where revoked_at is null;
