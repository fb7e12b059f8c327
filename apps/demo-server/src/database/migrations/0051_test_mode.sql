-- What a test server pretends, for all servers on this database: a clock that is ahead, and what is down.

create table test_mode (
  singleton boolean primary key default true check (singleton),
  -- How far the clock is ahead of the real time: at most ten years, and never less than before.
  ahead_ms bigint not null default 0 check (ahead_ms between 0 and 315576000000),
  -- Until when, by the real time, one server moves it.
  moving_until timestamptz,
  processor_outage boolean not null default false,
  webhook_receivers_down boolean not null default false
);
insert into test_mode default values;

-- How a dispute that somebody asked for ends; null for one that its payment's method stands for.
alter table test_processor_disputes add column outcome text check (outcome in ('won', 'lost'));
