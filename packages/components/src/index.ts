export {
  AlertSettings,
  type AlertSettingsClassNames,
  type AlertSettingsPart,
  type AlertSettingsProps,
} from './AlertSettings/AlertSettings.tsx';
export {
  AutoTopUpSettings,
  type AutoTopUpSettingsClassNames,
  type AutoTopUpSettingsPart,
  type AutoTopUpSettingsProps,
} from './AutoTopUpSettings/AutoTopUpSettings.tsx';
export {
  BalanceCard,
  type BalanceCardClassNames,
  type BalanceCardPart,
  type BalanceCardProps,
} from './BalanceCard/BalanceCard.tsx';
export {
  BalanceChart,
  type BalanceChartClassNames,
  type BalanceChartPart,
  type BalanceChartProps,
} from './BalanceChart/BalanceChart.tsx';
export {
  EntryDetail,
  type EntryDetailClassNames,
  type EntryDetailPart,
  type EntryDetailProps,
} from './EntryDetail/EntryDetail.tsx';
export {
  ExpiringFunds,
  type ExpiringFundsClassNames,
  type ExpiringFundsPart,
  type ExpiringFundsProps,
} from './ExpiringFunds/ExpiringFunds.tsx';
export {
  InvoiceList,
  type InvoiceListClassNames,
  type InvoiceListPart,
  type InvoiceListProps,
} from './InvoiceList/InvoiceList.tsx';
export {
  LedgerTable,
  type LedgerTableClassNames,
  type LedgerTablePart,
  type LedgerTableProps,
} from './LedgerTable/LedgerTable.tsx';
export {
  type LedgerFilter,
  ledgerFilterFromSearch,
  ledgerFilterToSearch,
} from './LedgerTable/ledgerFilter.ts';
export {
  LowBalanceBanner,
  type LowBalanceBannerClassNames,
  type LowBalanceBannerPart,
  type LowBalanceBannerProps,
} from './LowBalanceBanner/LowBalanceBanner.tsx';
export { languageTags, loadMessages } from './locales/loadMessages.ts';
export type { Message, MessageKey, Messages } from './locales/Messages.ts';
export { Money, type MoneyProps } from './Money/Money.tsx';
export { MoneyInput, type MoneyInputProps } from './MoneyInput/MoneyInput.tsx';
export type { PaymentMethodFormProps } from './PaymentMethodPicker/PaymentMethodOwnForm.tsx';
export {
  PaymentMethodPicker,
  type PaymentMethodPickerClassNames,
  type PaymentMethodPickerPart,
  type PaymentMethodPickerProps,
} from './PaymentMethodPicker/PaymentMethodPicker.tsx';
export { type QuoteFigures, QuoteSummary, type QuoteSummaryProps } from './QuoteSummary/QuoteSummary.tsx';
export { TopUpDialog, type TopUpDialogProps } from './TopUpDialog/TopUpDialog.tsx';
export {
  TopUpForm,
  type TopUpFormClassNames,
  type TopUpFormPart,
  type TopUpFormProps,
  type TopUpFormState,
} from './TopUpForm/TopUpForm.tsx';
export {
  WalletPage,
  type WalletPageClassNames,
  type WalletPagePart,
  type WalletPageProps,
} from './WalletPage/WalletPage.tsx';
export { WalletSwitcher, type WalletSwitcherProps } from './WalletSwitcher/WalletSwitcher.tsx';
export { WalletTheme, type WalletThemeProps } from './WalletTheme/WalletTheme.tsx';
