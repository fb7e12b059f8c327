-- Workers claim due rows lane by lane: by endpoint, or by merchant. Each index below replaces one on the instant alone.

create index webhook_deliveries_by_lane on webhook_deliveries (endpoint_id, next_try_at, id) where next_try_at is not null;
drop index webhook_deliveries_due;

create index mails_by_lane on mails (merchant_id, next_try_at, id) where next_try_at is not null;
drop index mails_waiting;

create index auto_top_ups_by_lane on auto_top_ups (merchant_id, judge_at, wallet_id) where judge_at is not null;
drop index auto_top_ups_to_judge;

create index alert_settings_by_lane on alert_settings (merchant_id, wallet_id) where is_due;
drop index alert_settings_due;

create index top_ups_by_lane on top_ups (merchant_id, next_check_at, id) where next_check_at is not null;
drop index top_ups_to_check;

create index invoices_by_lane on invoices (merchant_id, (coalesce(next_check_at, collect_at)), id)
  where coalesce(next_check_at, collect_at) is not null;
drop index invoices_to_check;
drop index invoices_to_collect;
