-- Counters of rate limits, shared by all servers. A window is fixed: it starts with the first request that it counts.
create table rate_limits (
  -- What is limited and whose it is: `linkQuotes:plk_…`.
  key text collate "C" primary key,
  used integer not null check (used >= 0),
  resets_at timestamptz not null
);
create index rate_limits_by_reset on rate_limits (resets_at);

-- What the processor calls the same card by, whoever saved it; null where it has no such name.
alter table payment_methods add column fingerprint text;
create index payment_methods_by_fingerprint on payment_methods (merchant_id, fingerprint) where fingerprint is not null;

-- Failed payments are counted by customer, by payment link and by card.
create index top_ups_by_customer_and_time on top_ups (customer_id, created_at);
create index top_ups_by_method_and_time on top_ups (payment_method_id, created_at);
create index invoice_payments_by_method_and_time on invoice_payments (payment_method_id, created_at);
