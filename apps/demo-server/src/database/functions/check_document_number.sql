-- Keeps each series of document numbers without gaps and duplicates, whatever code writes to it: a series counts by one,
-- it continues only when its last number has a document, and no document has a number that the series has not reached.
-- The unique constraint of documents rejects a number that is used twice. invoice_numbers numbers the invoices.
CREATE OR REPLACE FUNCTION check_document_series() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.last <> OLD.last + 1 OR NOT EXISTS (
    SELECT FROM documents WHERE merchant_id = OLD.merchant_id AND kind = OLD.kind AND sequence = OLD.last
  ) THEN
    RAISE EXCEPTION 'the series of % cannot continue with % after %', NEW.kind, NEW.last, OLD.last
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER without_gaps BEFORE UPDATE ON document_series
  FOR EACH ROW EXECUTE FUNCTION check_document_series();

CREATE OR REPLACE FUNCTION check_document_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind <> 'invoice' AND NOT EXISTS (
    SELECT FROM document_series WHERE merchant_id = NEW.merchant_id AND kind = NEW.kind AND last >= NEW.sequence
  ) THEN
    RAISE EXCEPTION 'document % is beyond its series', NEW.number USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- Deferred to the commit, so that a copy of a database may insert the tables in any order.
DROP TRIGGER IF EXISTS numbered ON documents;
CREATE CONSTRAINT TRIGGER numbered AFTER INSERT ON documents DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION check_document_number();
