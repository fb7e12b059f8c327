-- Of which credits that are about to expire the customer was told: once each.
create table credit_warnings (
  wallet_id text collate "C" not null,
  grant_number bigint not null,
  warned_at timestamptz not null,
  primary key (wallet_id, grant_number)
);
