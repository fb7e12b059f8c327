import { TopUpDialog, WalletPage, WalletTheme } from '@coffer/components';
import '@coffer/components/styles.css';
import './styles.css';

/** The page needs nothing special: the kit injects no styles and loads nothing from other origins. */
export function Billing() {
  return (
    <WalletTheme accent="#0f766e">
      <TopUpDialog />
      <WalletPage />
    </WalletTheme>
  );
}
