-- Rejects the statement that fired its trigger. The triggers below protect history, also from the role that owns a
-- table, unless it switches them off. `grantApplication` derives the server's rights from the triggers' names.
CREATE OR REPLACE FUNCTION ledger.reject_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is rejected: rows of %.% are never changed; a correction is a new row', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$;

-- Append-only tables: rows are inserted and never change.
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.entries
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.reject_change();
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.transfers
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.reject_change();
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.consumptions
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.reject_change();
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.reversals
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.reject_change();
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.grant_restorations
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.reject_change();
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.reservations
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.reject_change();
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.events
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.reject_change();
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.checkpoints
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.reject_change();
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.checkpoint_heads
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.reject_change();
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.reject_change();
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON documents
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.reject_change();
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON consents
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.reject_change();

-- Tables whose rows change as money moves, and are never deleted.
CREATE OR REPLACE TRIGGER no_delete BEFORE DELETE OR TRUNCATE ON document_series
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.reject_change();
CREATE OR REPLACE TRIGGER no_delete BEFORE DELETE OR TRUNCATE ON ledger.accounts
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.reject_change();
CREATE OR REPLACE TRIGGER no_delete BEFORE DELETE OR TRUNCATE ON ledger.grants
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.reject_change();
CREATE OR REPLACE TRIGGER no_delete BEFORE DELETE OR TRUNCATE ON ledger.holds
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.reject_change();
