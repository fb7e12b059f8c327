-- The part of a settled payment that exceeded the amount due when it arrived. The payment keeps the amount that was
-- charged; the invoice counts amount - surplus as paid. The surplus was returned, so it is part of `refunded` too.
alter table invoice_payments add column surplus bigint not null default 0;
alter table invoice_payments add constraint invoice_payments_surplus_check check (surplus between 0 and refunded);

-- The refund that returned the payment of a top-up whose wallet could not receive it.
alter table top_ups add column returned_by text collate "C" references refunds (id);
alter table top_ups add constraint top_ups_returned_by_check check (returned_by is null or status = 'failed');

-- The refund by which the merchant pays out a won dispute, where the wallet was closed meanwhile.
alter table disputes add column paid_out_by text collate "C" references refunds (id);
