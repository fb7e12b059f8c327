-- The entry that added the bonus of a settled top-up to the wallet. A refund of the top-up takes that bonus back. Null
-- without a bonus.
ALTER TABLE top_ups ADD COLUMN bonus_entry_number bigint;

-- Until now the bonus was always the next entry after the top-up's own, in the same transaction.
UPDATE top_ups SET bonus_entry_number = entry_number + 1 WHERE status = 'settled' AND bonus > 0;

ALTER TABLE top_ups ADD CONSTRAINT top_ups_settled_bonus_has_entry
  CHECK ((status = 'settled' AND bonus > 0) = (bonus_entry_number IS NOT NULL));
