-- What is looked for by time, so that it can be forgotten, and what a closing looks for.
create index idempotent_requests_by_age on idempotent_requests using brin (created_at);
create index refund_parts_by_payment on refund_parts (payment_key) where payment_key is not null;
create index invoices_with_hold on invoices (wallet_id) where hold_id is not null;
create index webhook_deliveries_by_age on webhook_deliveries using brin (created_at);
create index webhook_messages_by_age on webhook_messages using brin (created_at);
create index emails_by_age on emails using brin (created_at);
