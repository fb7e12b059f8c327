-- An event of a customer that is not in a wallet's sequence of events, from the commit of the change until the dispatcher
-- has made its webhook message. A row is deleted when it is claimed, as in ledger.outbox.
CREATE TABLE event_outbox (
  id text COLLATE "C" PRIMARY KEY CHECK (id ~ '^evt_[0-9a-z]{1,40}$'),
  merchant_id text COLLATE "C" NOT NULL REFERENCES merchants (id),
  customer_id text COLLATE "C" NOT NULL REFERENCES customers (id),
  -- The wallet concerned, if there is one.
  wallet_id text COLLATE "C" REFERENCES wallets (id),
  type text NOT NULL CHECK (type ~ '^[a-z_]+\.[a-z_]+$'),
  -- The objects of the event as they were at the commit, as JSON text: `jsonb` would reorder their fields.
  objects text NOT NULL CHECK (json_typeof(objects::json) = 'object'),
  created_at timestamptz NOT NULL
);

-- Finds the refund or the dispute that an entry belongs to.
CREATE INDEX refunds_by_wallet ON refunds (wallet_id, id);
CREATE INDEX disputes_by_wallet ON disputes (wallet_id, id);
