-- What the deletion of old records looks for, and what it must not find referred to.

create index sessions_by_end on sessions (expires_at);
create index top_up_quotes_unused on top_up_quotes (expires_at) where top_up_id is null;
create index payment_methods_removed on payment_methods (removed_at) where removed_at is not null and detach_at is null;
create index top_ups_by_method on top_ups (payment_method_id);
create index invoice_payments_by_method on invoice_payments (payment_method_id) where payment_method_id is not null;
create index test_processor_events_delivered on test_processor_events (delivered_at) where delivered_at is not null;
