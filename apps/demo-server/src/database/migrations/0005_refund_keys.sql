-- The idempotency key of a part's current attempt at the processor. A report about an earlier attempt has another key.
ALTER TABLE refund_parts ADD COLUMN processor_key text COLLATE "C" NOT NULL
  GENERATED ALWAYS AS (id || '_' || attempt::text) STORED;

CREATE UNIQUE INDEX refund_parts_by_processor_key ON refund_parts (processor_key);
