-- What this server remembers of Stripe: which of its objects is whose. What they are worth stands at Stripe.

create table stripe_customers (
  -- A customer's id here.
  owner text primary key,
  customer_id text not null unique,
  created_at timestamptz not null default now()
);

create table stripe_payments (
  -- The caller's key: the same key is the same payment, always, and not just for as long as Stripe keeps keys.
  idempotency_key text primary key,
  -- Null where the key was given up before anything was asked.
  intent_id text unique,
  amount bigint,
  currency text,
  -- Whether its customer was there to confirm.
  is_present boolean not null,
  decline_code text,
  decline_message text,
  created_at timestamptz not null default now()
);

create table stripe_refunds (
  idempotency_key text primary key,
  refund_id text unique,
  created_at timestamptz not null default now()
);
