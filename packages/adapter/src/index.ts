export type { AlertChannel, AlertSettings } from './AlertSettings.ts';
export { alertChannels } from './AlertSettings.ts';
export type {
  AutoTopUp,
  AutoTopUpAttempt,
  AutoTopUpPreview,
  AutoTopUpSettings,
  AutoTopUpStatus,
} from './AutoTopUp.ts';
export { autoTopUpStatuses } from './AutoTopUp.ts';
export { amountMax } from './amountMax.ts';
export { decimalString } from './decimalString.ts';
export type { Entry, EntryReference, EntrySource, EntryType } from './Entry.ts';
export { entrySources, entryTypes } from './Entry.ts';
export type { EntryFilter } from './EntryFilter.ts';
export type { FormatMoneyOptions } from './FormatMoneyOptions.ts';
export { formatMoney } from './formatMoney.ts';
export { formatMoneyToParts } from './formatMoneyToParts.ts';
export type { Grant, GrantOrder, GrantPage } from './Grant.ts';
export { grantOrders } from './Grant.ts';
export type { HttpClientOptions } from './http/httpClient.ts';
export type { GetToken } from './http/tokenSource.ts';
export type { HttpAdapter, HttpAdapterOptions } from './httpAdapter.ts';
export { httpAdapter } from './httpAdapter.ts';
export type { Invoice, InvoiceLine, InvoicePayment, InvoiceStatus } from './Invoice.ts';
export { invoiceStatuses } from './Invoice.ts';
export { isAmount } from './isAmount.ts';
export { isCurrency } from './isCurrency.ts';
export type { Money } from './Money.ts';
export type { MinorUnits } from './minorUnits.ts';
export { minorUnits } from './minorUnits.ts';
export type { Page } from './Page.ts';
export type { PaymentMethod } from './PaymentMethod.ts';
export type { Problem } from './Problem.ts';
export { parseMoney } from './parseMoney.ts';
export type { Receipt } from './Receipt.ts';
export type { TopUp, TopUpFailureCode, TopUpStatus } from './TopUp.ts';
export { topUpFailureCodes, topUpStatuses } from './TopUp.ts';
export type { TopUpQuote } from './TopUpQuote.ts';
export type { Wallet, WalletStatus } from './Wallet.ts';
export type {
  CallOptions,
  CreateQuoteParameters,
  CreateTopUpParameters,
  EventsAfter,
  ListEntriesParameters,
  ListGrantsParameters,
  SaveAlertSettingsParameters,
  SaveAutoTopUpParameters,
  StreamEventsParameters,
  StreamPosition,
  StreamStatus,
  WalletAdapter,
  WriteOptions,
} from './WalletAdapter.ts';
export type { AnalyticsParameters, WalletAnalytics } from './WalletAnalytics.ts';
export type { WalletBalance } from './WalletBalance.ts';
export type { FieldError, WalletErrorOptions } from './WalletError.ts';
export { WalletError } from './WalletError.ts';
export type { WalletErrorCode, WireErrorCode } from './WalletErrorCode.ts';
export { walletErrorStatus } from './WalletErrorCode.ts';
export type { WalletEvent } from './WalletEvent.ts';
export type { WalletForecast } from './WalletForecast.ts';
export type { WalletNotification, WalletNotificationPage } from './WalletNotification.ts';
export { walletNotificationTypes } from './WalletNotification.ts';
export type {
  PaymentMethodSetup,
  TopUpSettings,
  WalletCapability,
  WalletScope,
  WalletSession,
} from './WalletSession.ts';
export { walletCapabilities, walletScopes } from './WalletSession.ts';
