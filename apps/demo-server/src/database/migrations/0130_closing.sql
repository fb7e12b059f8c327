-- A wallet closes in a series of short transactions. Until the last one its status is 'closing', and every
-- write but the closure's own is rejected.

ALTER TABLE ledger.accounts DROP CONSTRAINT accounts_status_check,
  ADD CONSTRAINT accounts_status_check CHECK (status IN ('active', 'frozen', 'closing', 'closed'));
ALTER TABLE wallets DROP CONSTRAINT wallets_status_check,
  ADD CONSTRAINT wallets_status_check CHECK (status IN ('active', 'frozen', 'closing', 'closed'));

-- A closing account can only be closed, and a closed one stays closed.
CREATE FUNCTION ledger.check_status_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.status = 'closed' AND NEW.status <> 'closed') OR (OLD.status = 'closing' AND NEW.status NOT IN ('closing', 'closed')) THEN
    RAISE EXCEPTION 'account % is %: its status cannot change to %', OLD.id, OLD.status, NEW.status
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER status_change BEFORE UPDATE OF status ON ledger.accounts
  FOR EACH ROW EXECUTE FUNCTION ledger.check_status_change();

-- The row is there from the first step on and counts what the steps so far have done.
ALTER TABLE wallet_closures
  ALTER COLUMN closed_at DROP NOT NULL,
  ADD COLUMN started_at timestamptz,
  -- When a worker continues the closure, unless the request that began it has finished it.
  ADD COLUMN next_check_at timestamptz,
  -- The part of `refunded` that no card takes back. It becomes one part of the refund at the end.
  ADD COLUMN external bigint NOT NULL DEFAULT 0 CHECK (external BETWEEN 0 AND refunded);
UPDATE wallet_closures SET started_at = closed_at;
ALTER TABLE wallet_closures ALTER COLUMN started_at SET NOT NULL;
ALTER TABLE wallet_closures ADD CHECK ((closed_at IS NULL) = (next_check_at IS NOT NULL));
CREATE INDEX wallet_closures_due_by_tenant ON wallet_closures (merchant_id, next_check_at, wallet_id) WHERE next_check_at IS NOT NULL;

-- Which invoice a hold is for, and which top-up a grant comes from.
CREATE INDEX invoices_by_hold ON invoices (hold_id) WHERE hold_id IS NOT NULL;
CREATE INDEX top_ups_by_entry ON top_ups (wallet_id, entry_number) WHERE entry_number IS NOT NULL;
