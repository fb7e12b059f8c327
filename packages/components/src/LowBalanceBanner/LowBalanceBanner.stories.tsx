import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { LowBalanceBanner } from './LowBalanceBanner.tsx';
import { lowBalanceBannerGuide } from './lowBalanceBannerGuide.ts';

const meta = {
  title: 'LowBalanceBanner',
  component: LowBalanceBanner,
  parameters: { guide: lowBalanceBannerGuide },
  args: { onAddFunds: fn(), onReviewAutoTopUp: fn(), onDismiss: fn() },
} satisfies Meta<typeof LowBalanceBanner>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Amount left, how long it lasts, and one action. */
export const Warning: Story = {
  parameters: { wallet: { scenario: 'alert' } },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Add funds' }));
    await expect(args.onAddFunds).toHaveBeenCalledOnce();
    await expect(canvas.getByRole('status')).toHaveTextContent('Balance is running low');
  },
};
export const Critical: Story = {
  parameters: { wallet: { scenario: 'low' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^\$8\.20 left/)).toBeVisible();
  },
};
export const Empty: Story = {
  parameters: { wallet: { scenario: 'spent' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Balance is used up')).toBeVisible();
  },
};
/** Debt is never shown as zero. */
export const Owed: Story = {
  parameters: { wallet: { scenario: 'negative' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('$5.00 owed')).toBeVisible();
  },
};
export const FundsExpiring: Story = {
  parameters: { wallet: { scenario: 'expiring' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/expires on/, { ignore: '[role="status"]' })).toBeVisible();
  },
};
export const AutoTopUpPaused: Story = {
  parameters: { wallet: { scenario: 'autoTopUpPaused' } },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Review' }));
    await expect(args.onReviewAutoTopUp).toHaveBeenCalledOnce();
  },
};
/** Warns after the first decline, not only after the third. */
export const AutoTopUpFailed: Story = {
  parameters: { wallet: { scenario: 'autoTopUpDeclined' } },
  play: async ({ canvas }) => {
    await expect(
      await canvas.findByText(/last auto top-up was declined/, { ignore: '[role="status"]' }),
    ).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Review' })).toBeVisible();
  },
};
export const AutoTopUpNeedsConfirmation: Story = {
  parameters: { wallet: { scenario: 'autoTopUpRequiresAction' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('link', { name: 'Confirm' })).toHaveAttribute('href');
  },
};
export const AutoTopUpLimitReached: Story = {
  parameters: { wallet: { scenario: 'autoTopUpLimitReached' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/reached its limit/, { ignore: '[role="status"]' })).toBeVisible();
  },
};
/** Stays away until the next crossing. It comes back after funds were added and spent. */
export const Dismissed: Story = {
  ...Warning,
  play: async ({ args, canvas, loaded, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Dismiss' }));
    await expect(args.onDismiss).toHaveBeenCalledOnce();
    await expect(canvas.queryByRole('button')).toBeNull();
    const { adapter } = loaded.wallet;
    const [wallet] = await adapter.listWallets();
    const amount = { amount: 50000, currency: 'USD' };
    adapter.post({ walletId: wallet.id, amount, source: 'merchant' });
    await waitFor(() =>
      expect(loaded.wallet.config.store.getState().lowBalanceDismissals[wallet.id]).toEqual({}),
    );
    adapter.post({ walletId: wallet.id, amount: { ...amount, amount: -50000 }, source: 'usage' });
    await expect(await canvas.findByRole('button', { name: 'Dismiss' })).toBeVisible();
  },
};
/** An action of the host. */
export const OwnAction: Story = {
  ...Warning,
  args: { action: <a href="#billing">Billing</a> },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('link', { name: 'Billing' })).toBeVisible();
    await expect(canvas.queryByRole('button', { name: 'Add funds' })).toBeNull();
  },
};
/** A customer who may not add funds sees the warning without a button. */
export const ViewOnly: Story = {
  parameters: { wallet: { scenario: 'viewOnly' } },
  beforeEach: async ({ loaded }) => {
    const [wallet] = await loaded.wallet.adapter.listWallets();
    const { availableBalance } = await loaded.wallet.adapter.getBalance({ walletId: wallet.id });
    const amount = { ...availableBalance, amount: 2400 - availableBalance.amount };
    loaded.wallet.adapter.post({ walletId: wallet.id, amount, source: 'usage' });
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Dismiss' })).toBeVisible();
    await expect(canvas.queryByRole('button', { name: 'Add funds' })).toBeNull();
  },
};
/** Takes no space without a warning. */
export const NothingToTell: Story = {
  play: async ({ canvas, canvasElement }) => {
    const banner = canvasElement.querySelector('[data-slot="low-balance-banner"]');
    await expect(banner?.getBoundingClientRect().height).toBeLessThan(2);
    await expect(canvas.queryByRole('button')).toBeNull();
  },
};
export const Loading: Story = { parameters: { wallet: { scenario: 'loading' } } };
export const Failed: Story = { parameters: { wallet: { scenario: 'error' } } };
export const Dark: Story = { parameters: { ...Warning.parameters, stage: { scheme: 'dark' } } };
export const Arabic: Story = { parameters: { ...Warning.parameters, stage: { locale: 'ar-EG' } } };
export const German: Story = { parameters: { ...Warning.parameters, stage: { locale: 'de-DE' } } };
export const Narrow: Story = { parameters: { ...Warning.parameters, stage: { width: '272px' } } };
