-- What customers are told of in the product is their wallets' events; here is which of them were read.

create table notification_reads (
  wallet_id text collate "C" not null references wallets (id),
  sequence bigint not null,
  read_at timestamptz not null,
  primary key (wallet_id, sequence)
);
-- Of millions of events the few that are told; the list is the kit's `walletNotificationTypes`.
create index events_notified on ledger.events (account_id, created_at desc, sequence desc)
  where type in ('wallet.balance_low', 'wallet.credit_expiring', 'wallet.credit_expired', 'wallet.auto_top_up_failed',
    'wallet.auto_top_up_paused', 'wallet.auto_top_up_action_required');
