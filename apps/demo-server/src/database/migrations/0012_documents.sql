-- Documents: receipts, invoices, credit notes and statements, with the profiles that they print.

-- The language of a customer's emails and documents.
ALTER TABLE customers ADD COLUMN locale text NOT NULL DEFAULT 'en'
  CHECK (locale IN ('en', 'de', 'es', 'fr', 'pt-BR', 'ja', 'zh-CN', 'hi', 'ar', 'he'));

-- The legal profile of a merchant or the billing profile of a customer. A document stores a copy of both, so a later
-- change of a profile does not change the document.
CREATE TABLE billing_profiles (
  -- The id of the merchant or the customer.
  owner_id text COLLATE "C" PRIMARY KEY,
  merchant_id text COLLATE "C" NOT NULL REFERENCES merchants (id),
  -- Null for the profile of the merchant.
  customer_id text COLLATE "C" REFERENCES customers (id),
  legal_name text NOT NULL,
  -- Lines above the city, such as the street and the house number.
  address_lines text[] NOT NULL CHECK (cardinality(address_lines) BETWEEN 1 AND 3),
  city text,
  -- State, province or prefecture.
  administrative_area text,
  postal_code text,
  country text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  tax_id text,
  -- `unverified`: the syntax is correct. `valid` and `invalid` are the result of a check at the tax office.
  tax_id_status text CHECK (tax_id_status IN ('unverified', 'valid', 'invalid')),
  finance_email text,
  -- Rises with each change.
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  updated_at timestamptz NOT NULL,
  CONSTRAINT billing_profiles_owner CHECK (owner_id = coalesce(customer_id, merchant_id)),
  CONSTRAINT billing_profiles_tax_id_has_status CHECK ((tax_id IS NULL) = (tax_id_status IS NULL))
);

-- Tax treatment of a top-up. `atUse`: the tax is part of the invoices that the balance pays. `reverseCharge`: the customer owes
-- the tax.
ALTER TABLE top_up_quotes ADD COLUMN tax_treatment text NOT NULL DEFAULT 'standard'
  CHECK (tax_treatment IN ('standard', 'atUse', 'reverseCharge'));
ALTER TABLE top_ups ADD COLUMN tax_treatment text NOT NULL DEFAULT 'standard'
  CHECK (tax_treatment IN ('standard', 'atUse', 'reverseCharge'));
ALTER TABLE top_up_quotes ADD CONSTRAINT top_up_quotes_only_standard_has_tax
  CHECK (tax_treatment = 'standard' OR tax = 0);
ALTER TABLE top_ups ADD CONSTRAINT top_ups_only_standard_has_tax CHECK (tax_treatment = 'standard' OR tax = 0);

-- The last number of a merchant's series of one kind of document. The row is locked until the document commits, so the
-- series has no gaps. Invoices have numbers before they are issued: see invoice_numbers.
CREATE TABLE document_series (
  merchant_id text COLLATE "C" NOT NULL REFERENCES merchants (id),
  kind text NOT NULL CHECK (kind IN ('receipt', 'creditNote', 'statement')),
  last bigint NOT NULL CHECK (last > 0),
  PRIMARY KEY (merchant_id, kind)
);

-- An issued document. Append-only.
CREATE TABLE documents (
  id text COLLATE "C" PRIMARY KEY,
  merchant_id text COLLATE "C" NOT NULL REFERENCES merchants (id),
  customer_id text COLLATE "C" NOT NULL REFERENCES customers (id),
  wallet_id text COLLATE "C" REFERENCES wallets (id),
  kind text NOT NULL CHECK (kind IN ('receipt', 'invoice', 'creditNote', 'statement')),
  -- The object that the document is about: a top-up, an invoice, a refund, or a wallet and its month. One document each.
  subject_id text COLLATE "C" NOT NULL,
  -- Position in the merchant's series of this kind, and the number as printed.
  sequence bigint NOT NULL CHECK (sequence > 0),
  number text NOT NULL,
  -- Everything that the document prints. Its language, amounts and profiles never change.
  content jsonb NOT NULL,
  -- The unguessable part of the document's URL.
  url_token text NOT NULL UNIQUE,
  issued_at timestamptz NOT NULL,
  UNIQUE (merchant_id, kind, sequence),
  UNIQUE (kind, subject_id)
);

CREATE INDEX documents_by_merchant ON documents (merchant_id, id DESC);
CREATE INDEX documents_by_customer ON documents (customer_id, id DESC);

-- A document to issue. Commits with the event that it is about; background work issues the document.
CREATE TABLE document_requests (
  id text COLLATE "C" PRIMARY KEY,
  merchant_id text COLLATE "C" NOT NULL REFERENCES merchants (id),
  kind text NOT NULL CHECK (kind IN ('receipt', 'invoice', 'creditNote', 'statement')),
  subject_id text COLLATE "C" NOT NULL,
  -- Null once the document is issued.
  next_attempt_at timestamptz,
  created_at timestamptz NOT NULL,
  UNIQUE (kind, subject_id)
);

CREATE INDEX document_requests_due_by_tenant ON document_requests (merchant_id, next_attempt_at, id)
  WHERE next_attempt_at IS NOT NULL;

-- Emails have an HTML version. An email to the merchant can be about no customer, such as one about an endpoint.
ALTER TABLE emails ALTER COLUMN customer_id DROP NOT NULL;
ALTER TABLE emails ADD COLUMN html text;
ALTER TABLE emails ADD COLUMN document_id text COLLATE "C" REFERENCES documents (id);
