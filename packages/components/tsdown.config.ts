import { defineConfig } from 'tsdown';

/** ESM, one module a source file, so that `'use client'` and tree-shaking survive. */
export default defineConfig({
  entry: [
    'src/index.ts',
    'src/{BalanceCard/BalanceCard,LedgerTable/LedgerTable,Money/Money,MoneyInput/MoneyInput}.tsx',
    'src/{TopUpForm/TopUpForm,WalletTheme/WalletTheme}.tsx',
    'src/EntryDetail/EntryDetail.tsx',
    'src/BalanceChart/BalanceChart.tsx',
    'src/InvoiceList/InvoiceList.tsx',
    'src/ExpiringFunds/ExpiringFunds.tsx',
    'src/AutoTopUpSettings/AutoTopUpSettings.tsx',
    'src/LowBalanceBanner/LowBalanceBanner.tsx',
    'src/AlertSettings/AlertSettings.tsx',
    'src/{PaymentMethodPicker/PaymentMethodPicker,QuoteSummary/QuoteSummary,TopUpDialog/TopUpDialog}.tsx',
    'src/{WalletPage/WalletPage,WalletSwitcher/WalletSwitcher}.tsx',
    'src/locales/{ar,de,en,es,fr,he,hi,ja,pt-BR,zh-CN}.ts',
  ],
  format: 'esm',
  platform: 'neutral',
  dts: true,
  unbundle: true,
  inputOptions: {
    // It warns that bundling may drop 'use client'; nothing is bundled.
    onLog: (level, log, print) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && print(level, log),
  },
});
