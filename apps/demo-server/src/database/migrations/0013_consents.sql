-- A customer's agreement to the charges of an auto top-up. Append-only: a change of the terms is a new consent.
CREATE TABLE consents (
  id text COLLATE "C" PRIMARY KEY,
  merchant_id text COLLATE "C" NOT NULL REFERENCES merchants (id),
  customer_id text COLLATE "C" NOT NULL REFERENCES customers (id),
  wallet_id text COLLATE "C" NOT NULL REFERENCES wallets (id),
  -- The customer's agreement: in which way, when, and to which text.
  source text NOT NULL CHECK (source IN ('inApp', 'orderForm', 'email', 'phone')),
  accepted_at timestamptz NOT NULL,
  text text NOT NULL CHECK (length(text) BETWEEN 1 AND 5000),
  -- Actor that recorded the consent: the customer, or an API key of the merchant.
  recorded_by_type text NOT NULL CHECK (recorded_by_type IN ('customer', 'merchant')),
  recorded_by text COLLATE "C" NOT NULL,
  -- The agreed terms, as in auto_top_ups. A removed payment method may be deleted later.
  payment_method_id text COLLATE "C" NOT NULL,
  mode text NOT NULL CHECK (mode IN ('fixed', 'target')),
  threshold bigint NOT NULL CHECK (threshold BETWEEN 1 AND 9007199254740991),
  amount bigint NOT NULL CHECK (amount BETWEEN 1 AND 9007199254740991),
  monthly_cap bigint NOT NULL CHECK (monthly_cap BETWEEN 1 AND 9007199254740991),
  daily_count integer NOT NULL CHECK (daily_count BETWEEN 1 AND 10),
  created_at timestamptz NOT NULL,
  CONSTRAINT consents_accepted_before_recorded CHECK (accepted_at <= created_at)
);

CREATE INDEX consents_by_wallet ON consents (wallet_id, id DESC);

ALTER TABLE auto_top_ups
  -- The consent that the settings rest on. Null for settings that were saved before consents were recorded.
  ADD COLUMN consent_id text COLLATE "C" REFERENCES consents (id),
  -- When the rule was last turned off. Only a newer consent turns it on again.
  ADD COLUMN turned_off_at timestamptz;
