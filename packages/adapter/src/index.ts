export type { FieldError, WalletErrorOptions } from './errors/WalletError.ts';
export { WalletError } from './errors/WalletError.ts';
export type { WalletErrorCode, WireErrorCode } from './errors/WalletErrorCode.ts';
export { walletErrorStatus } from './errors/WalletErrorCode.ts';
export type { HttpAdapter, HttpAdapterOptions } from './http/httpAdapter.ts';
export { httpAdapter } from './http/httpAdapter.ts';
export type { HttpClientOptions } from './http/httpClient.ts';
export { responseError } from './http/responseError.ts';
export type { GetToken } from './http/tokenSource.ts';
export { decimalString } from './money/decimalString.ts';
export type { FormatMoneyOptions } from './money/formatMoney.ts';
export { formatMoney, formatMoneyToParts } from './money/formatMoney.ts';
export type { Money } from './money/Money.ts';
export { amountMax, isAmount } from './money/Money.ts';
export type { MinorUnits } from './money/minorUnits.ts';
export { isCurrency, minorUnits } from './money/minorUnits.ts';
export { parseMoney } from './money/parseMoney.ts';
export type { AlertChannel, AlertSettings } from './port/AlertSettings.ts';
export { alertChannels } from './port/AlertSettings.ts';
export type {
  AutoTopUp,
  AutoTopUpAttempt,
  AutoTopUpConsent,
  AutoTopUpPreview,
  AutoTopUpSettings,
  AutoTopUpStatus,
} from './port/AutoTopUp.ts';
export { autoTopUpStatuses, consentSources } from './port/AutoTopUp.ts';
export type { Entry, EntryReference, EntrySource, EntryType } from './port/Entry.ts';
export { entrySources, entryTypes } from './port/Entry.ts';
export type { EntryFilter } from './port/EntryFilter.ts';
export type { Grant, GrantOrder, GrantPage } from './port/Grant.ts';
export { grantOrders } from './port/Grant.ts';
export type {
  Invoice,
  InvoiceFailureCode,
  InvoiceLine,
  InvoicePayment,
  InvoiceStatus,
} from './port/Invoice.ts';
export { invoiceFailureCodes, invoiceStatuses, isPayableInvoiceStatus } from './port/Invoice.ts';
export type { Page } from './port/Page.ts';
export type { PaymentMethod } from './port/PaymentMethod.ts';
export type { Problem } from './port/Problem.ts';
export type { Receipt } from './port/Receipt.ts';
export { type SystemReason, type SystemReasonCode, systemReasonOf } from './port/systemReason.ts';
export type { TopUp, TopUpFailureCode, TopUpStatus } from './port/TopUp.ts';
export { isFinalTopUpStatus, topUpFailureCodes, topUpStatuses } from './port/TopUp.ts';
export type { TopUpQuote } from './port/TopUpQuote.ts';
export type { Wallet, WalletStatus } from './port/Wallet.ts';
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
} from './port/WalletAdapter.ts';
export type { AnalyticsParameters, WalletAnalytics } from './port/WalletAnalytics.ts';
export type { WalletBalance } from './port/WalletBalance.ts';
export type { WalletEvent, WalletEventType } from './port/WalletEvent.ts';
export { walletEventTypes } from './port/WalletEvent.ts';
export type { WalletForecast } from './port/WalletForecast.ts';
export type { WalletNotification, WalletNotificationPage } from './port/WalletNotification.ts';
export { walletNotificationTypes } from './port/WalletNotification.ts';
export type {
  PaymentMethodSetup,
  TopUpSettings,
  WalletCapability,
  WalletScope,
  WalletSession,
} from './port/WalletSession.ts';
export { walletCapabilities, walletScopes } from './port/WalletSession.ts';
