-- Time of the event that an unpaid payment link has expired, or that a saved card is about to expire. Null until then. Rows from before this migration were never announced, and links that had expired by then stay unannounced.
ALTER TABLE payment_links ADD COLUMN expiry_announced_at timestamptz;
UPDATE payment_links SET expiry_announced_at = expires_at WHERE expires_at <= clock_timestamp();
CREATE INDEX payment_links_to_announce ON payment_links (expires_at) WHERE expiry_announced_at IS NULL;

ALTER TABLE payment_methods ADD COLUMN expiry_announced_at timestamptz;
CREATE INDEX payment_methods_to_announce ON payment_methods (expiry_year, expiry_month)
  WHERE expiry_announced_at IS NULL AND removed_at IS NULL AND expiry_year IS NOT NULL;
