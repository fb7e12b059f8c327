-- What a database is for. The first start decides; a later start that differs is refused.
create table deployment (
  singleton boolean primary key default true check (singleton),
  -- A demo signs anybody in, and moves its clock.
  kind text not null check (kind in ('demo', 'live')),
  -- Whether its payments move money; null until a server with a processor has started.
  payments text check (payments in ('test', 'live'))
);
