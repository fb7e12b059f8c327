export {
  type CreateWalletConfigParameters,
  createWalletConfig,
  type WalletConfig,
} from './config/createWalletConfig.ts';
export type { WalletLocale } from './config/WalletLocale.ts';
export type { WalletStorage } from './config/WalletStorage.ts';
export type { TopUpAttempt, WalletState, WalletStore, WalletStreamStatus } from './config/WalletStore.ts';
export {
  type UseAddPaymentMethodReturnType,
  type UseAddPaymentMethodVariables,
  useAddPaymentMethod,
} from './hooks/useAddPaymentMethod.ts';
export { type UseBalanceParameters, type UseBalanceReturnType, useBalance } from './hooks/useBalance.ts';
export {
  type ConnectionStatus,
  type UseConnectionStatusReturnType,
  useConnectionStatus,
} from './hooks/useConnectionStatus.ts';
export { type UseEntriesParameters, type UseEntriesReturnType, useEntries } from './hooks/useEntries.ts';
export { type UseFormatDateReturnType, useFormatDate } from './hooks/useFormatDate.ts';
export {
  type UseFormatMoneyOptions,
  type UseFormatMoneyReturnType,
  useFormatMoney,
} from './hooks/useFormatMoney.ts';
export {
  type UseMakeDefaultPaymentMethodReturnType,
  type UseMakeDefaultPaymentMethodVariables,
  useMakeDefaultPaymentMethod,
} from './hooks/useMakeDefaultPaymentMethod.ts';
export {
  type UseMoneyInputParameters,
  type UseMoneyInputReturnType,
  useMoneyInput,
} from './hooks/useMoneyInput.ts';
export { type UsePaymentMethodsReturnType, usePaymentMethods } from './hooks/usePaymentMethods.ts';
export {
  type UseRemovePaymentMethodReturnType,
  type UseRemovePaymentMethodVariables,
  useRemovePaymentMethod,
} from './hooks/useRemovePaymentMethod.ts';
export { type UseSelectWalletReturnType, useSelectWallet } from './hooks/useSelectWallet.ts';
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
export { type UseWalletIdReturnType, useWalletId } from './hooks/useWalletId.ts';
export { type UseWalletLocaleReturnType, useWalletLocale } from './hooks/useWalletLocale.ts';
export { type UseWalletSessionReturnType, useWalletSession } from './hooks/useWalletSession.ts';
export { type UseWalletsReturnType, useWallets } from './hooks/useWallets.ts';
export { WalletProvider, type WalletProviderProps } from './hooks/WalletProvider.tsx';
export type { MoneyInputProblem } from './moneyInput/MoneyInputProblem.ts';
export type { MoneyInputProps } from './moneyInput/MoneyInputProps.ts';
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
export { paymentMethodsQueryKey, paymentMethodsQueryOptions } from './query/paymentMethodsQueryOptions.ts';
export { type PrefetchWalletParameters, prefetchWallet } from './query/prefetchWallet.ts';
export { sessionQueryKey, sessionQueryOptions } from './query/sessionQueryOptions.ts';
export { type TopUpQueryParameters, topUpQueryKey, topUpQueryOptions } from './query/topUpQueryOptions.ts';
export {
  type TopUpQuoteQueryParameters,
  topUpQuoteQueryKey,
  topUpQuoteQueryOptions,
} from './query/topUpQuoteQueryOptions.ts';
export { walletsQueryKey, walletsQueryOptions } from './query/walletsQueryOptions.ts';
