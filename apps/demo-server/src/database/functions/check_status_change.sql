-- Rejects a status change that reopens an account: a closing account can only become closed, and a closed one stays closed.
CREATE OR REPLACE FUNCTION ledger.check_status_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.status = 'closed' AND NEW.status <> 'closed') OR (OLD.status = 'closing' AND NEW.status NOT IN ('closing', 'closed')) THEN
    RAISE EXCEPTION 'account % is %: its status cannot change to %', OLD.id, OLD.status, NEW.status
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER status_change BEFORE UPDATE OF status ON ledger.accounts
  FOR EACH ROW EXECUTE FUNCTION ledger.check_status_change();
