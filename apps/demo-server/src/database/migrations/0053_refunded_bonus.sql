-- The entry that took a refunded top-up's bonus out of the wallet: it comes back where the card refuses.

alter table refund_parts add column bonus_entry_number bigint, add column bonus_amount bigint,
  add check ((bonus_entry_number is null) = (bonus_amount is null));
