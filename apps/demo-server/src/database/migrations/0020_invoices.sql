-- What customers owe for, and how it is paid.

-- Whether and where in the order of payment methods a wallet pays invoices by itself: 1 is first.
alter table wallets add column auto_pay boolean not null default true;
alter table wallets add column auto_pay_priority integer not null default 1 check (auto_pay_priority between 1 and 100);

-- The number last given to an invoice of the merchant's.
create table invoice_numbers (
  merchant_id text collate "C" primary key references merchants (id),
  last bigint not null
);

create table invoices (
  id text collate "C" primary key,
  merchant_id text collate "C" not null references merchants (id),
  customer_id text collate "C" not null references customers (id),
  number text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  status text not null check (status in ('draft', 'open', 'partiallyPaid', 'paid', 'void')),
  lines jsonb not null,
  total bigint not null check (total between 1 and 9007199254740991),
  -- What its settled payments come to; what was refunded of them does not lessen it.
  paid bigint not null default 0 check (paid between 0 and total),
  metadata jsonb not null,
  -- The customer's wallet in its currency, from its opening on; and what reserves its money there.
  wallet_id text collate "C" references wallets (id),
  hold_id text,
  due_at timestamptz,
  -- When it is paid by itself; null once that has begun, or where it never will.
  collect_at timestamptz,
  -- While it is being paid: what is still to be tried, `wallet` or a payment method's id, and what was
  -- paid before.
  payment_sources text[],
  paid_before bigint,
  -- When the sweeper goes on with a payment that nobody is waiting for any more.
  next_check_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (merchant_id, number),
  check (status in ('draft', 'void') or wallet_id is not null),
  check (status = 'void' or (status = 'paid') = (paid = total)),
  check ((payment_sources is null) = (paid_before is null))
);
create index invoices_by_merchant on invoices (merchant_id, id desc);
create index invoices_by_customer on invoices (customer_id, id desc);
create index invoices_by_wallet on invoices (wallet_id, id) where status in ('open', 'partiallyPaid');
create index invoices_to_collect on invoices (collect_at) where collect_at is not null;
create index invoices_to_check on invoices (next_check_at) where next_check_at is not null;

create table invoice_payments (
  id text collate "C" primary key,
  invoice_id text collate "C" not null references invoices (id),
  -- Of the wallet: its entry. Of a method: what its processor knows it by.
  wallet_id text collate "C" references wallets (id),
  entry_number bigint,
  payment_method_id text collate "C" references payment_methods (id),
  processor_reference text,
  label text,
  amount bigint not null check (amount between 1 and 9007199254740991),
  refunded bigint not null default 0 check (refunded between 0 and amount),
  status text not null check (status in ('processing', 'settled', 'failed')),
  processor_version integer not null default 0,
  failure_code text,
  failure_message text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((wallet_id is null) = (payment_method_id is not null)),
  check ((wallet_id is null) = (entry_number is null)),
  check ((status = 'failed') = (failure_code is not null)),
  check (status = 'settled' or refunded = 0)
);
create index invoice_payments_by_invoice on invoice_payments (invoice_id, id);
-- One payment at a time: what is due never gets charged twice.
create unique index invoice_payments_one_processing on invoice_payments (invoice_id) where status = 'processing';
