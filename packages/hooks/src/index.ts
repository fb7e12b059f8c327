export {
  type CreateWalletConfigParameters,
  createWalletConfig,
  type WalletConfig,
} from './config/createWalletConfig.ts';
export type { WalletHost } from './config/WalletHost.ts';
export type { WalletLocale } from './config/WalletLocale.ts';
export type { WalletStorage } from './config/WalletStorage.ts';
export type { TopUpAttempt, WalletState, WalletStore, WalletStreamStatus } from './config/WalletStore.ts';
export {
  type UseAddPaymentMethodReturnType,
  type UseAddPaymentMethodVariables,
  useAddPaymentMethod,
} from './hooks/useAddPaymentMethod.ts';
export {
  type UseAlertSettingsParameters,
  type UseAlertSettingsReturnType,
  useAlertSettings,
} from './hooks/useAlertSettings.ts';
export {
  type UseAnalyticsParameters,
  type UseAnalyticsReturnType,
  useAnalytics,
} from './hooks/useAnalytics.ts';
export {
  type UseAutoTopUpParameters,
  type UseAutoTopUpReturnType,
  useAutoTopUp,
} from './hooks/useAutoTopUp.ts';
export {
  type UseAutoTopUpPreviewParameters,
  type UseAutoTopUpPreviewReturnType,
  useAutoTopUpPreview,
} from './hooks/useAutoTopUpPreview.ts';
export { type UseBalanceParameters, type UseBalanceReturnType, useBalance } from './hooks/useBalance.ts';
export {
  type UseCapabilityReturnType,
  useCapability,
} from './hooks/useCapability.ts';
export {
  type ConnectionStatus,
  type UseConnectionStatusReturnType,
  useConnectionStatus,
} from './hooks/useConnectionStatus.ts';
export { type UseEntriesParameters, type UseEntriesReturnType, useEntries } from './hooks/useEntries.ts';
export {
  type UseExportEntriesParameters,
  type UseExportEntriesReturnType,
  type UseExportEntriesVariables,
  useExportEntries,
} from './hooks/useExportEntries.ts';
export {
  type UseForecastParameters,
  type UseForecastReturnType,
  useForecast,
} from './hooks/useForecast.ts';
export { type UseFormatDateReturnType, useFormatDate } from './hooks/useFormatDate.ts';
export {
  type UseFormatMoneyOptions,
  type UseFormatMoneyReturnType,
  useFormatMoney,
} from './hooks/useFormatMoney.ts';
export {
  type UseGrantsParameters,
  type UseGrantsReturnType,
  useGrants,
} from './hooks/useGrants.ts';
export {
  type UseInvoicesParameters,
  type UseInvoicesReturnType,
  useInvoices,
} from './hooks/useInvoices.ts';
export {
  type UseLowBalanceParameters,
  type UseLowBalanceReturnType,
  useLowBalance,
} from './hooks/useLowBalance.ts';
export {
  type UseMakeDefaultPaymentMethodReturnType,
  type UseMakeDefaultPaymentMethodVariables,
  useMakeDefaultPaymentMethod,
} from './hooks/useMakeDefaultPaymentMethod.ts';
export {
  type UseMarkNotificationsReadReturnType,
  type UseMarkNotificationsReadVariables,
  useMarkNotificationsRead,
} from './hooks/useMarkNotificationsRead.ts';
export {
  type UseMoneyInputParameters,
  type UseMoneyInputReturnType,
  useMoneyInput,
} from './hooks/useMoneyInput.ts';
export {
  type UseNotificationsParameters,
  type UseNotificationsReturnType,
  useNotifications,
} from './hooks/useNotifications.ts';
export {
  type UsePayInvoiceReturnType,
  type UsePayInvoiceVariables,
  usePayInvoice,
} from './hooks/usePayInvoice.ts';
export {
  type UsePaymentMethodsParameters,
  type UsePaymentMethodsReturnType,
  usePaymentMethods,
} from './hooks/usePaymentMethods.ts';
export {
  type UsePermissionReturnType,
  usePermission,
} from './hooks/usePermission.ts';
export {
  type UseReceiptParameters,
  type UseReceiptReturnType,
  useReceipt,
} from './hooks/useReceipt.ts';
export { type UseRefreshWalletReturnType, useRefreshWallet } from './hooks/useRefreshWallet.ts';
export {
  type UseRemovePaymentMethodReturnType,
  type UseRemovePaymentMethodVariables,
  useRemovePaymentMethod,
} from './hooks/useRemovePaymentMethod.ts';
export {
  type UseResumeAutoTopUpParameters,
  type UseResumeAutoTopUpReturnType,
  useResumeAutoTopUp,
} from './hooks/useResumeAutoTopUp.ts';
export { type UseRetryAtReturnType, useRetryAt } from './hooks/useRetryAt.ts';
export {
  type UseSaveAlertSettingsParameters,
  type UseSaveAlertSettingsReturnType,
  type UseSaveAlertSettingsVariables,
  useSaveAlertSettings,
} from './hooks/useSaveAlertSettings.ts';
export {
  type UseSaveAutoTopUpParameters,
  type UseSaveAutoTopUpReturnType,
  type UseSaveAutoTopUpVariables,
  useSaveAutoTopUp,
} from './hooks/useSaveAutoTopUp.ts';
export { type UseSelectWalletReturnType, useSelectWallet } from './hooks/useSelectWallet.ts';
export {
  type UseSwitchOffAutoTopUpParameters,
  type UseSwitchOffAutoTopUpReturnType,
  useSwitchOffAutoTopUp,
} from './hooks/useSwitchOffAutoTopUp.ts';
export {
  type UseTopUpParameters,
  type UseTopUpReturnType,
  type UseTopUpStatus,
  type UseTopUpSubmitParameters,
  useTopUp,
} from './hooks/useTopUp.ts';
export {
  type UseTopUpQuoteParameters,
  type UseTopUpQuoteReturnType,
  useTopUpQuote,
} from './hooks/useTopUpQuote.ts';
export { type UseWalletConfigReturnType, useWalletConfig } from './hooks/useWalletConfig.ts';
export { type UseWalletEventsParameters, useWalletEvents } from './hooks/useWalletEvents.ts';
export {
  type UseWalletHostReturnType,
  useWalletHost,
} from './hooks/useWalletHost.ts';
export { type UseWalletIdReturnType, useWalletId } from './hooks/useWalletId.ts';
export { type UseWalletLocaleReturnType, useWalletLocale } from './hooks/useWalletLocale.ts';
export type { WalletPages, WalletPagesOptions } from './hooks/useWalletPages.ts';
export type { WalletQueryOptions } from './hooks/useWalletQuery.ts';
export {
  type UseWalletSessionParameters,
  type UseWalletSessionReturnType,
  useWalletSession,
} from './hooks/useWalletSession.ts';
export {
  type UseWalletStatusParameters,
  type UseWalletStatusReturnType,
  useWalletStatus,
} from './hooks/useWalletStatus.ts';
export { type UseWalletsParameters, type UseWalletsReturnType, useWallets } from './hooks/useWallets.ts';
export type { VersionConflict } from './hooks/versionConflict.ts';
export { WalletLocaleProvider, type WalletLocaleProviderProps } from './hooks/WalletLocaleProvider.tsx';
export { WalletProvider, type WalletProviderProps } from './hooks/WalletProvider.tsx';
export { withErrorBoundary } from './hooks/withErrorBoundary.tsx';
export type {
  LowBalanceConcern,
  LowBalanceDismissals,
  LowBalanceFacts,
  LowBalanceReason,
  LowBalanceReport,
  LowBalanceSeverity,
} from './lowBalance/LowBalance.ts';
export type { MoneyInputProps } from './moneyInput/moneyField.ts';
export type { MoneyInputProblem } from './moneyInput/parseMoneyText.ts';
export {
  alertSettingsQueryKey,
  alertSettingsQueryOptions,
} from './query/alertSettingsQueryOptions.ts';
export {
  type AnalyticsQueryParameters,
  analyticsQueryKey,
  analyticsQueryOptions,
} from './query/analyticsQueryOptions.ts';
export {
  type AutoTopUpPreviewQueryParameters,
  autoTopUpPreviewQueryKey,
  autoTopUpPreviewQueryOptions,
} from './query/autoTopUpPreviewQueryOptions.ts';
export {
  autoTopUpQueryKey,
  autoTopUpQueryOptions,
} from './query/autoTopUpQueryOptions.ts';
export {
  type BalanceQueryParameters,
  balanceQueryKey,
  balanceQueryOptions,
} from './query/balanceQueryOptions.ts';
export {
  type EntriesInfiniteQueryParameters,
  entriesInfiniteQueryKey,
  entriesInfiniteQueryOptions,
} from './query/entriesInfiniteQueryOptions.ts';
export {
  forecastQueryKey,
  forecastQueryOptions,
} from './query/forecastQueryOptions.ts';
export {
  type GrantsInfiniteQueryParameters,
  grantsInfiniteQueryKey,
  grantsInfiniteQueryOptions,
} from './query/grantsInfiniteQueryOptions.ts';
export {
  type InvoicesInfiniteQueryParameters,
  invoicesInfiniteQueryKey,
  invoicesInfiniteQueryOptions,
} from './query/invoicesInfiniteQueryOptions.ts';
export {
  type NotificationsInfiniteQueryParameters,
  notificationsInfiniteQueryKey,
  notificationsInfiniteQueryOptions,
} from './query/notificationsInfiniteQueryOptions.ts';
export { paymentMethodsQueryKey, paymentMethodsQueryOptions } from './query/paymentMethodsQueryOptions.ts';
export { type PrefetchWalletParameters, prefetchWallet } from './query/prefetchWallet.ts';
export {
  type ReceiptQueryParameters,
  receiptQueryKey,
  receiptQueryOptions,
} from './query/receiptQueryOptions.ts';
export { sessionQueryKey, sessionQueryOptions } from './query/sessionQueryOptions.ts';
export { type TopUpQueryParameters, topUpQueryKey, topUpQueryOptions } from './query/topUpQueryOptions.ts';
export {
  type TopUpQuoteQueryParameters,
  topUpQuoteQueryKey,
  topUpQuoteQueryOptions,
} from './query/topUpQuoteQueryOptions.ts';
export type { WalletQueryParameters } from './query/walletQueryOptions.ts';
export { walletsQueryKey, walletsQueryOptions } from './query/walletsQueryOptions.ts';
