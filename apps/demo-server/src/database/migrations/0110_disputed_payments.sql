-- What a dispute took of an invoice's payment, as a failed payment: the whole of it, or a part that was split off.
alter table disputes add column taken_payment_id text collate "C" references invoice_payments (id) on delete set null;
update disputes d set taken_payment_id = p.id from invoice_payments p
  where p.id = d.invoice_payment_id and p.failure_code = 'payment_disputed' and d.status <> 'won';
