export { announceExpiredLinks, unannouncedLinks } from './announceExpiredLinks.ts';
export { createPaymentLink } from './createPaymentLink.ts';
export { cancelLinkPayment, readLinkPayment, readLinkReceipt } from './linkPayments.ts';
export {
  listPaymentLinks,
  readPaymentLink,
  readPaymentLinksById,
  revokePaymentLink,
} from './paymentLinks.ts';
export { payPaymentLink, quotePaymentLink } from './payPaymentLink.ts';
export { readPaymentLinkOffer } from './readPaymentLinkOffer.ts';
export { findByToken, paymentLinkStatuses } from './repository.ts';
