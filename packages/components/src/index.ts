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
export { BalanceCard, type BalanceCardProps } from './BalanceCard/BalanceCard.tsx';
export type { BalanceCardClassNames, BalanceCardPart } from './BalanceCard/BalanceCardPart.ts';
export { BalanceChart, type BalanceChartProps } from './BalanceChart/BalanceChart.tsx';
export type { BalanceChartClassNames, BalanceChartPart } from './BalanceChart/BalanceChartPart.ts';
export { EntryDetail, type EntryDetailProps } from './EntryDetail/EntryDetail.tsx';
export type { EntryDetailClassNames, EntryDetailPart } from './EntryDetail/EntryDetailPart.ts';
export { ExpiringFunds, type ExpiringFundsProps } from './ExpiringFunds/ExpiringFunds.tsx';
export type { ExpiringFundsClassNames, ExpiringFundsPart } from './ExpiringFunds/ExpiringFundsPart.ts';
export { InvoiceList, type InvoiceListProps } from './InvoiceList/InvoiceList.tsx';
export type { InvoiceListClassNames, InvoiceListPart } from './InvoiceList/InvoiceListPart.ts';
export type { LedgerFilter } from './LedgerTable/LedgerFilter.ts';
export { LedgerTable, type LedgerTableProps } from './LedgerTable/LedgerTable.tsx';
export type { LedgerTableClassNames, LedgerTablePart } from './LedgerTable/LedgerTablePart.ts';
export { ledgerFilterFromSearch } from './LedgerTable/ledgerFilterFromSearch.ts';
export { ledgerFilterToSearch } from './LedgerTable/ledgerFilterToSearch.ts';
export { LowBalanceBanner, type LowBalanceBannerProps } from './LowBalanceBanner/LowBalanceBanner.tsx';
export type {
  LowBalanceBannerClassNames,
  LowBalanceBannerPart,
} from './LowBalanceBanner/LowBalanceBannerPart.ts';
export { loadMessages } from './locales/loadMessages.ts';
export type { Message, MessageKey, Messages } from './locales/Messages.ts';
export { Money, type MoneyProps } from './Money/Money.tsx';
export { MoneyInput, type MoneyInputProps } from './MoneyInput/MoneyInput.tsx';
export type { PaymentMethodFormProps } from './PaymentMethodPicker/PaymentMethodFormProps.ts';
export {
  PaymentMethodPicker,
  type PaymentMethodPickerProps,
} from './PaymentMethodPicker/PaymentMethodPicker.tsx';
export type {
  PaymentMethodPickerClassNames,
  PaymentMethodPickerPart,
} from './PaymentMethodPicker/PaymentMethodPickerPart.ts';
export type { QuoteFigures } from './QuoteSummary/QuoteFigures.ts';
export { QuoteSummary, type QuoteSummaryProps } from './QuoteSummary/QuoteSummary.tsx';
export { TopUpDialog, type TopUpDialogProps } from './TopUpDialog/TopUpDialog.tsx';
export { TopUpForm, type TopUpFormProps, type TopUpFormState } from './TopUpForm/TopUpForm.tsx';
export type { TopUpFormClassNames, TopUpFormPart } from './TopUpForm/TopUpFormPart.ts';
export { WalletPage, type WalletPageProps } from './WalletPage/WalletPage.tsx';
export type { WalletPageClassNames, WalletPagePart } from './WalletPage/WalletPagePart.ts';
export { WalletSwitcher, type WalletSwitcherProps } from './WalletSwitcher/WalletSwitcher.tsx';
export { WalletTheme, type WalletThemeProps } from './WalletTheme/WalletTheme.tsx';
