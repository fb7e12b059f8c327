-- A payout: the part of a refund that no card takes back. It is pending until the merchant marks it as paid.
--
-- Parts from before this migration stay settled without a time: nobody recorded whether they were paid.
ALTER TABLE refund_parts DROP CONSTRAINT refund_parts_status_check;
ALTER TABLE refund_parts ADD CONSTRAINT refund_parts_status_check
  CHECK (status IN ('pending', 'processing', 'settled', 'failed'));
ALTER TABLE refund_parts
  ADD COLUMN paid_at timestamptz,
  -- The merchant's own reference of the payment, such as a bank transfer.
  ADD COLUMN paid_reference text;
ALTER TABLE refund_parts
  ADD CONSTRAINT refund_parts_pending_is_external CHECK (status <> 'pending' OR destination = 'external'),
  ADD CONSTRAINT refund_parts_paid_is_settled_payout
    CHECK (paid_at IS NULL OR (destination = 'external' AND status = 'settled')),
  ADD CONSTRAINT refund_parts_paid_reference_has_time CHECK (paid_reference IS NULL OR paid_at IS NOT NULL);

CREATE INDEX refund_parts_payouts ON refund_parts (id DESC) WHERE destination = 'external';
