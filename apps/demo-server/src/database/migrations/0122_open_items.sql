-- What is unsettled between the processor and this server, until it is resolved: an event that could not be applied,
-- or a payment that the two do not record alike.
create table open_items (
  id text collate "C" primary key,
  -- Null for a payment that belongs to no merchant here.
  merchant_id text collate "C" references merchants (id),
  kind text not null,
  -- The key of the payment at the processor: a top-up, or a payment of an invoice.
  payment_id text not null,
  status text not null default 'open' check (status in ('open', 'resolved')),
  message text not null,
  -- The event that is applied again, with its subject.
  event jsonb,
  -- How often it was found.
  occurrences integer not null default 1 check (occurrences > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  resolved_at timestamptz,
  check ((status = 'resolved') = (resolved_at is not null))
);
create unique index open_items_one_open on open_items (kind, payment_id) where status = 'open';
create index open_items_by_merchant on open_items (merchant_id, id desc);
