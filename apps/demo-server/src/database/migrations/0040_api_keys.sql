-- Keys that a merchant makes itself, each with a name and scopes, beside the one that the server is started with.

alter table api_keys
  add column name text not null default 'Server',
  add column scopes text[] not null default '{read,write,admin}'
    check (scopes <@ '{read,write,admin}' and cardinality(scopes) > 0),
  -- Named by the server's environment, not made over the API: each start brings it back.
  add column configured boolean not null default true,
  -- To within a minute.
  add column last_used_at timestamptz,
  -- When it stops by itself: the end of the overlap after a rotation.
  add column expires_at timestamptz,
  -- What took its place.
  add column replaced_by text collate "C" references api_keys (id);

-- A key whose maker says nothing is one over the API.
alter table api_keys alter column configured set default false;
create index api_keys_by_merchant on api_keys (merchant_id, id desc);

-- Rises with each change of name or settings, so that two who edit at once do not undo each other.
alter table merchants add column version integer not null default 0;
