-- The test processor's own books. It stands for another company: nothing else reads or writes them.

create table test_processor_payments (
  id text primary key,
  -- The caller's key: the same key is the same payment, always.
  idempotency_key text not null unique,
  amount bigint not null,
  currency text not null,
  method text not null,
  status text not null check (status in ('requiresAction', 'processing', 'succeeded', 'declined', 'canceled', 'refunded')),
  -- Rises with each change of status.
  version integer not null,
  failure_code text,
  failure_message text,
  return_url text,
  settles_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index test_processor_payments_due on test_processor_payments (settles_at) where status = 'processing';

create table test_processor_events (
  id bigint generated always as identity primary key,
  payment jsonb not null,
  attempt_count integer not null default 0,
  next_attempt_at timestamptz not null,
  delivered_at timestamptz
);
create index test_processor_events_waiting on test_processor_events (next_attempt_at) where delivered_at is null;
