import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { WalletSwitcher } from './WalletSwitcher.tsx';
import { walletSwitcherGuide } from './walletSwitcherGuide.ts';

const meta = {
  title: 'WalletSwitcher',
  component: WalletSwitcher,
  parameters: { guide: walletSwitcherGuide },
} satisfies Meta<typeof WalletSwitcher>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    const select = await canvas.findByRole('combobox', { name: 'Wallet' });
    await userEvent.selectOptions(select, 'EUR \u2013 Euro');
    await expect(select).toHaveDisplayValue('EUR \u2013 Euro');
    await expect(loaded.wallet.config.store.getState().selectedWalletId).toBeTruthy();
  },
};
/** Frozen, closing and closed wallets come last, with their status. */
export const Frozen: Story = {
  parameters: { wallet: { scenario: 'frozen' } },
  play: async ({ canvas, userEvent }) => {
    const select = await canvas.findByRole('combobox', { name: 'Wallet' });
    const last = within(select).getAllByRole('option').at(-1);
    await userEvent.selectOptions(select, last?.textContent ?? '');
    await expect(select).toHaveDisplayValue(/\((Frozen|Closed), /);
  },
};
export const Closed: Story = { ...Frozen, parameters: { wallet: { scenario: 'closed' } } };
export const Dark: Story = { parameters: { stage: { scheme: 'dark' } } };
export const Arabic: Story = { parameters: { stage: { locale: 'ar-EG' } } };
export const Narrow: Story = { parameters: { stage: { width: '200px' } } };
