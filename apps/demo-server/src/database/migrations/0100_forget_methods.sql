-- When the processor is asked the next time to let go of a removed method; null once it has.
alter table payment_methods add column forget_at timestamptz;

create index payment_methods_to_forget on payment_methods (forget_at) where forget_at is not null;
