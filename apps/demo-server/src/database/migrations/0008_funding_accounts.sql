-- Every source of a merchant's credit has an account of its own: payments that the merchant received outside of Coffer,
-- and corrections of a balance. Until now, the first were in `cash` and the second in `revenue`.
ALTER TABLE ledger.accounts DROP CONSTRAINT accounts_role_check;
ALTER TABLE ledger.accounts ADD CONSTRAINT accounts_role_check CHECK (role IN ('wallet', 'cash', 'externalPayments',
  'revenue', 'promotions', 'corrections', 'breakage', 'fees'));

INSERT INTO ledger.accounts (id, ledger_id, role, currency)
SELECT a.ledger_id || ':' || r.role || ':' || a.currency, a.ledger_id, r.role, a.currency
FROM ledger.accounts a CROSS JOIN unnest('{externalPayments,corrections}'::text[]) r (role)
WHERE a.role = 'cash'
ON CONFLICT DO NOTHING;

-- Money that returns to a card is a refund and not spend, whatever its source.
CREATE OR REPLACE VIEW ledger.entry_flows AS
  SELECT account_id, number, (created_at AT TIME ZONE 'UTC')::date AS day, source, reason, created_at, amount,
    greatest(amount, 0) AS incoming, greatest(-amount, 0) AS outgoing,
    amount < 0 AND type = 'debit' AND source IN ('usage', 'invoice') AS spent
  FROM ledger.entries;
