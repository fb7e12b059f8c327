-- How often in a row collecting an invoice has failed, for its growing pause.
alter table invoices add column failed_checks integer not null default 0;
