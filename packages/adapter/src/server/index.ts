export { isWireErrorCode, wireErrorCodes } from '../errors/WalletErrorCode.ts';
export { entriesCsv } from '../port/entriesCsv.ts';
export type { CofferWalletsOptions } from './cofferWallets.ts';
export { cofferWallets } from './cofferWallets.ts';
export type { WalletHandlerOptions, WalletIdentity } from './createWalletHandler.ts';
export { createWalletHandler } from './createWalletHandler.ts';
export {
  alertSettingsSchema,
  autoTopUpPreviewSchema,
  autoTopUpSchema,
  entryPageSchema,
  entrySchema,
  entrySourceSchema,
  entryTypeSchema,
  eventsAfterSchema,
  grantPageSchema,
  grantSchema,
  invoicePageSchema,
  invoiceSchema,
  moneySchema,
  paymentMethodSchema,
  paymentMethodSetupSchema,
  receiptSchema,
  topUpQuoteSchema,
  topUpSchema,
  topUpSettingsSchema,
  walletAnalyticsSchema,
  walletBalanceSchema,
  walletEventSchema,
  walletForecastSchema,
  walletSchema,
  walletScopeSchema,
  walletSessionSchema,
  walletStatusSchema,
} from './documentation.ts';
export { problemResponse } from './problemResponse.ts';
export { problemSchema } from './problemSchema.ts';
export { parseRequest, readJsonBody, readVersion } from './readRequest.ts';
export {
  addPaymentMethodSchema,
  analyticsQuerySchema,
  createQuoteSchema,
  createTopUpSchema,
  currencySchema,
  entryQuerySchema,
  grantQuerySchema,
  identifierSchema,
  payInvoiceSchema,
  positiveMoneySchema,
  saveAlertSettingsSchema,
  saveAutoTopUpSchema,
  timestampSchema,
} from './requestSchemas.ts';
export type { TextStreamParameters } from './textStreamResponse.ts';
export { textStreamResponse } from './textStreamResponse.ts';
export type { RouteRequest, WalletRoute } from './WalletRoute.ts';
export { walletRoutes } from './walletRoutes.ts';
