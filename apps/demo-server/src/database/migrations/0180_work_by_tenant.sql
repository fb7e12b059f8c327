-- Workers claim due rows lane by lane: by endpoint, or by merchant. Each index below replaces one on the instant alone.

create index webhook_deliveries_due_by_tenant on webhook_deliveries (endpoint_id, next_attempt_at, id) where next_attempt_at is not null;
drop index webhook_deliveries_due;

create index emails_due_by_tenant on emails (merchant_id, next_attempt_at, id) where next_attempt_at is not null;
drop index emails_waiting;

create index auto_top_ups_due_by_tenant on auto_top_ups (merchant_id, next_evaluation_at, wallet_id) where next_evaluation_at is not null;
drop index auto_top_ups_to_judge;

create index alert_settings_due_by_tenant on alert_settings (merchant_id, wallet_id) where is_due;
drop index alert_settings_due;

create index top_ups_due_by_tenant on top_ups (merchant_id, next_check_at, id) where next_check_at is not null;
drop index top_ups_to_check;

create index invoices_due_by_tenant on invoices (merchant_id, (coalesce(next_check_at, collect_at)), id)
  where coalesce(next_check_at, collect_at) is not null;
drop index invoices_to_check;
drop index invoices_to_collect;
