// One chunk for all that no first screen waits for; see deferred.ts.
export { openRefreshingStream } from '../events/openRefreshingStream.ts';
export { followLowBalanceDismissals } from '../lowBalance/lowBalanceDismissals.ts';
export { lowBalanceReport } from '../lowBalance/lowBalanceReport.ts';
export { resumeAutoTopUp, saveAutoTopUp, switchOffAutoTopUp } from '../mutations/changeAutoTopUp.ts';
export {
  addPaymentMethod,
  makeDefaultPaymentMethod,
  removePaymentMethod,
} from '../mutations/changePaymentMethods.ts';
export { exportEntries } from '../mutations/exportEntries.ts';
export { markNotificationsRead } from '../mutations/markNotificationsRead.ts';
export { payInvoice } from '../mutations/payInvoice.ts';
export { saveAlertSettings } from '../mutations/saveAlertSettings.ts';
export { readEntriesPage } from '../query/readEntriesPage.ts';
export { concludeTopUp } from '../topUp/concludeTopUp.ts';
export { resumeTopUp } from '../topUp/resumeTopUp.ts';
export { topUpCommands } from '../topUp/topUpCommands.ts';
export { topUpPollingMs, topUpStaleMs } from '../topUp/topUpPolling.ts';
export { quoteLifetimeMs } from '../topUp/topUpQuotes.ts';
export { takeFirstPart } from './firstPart.ts';
export { readDeferred } from './readDeferred.ts';
