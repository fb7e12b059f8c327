export {
  applyInvoicePayment,
  hasSucceeded,
  recordSuccess,
  settlePayments,
} from './applyInvoicePayment.ts';
export { readAutoPay, saveAutoPay } from './autoPay.ts';
export { collectWithFunds, collectWithMethod } from './collectOnArrival.ts';
export { createInvoice, openInvoice } from './createInvoice.ts';
export { emitInvoiceEvent } from './emitInvoiceEvent.ts';
export { listInvoices, listMerchantInvoices, readInvoicesById, readMerchantInvoice } from './invoices.ts';
export { walletPayment } from './invoiceWalletPayment.ts';
export { markUncollectible } from './markUncollectible.ts';
export { payInvoice, payMerchantInvoice } from './payInvoice.ts';
export { claimInvoices, invoiceDueSql } from './reconcileInvoices.ts';
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
