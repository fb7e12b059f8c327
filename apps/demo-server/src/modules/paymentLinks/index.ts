export { createPaymentLink } from './createPaymentLink.ts';
export { cancelLinkPayment, readLinkPayment, readLinkReceipt } from './linkPayments.ts';
export { findByToken, paymentLinkStatuses } from './paymentLinkRows.ts';
export { listPaymentLinks, readPaymentLink, revokePaymentLink } from './paymentLinks.ts';
export { payPaymentLink, quotePaymentLink } from './payPaymentLink.ts';
export { readPaymentLinkOffer } from './readPaymentLinkOffer.ts';
