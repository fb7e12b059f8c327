import type { Meta, StoryObj } from '@storybook/react-vite';
import { WalletPage } from '../WalletPage/WalletPage.tsx';
import { WalletSwitcher } from '../WalletSwitcher/WalletSwitcher.tsx';

/**
 * All widgets together on one live wallet: pay, and watch balance and activity follow by themselves. The
 * banner comes with a low balance (toolbar, Scenario). On the page: `WalletSwitcher`, `LowBalanceBanner`,
 * `BalanceCard`, `TopUpForm`, `BalanceChart`, `ExpiringFunds`, `InvoiceList`, `PaymentMethodPicker`,
 * `LedgerTable` with `EntryDetail`, `AutoTopUpSettings` and `AlertSettings`.
 */
const meta = {
  title: 'Playground',
  parameters: { stage: { width: '1180px' } },
  render: () => (
    <div className="playground">
      <WalletSwitcher />
      <WalletPage />
    </div>
  ),
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

export const Light: Story = {};
export const Dark: Story = { parameters: { stage: { width: '1180px', scheme: 'dark' } } };
export const Arabic: Story = { parameters: { stage: { width: '1180px', locale: 'ar-EG' } } };
export const German: Story = { parameters: { stage: { width: '1180px', locale: 'de-DE' } } };
export const Japanese: Story = { parameters: { stage: { width: '1180px', locale: 'ja-JP' } } };
/** English with accents, a third longer: what is not translated or has no room stands out. */
export const Pseudo: Story = { parameters: { stage: { width: '1180px', locale: 'en-XA' } } };
export const OwnAccent: Story = {
  parameters: { stage: { width: '1180px', accent: '#facc15', radius: '4px', density: 'compact' } },
};
export const OwnAccentInTheDark: Story = {
  parameters: { stage: { width: '1180px', accent: '#0f766e', radius: '20px', scheme: 'dark' } },
};
/** Spent but for $8.20: the banner says so. */
export const LowBalance: Story = {
  parameters: { wallet: { scenario: 'low' }, stage: { width: '1180px' } },
};
export const Phone: Story = { parameters: { stage: { width: '320px' } } };
