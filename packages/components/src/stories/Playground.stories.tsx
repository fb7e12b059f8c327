import type { Meta, StoryObj } from '@storybook/react-vite';
import { WalletPage } from '../WalletPage/WalletPage.tsx';
import { WalletSwitcher } from '../WalletSwitcher/WalletSwitcher.tsx';

/**
 * A `WalletPage` with a `WalletSwitcher` on one live wallet. Pay, and see the balance and the activity follow. The banner
 * appears with a low balance (toolbar, Scenario).
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
/** English with accents and a third longer. Untranslated texts and texts without room to grow stand out. */
export const Pseudo: Story = { parameters: { stage: { width: '1180px', locale: 'en-XA' } } };
export const OwnAccent: Story = {
  parameters: { stage: { width: '1180px', accent: '#facc15', radius: '4px', density: 'compact' } },
};
export const OwnAccentInTheDark: Story = {
  parameters: { stage: { width: '1180px', accent: '#0f766e', radius: '20px', scheme: 'dark' } },
};
/** $8.20 are left, and the banner says so. */
export const LowBalance: Story = {
  parameters: { wallet: { scenario: 'low' }, stage: { width: '1180px' } },
};
export const Phone: Story = { parameters: { stage: { width: '320px' } } };
