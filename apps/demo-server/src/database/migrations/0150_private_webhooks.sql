-- Only the operator allows private webhook addresses (COFFER_PRIVATE_WEBHOOKS): a merchant's own setting is void.
update merchants set settings = settings - 'webhooks' where settings ? 'webhooks';
