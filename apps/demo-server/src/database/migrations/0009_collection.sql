-- Collection of invoices: retries, notices, overdue and uncollectible invoices, and emails to the merchant.

ALTER TABLE invoices
  DROP CONSTRAINT invoices_status_check,
  ADD CONSTRAINT invoices_status_check
    CHECK (status IN ('draft', 'open', 'partiallyPaid', 'paid', 'void', 'uncollectible')),
  -- When the invoice was opened. The retries count from this time or from the due date, whichever is later.
  ADD COLUMN opened_at timestamptz,
  -- When to announce the automatic charge on the due date. Null once it is announced.
  ADD COLUMN charge_notice_at timestamptz,
  -- When to mark the invoice as overdue, and when that happened.
  ADD COLUMN overdue_check_at timestamptz,
  ADD COLUMN overdue_at timestamptz,
  -- Reason why the newest collection did not pay the invoice in full. Null once the invoice is paid or void.
  ADD COLUMN failure_code text,
  ADD COLUMN failure_message text,
  -- Only while the invoice is being collected: what started the collection, and when.
  ADD COLUMN collection_trigger text
    CHECK (collection_trigger IN ('schedule', 'funds', 'paymentMethod', 'request')),
  ADD COLUMN collection_started_at timestamptz,
  ADD CONSTRAINT invoices_failure_has_message CHECK ((failure_code IS NULL) = (failure_message IS NULL));

UPDATE invoices SET opened_at = created_at WHERE status <> 'draft';
UPDATE invoices SET overdue_check_at = greatest(due_at, created_at) + interval '1 day'
  WHERE status IN ('open', 'partiallyPaid');
UPDATE invoices SET collection_trigger = 'schedule', collection_started_at = updated_at
  WHERE payment_sources IS NOT NULL;

ALTER TABLE invoices
  ADD CONSTRAINT invoices_opened_has_time CHECK (status IN ('draft', 'void') OR opened_at IS NOT NULL),
  ADD CONSTRAINT invoices_collection_has_trigger CHECK ((payment_sources IS NULL) = (collection_trigger IS NULL)
    AND (payment_sources IS NULL) = (collection_started_at IS NULL)),
  -- Nothing is scheduled for an invoice that is not collected.
  ADD CONSTRAINT invoices_schedule_is_collectible CHECK (status IN ('open', 'partiallyPaid')
    OR (collect_at IS NULL AND charge_notice_at IS NULL AND overdue_check_at IS NULL));

DROP INDEX invoices_due_by_tenant;
CREATE INDEX invoices_due_by_tenant
  ON invoices (merchant_id, (coalesce(next_check_at, least(collect_at, charge_notice_at, overdue_check_at))), id)
  WHERE coalesce(next_check_at, least(collect_at, charge_notice_at, overdue_check_at)) IS NOT NULL;
-- Invoices that are collected as soon as money or a payment method arrives.
CREATE INDEX invoices_unpaid_by_customer ON invoices (customer_id, currency)
  WHERE status IN ('open', 'partiallyPaid');

-- Emails to the merchant, about a customer.
ALTER TABLE emails
  ADD COLUMN audience text NOT NULL DEFAULT 'customer' CHECK (audience IN ('customer', 'merchant')),
  -- Null for an email about an invoice that no wallet pays.
  ALTER COLUMN wallet_id DROP NOT NULL;
