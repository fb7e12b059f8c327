-- The event by which the available balance fell below the threshold, as of `evaluated_sequence`; null while it is not.
alter table alert_settings add column low_sequence bigint;
update alert_settings set low_sequence = evaluated_sequence where is_low;
alter table alert_settings add check (is_low = (low_sequence is not null));
