-- When the processor is asked the next time to let go of a removed method; null once it has.
alter table payment_methods add column detach_at timestamptz;

create index payment_methods_to_detach on payment_methods (detach_at) where detach_at is not null;
