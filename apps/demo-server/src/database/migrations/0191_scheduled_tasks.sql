-- Work that runs at a fixed interval, on one server at a time.
create table scheduled_tasks (
  name text collate "C" primary key,
  next_run_at timestamptz not null,
  -- The server that claimed the task has it until then. Null while no server runs it.
  leased_until timestamptz
);
