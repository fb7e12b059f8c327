export {
  applyInvoicePayment,
  emitInvoiceEvent,
  hasSucceeded,
  recordSuccess,
  settlePayments,
} from './applyInvoicePayment.ts';
export { readAutoPay, saveAutoPay } from './autoPay.ts';
export { createInvoice, openInvoice } from './createInvoice.ts';
export { listInvoices, listMerchantInvoices, readInvoicesById, readMerchantInvoice } from './invoices.ts';
export { walletPayment } from './invoiceWalletPayment.ts';
export { payInvoice, payMerchantInvoice } from './payInvoice.ts';
export { claimInvoices } from './reconcileInvoices.ts';
export { refundInvoice } from './refundInvoice.ts';
export {
  type InvoicePaymentRow,
  type InvoiceRow,
  lockInvoice,
  readChargeableAmount,
  updateInvoice,
  walletOfInvoice,
} from './repository.ts';
export { returnSurplus } from './returnSurplus.ts';
export { voidInvoice } from './voidInvoice.ts';
