import { TopUpDialog, WalletPage, WalletTheme } from '@coffer/components';
import '@coffer/components/styles.css';
import './styles.css';

/** Nothing special: the kit injects no style and loads nothing from elsewhere. */
export function Billing() {
  return (
    <WalletTheme accent="#0f766e">
      <TopUpDialog />
      <WalletPage />
    </WalletTheme>
  );
}
