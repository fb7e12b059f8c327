-- Tables of the payment processors. Nothing but the processor's own folder in payments/ reads or writes them.

-- ---------------------------------------------------------------------------------------------------------------------
-- Test processor
--
-- It stands in for another company: these tables are the records of that company.

CREATE TABLE test_processor_payments (
  id text COLLATE "C" PRIMARY KEY,
  -- The caller's key. The same key is always the same payment.
  idempotency_key text COLLATE "C" NOT NULL UNIQUE,
  amount bigint NOT NULL,
  currency text NOT NULL,
  method text NOT NULL,
  status text NOT NULL CHECK (status IN ('requiresAction', 'processing', 'succeeded', 'declined', 'canceled',
    'refunded')),
  -- Rises with each change of the status.
  version integer NOT NULL,
  failure_code text,
  failure_message text,
  return_url text,
  -- When a slow payment settles.
  settles_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);

CREATE INDEX test_processor_payments_due ON test_processor_payments (settles_at) WHERE status = 'processing';

-- An event that the test processor sends to this server.
CREATE TABLE test_processor_events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  payment jsonb NOT NULL,
  attempt_count integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL,
  delivered_at timestamptz
);

CREATE INDEX test_processor_events_waiting ON test_processor_events (next_attempt_at) WHERE delivered_at IS NULL;
CREATE INDEX test_processor_events_delivered ON test_processor_events (delivered_at) WHERE delivered_at IS NOT NULL;

CREATE TABLE test_processor_refunds (
  idempotency_key text COLLATE "C" PRIMARY KEY,
  -- The idempotency key of the refunded payment.
  payment_key text COLLATE "C" NOT NULL,
  amount bigint NOT NULL,
  status text NOT NULL CHECK (status IN ('succeeded', 'failed')),
  failure_message text,
  created_at timestamptz NOT NULL
);

CREATE INDEX test_processor_refunds_by_payment ON test_processor_refunds (payment_key);

CREATE TABLE test_processor_disputes (
  id text COLLATE "C" PRIMARY KEY,
  -- The idempotency key of the disputed payment.
  payment_key text COLLATE "C" NOT NULL UNIQUE,
  amount bigint NOT NULL,
  currency text NOT NULL,
  status text NOT NULL CHECK (status IN ('open', 'won', 'lost')),
  -- Outcome of a dispute that a person opened. Null if the payment method decides it.
  outcome text CHECK (outcome IN ('won', 'lost')),
  -- Rises with each change of the status, and the newest version that this server has applied.
  version integer NOT NULL,
  notified_version integer NOT NULL DEFAULT 0,
  decides_at timestamptz NOT NULL
);

CREATE INDEX test_processor_disputes_to_decide ON test_processor_disputes (decides_at) WHERE status = 'open';
CREATE INDEX test_processor_disputes_to_notify ON test_processor_disputes (id) WHERE notified_version < version;

-- ---------------------------------------------------------------------------------------------------------------------
-- Stripe
--
-- The link between our keys and Stripe's objects. Amounts and statuses stay at Stripe.

CREATE TABLE stripe_customers (
  -- Our customer's id.
  owner text COLLATE "C" PRIMARY KEY,
  customer_id text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE stripe_payments (
  -- The caller's key. The same key is always the same payment, also after Stripe has forgotten the key.
  idempotency_key text COLLATE "C" PRIMARY KEY,
  -- Null if the key was given up before Stripe was asked.
  intent_id text UNIQUE,
  amount bigint,
  currency text,
  -- Whether the customer was present to confirm the payment.
  is_present boolean NOT NULL,
  -- The first decline. Stripe forgets it with the next change of the intent.
  decline_code text,
  decline_message text,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE stripe_refunds (
  idempotency_key text COLLATE "C" PRIMARY KEY,
  -- Null until Stripe has responded.
  refund_id text UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now()
);
