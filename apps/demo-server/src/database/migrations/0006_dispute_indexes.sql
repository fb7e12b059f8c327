-- Finds the disputes and refunds of an invoice payment without reading the whole table.
CREATE INDEX disputes_by_invoice_payment ON disputes (invoice_payment_id) WHERE invoice_payment_id IS NOT NULL;
CREATE INDEX disputes_by_taken_payment ON disputes (taken_payment_id) WHERE taken_payment_id IS NOT NULL;
CREATE INDEX refund_parts_by_invoice_payment ON refund_parts (invoice_payment_id) WHERE invoice_payment_id IS NOT NULL;
