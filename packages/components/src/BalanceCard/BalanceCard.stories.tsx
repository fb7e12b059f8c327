import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { BalanceCard } from './BalanceCard.tsx';
import { balanceCardGuide } from './balanceCardGuide.ts';

const meta = {
  title: 'BalanceCard',
  component: BalanceCard,
  parameters: { guide: balanceCardGuide },
  args: { onAddFunds: fn(), onViewActivity: fn() },
} satisfies Meta<typeof BalanceCard>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {
  play: async ({ canvas }) => {
    await expect(
      await canvas.findByText(/^About .* days at your current pace$/, {}, { timeout: 5_000 }),
    ).toBeVisible();
  },
};
export const AutoTopUpOn: Story = {
  parameters: { wallet: { scenario: 'autoTopUp' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Auto top-up on', {}, { timeout: 5_000 })).toBeVisible();
  },
};
export const AutoTopUpPaused: Story = {
  parameters: { wallet: { scenario: 'autoTopUpPaused' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Auto top-up paused', {}, { timeout: 5_000 })).toBeVisible();
  },
};
/** A backend with balance and entries only. Nothing is shown or reserved for the rest. */
export const NotOffered: Story = {
  parameters: { wallet: { scenario: 'minimal' } },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText('1,248.50 US dollars');
    await waitFor(() =>
      expect(canvasElement.querySelector('[data-slot="balance-card-forecast"]')).toBeNull(),
    );
  },
};
export const Compact: Story = { args: { variant: 'compact', actions: null } };
export const Inline: Story = { args: { variant: 'inline' } };
export const Low: Story = { parameters: { wallet: { scenario: 'low' } } };
export const Negative: Story = { parameters: { wallet: { scenario: 'negative' } } };
export const Frozen: Story = {
  parameters: { wallet: { scenario: 'frozen' } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.selectOptions(await canvas.findByRole('combobox', { name: 'Wallet' }), 'USD (Frozen)');
    await expect(await canvas.findByText('Frozen')).toBeVisible();
  },
};
export const Closing: Story = {
  parameters: { wallet: { scenario: 'closing' } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.selectOptions(await canvas.findByRole('combobox', { name: 'Wallet' }), 'USD (Closing)');
    await expect(await canvas.findByText('Closing')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Add funds' })).toHaveAttribute('aria-disabled', 'true');
  },
};
export const Closed: Story = {
  parameters: { wallet: { scenario: 'closed' } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.selectOptions(await canvas.findByRole('combobox', { name: 'Wallet' }), 'USD (Closed)');
    await expect(await canvas.findByText('Closed')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Add funds' })).toHaveAttribute('aria-disabled', 'true');
  },
};
export const Expiring: Story = { parameters: { wallet: { scenario: 'expiring' } } };
export const Empty: Story = { parameters: { wallet: { scenario: 'empty' } } };
export const NoWallets: Story = { parameters: { wallet: { scenario: 'noWallets' } } };
export const Loading: Story = { parameters: { wallet: { scenario: 'loading' } } };
export const CompactLoading: Story = { ...Loading, args: { variant: 'compact' } };
export const InlineLoading: Story = { ...Loading, args: { variant: 'inline' } };
export const Failed: Story = {
  parameters: { wallet: { scenario: 'error' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('alert')).toHaveTextContent('The balance did not load');
  },
};
export const Unreachable: Story = { parameters: { wallet: { scenario: 'offline' } } };
export const InlineFailed: Story = { ...Unreachable, args: { variant: 'inline' } };
export const SessionExpired: Story = { parameters: { wallet: { scenario: 'sessionExpired' } } };
export const NoPermission: Story = { parameters: { wallet: { scenario: 'noPermission' } } };
/** A session without permission to add funds sees no button for it. */
export const ViewOnly: Story = { parameters: { wallet: { scenario: 'viewOnly' } } };
/** After a failed request the last balance stays, with its time. */
export const Stale: Story = {
  play: async ({ canvas, loaded }) => {
    await canvas.findByText('1,248.50 US dollars');
    loaded.wallet.adapter.setOutage('network_error');
    await loaded.wallet.queryClient.refetchQueries();
    await expect(await canvas.findByText('As of 12:04', { exact: false })).toBeVisible();
  },
};
/** Changes arrive automatically and are announced once. */
export const Changed: Story = {
  play: async ({ canvas, loaded }) => {
    await canvas.findByText('1,248.50 US dollars');
    const [wallet] = await loaded.wallet.adapter.listWallets();
    loaded.wallet.adapter.post({
      walletId: wallet.id,
      amount: { amount: 10000, currency: 'USD' },
      source: 'topUp',
    });
    await loaded.wallet.queryClient.refetchQueries();
    await waitFor(() =>
      expect(canvas.getByRole('status')).toHaveTextContent('Available balance: 1,348.50 US dollars'),
    );
  },
};
export const Dark: Story = { parameters: { stage: { scheme: 'dark' } } };
export const Arabic: Story = { parameters: { stage: { locale: 'ar-EG' } } };
export const Narrow: Story = { parameters: { stage: { width: '260px' } } };
