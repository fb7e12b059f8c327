import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { WalletPage } from './WalletPage.tsx';
import { walletPageGuide } from './walletPageGuide.ts';

const meta = {
  title: 'WalletPage',
  component: WalletPage,
  parameters: { guide: walletPageGuide, stage: { width: '1180px' } },
} satisfies Meta<typeof WalletPage>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: 'Activity' }, { timeout: 5_000 })).toBeVisible();
  },
};
/** A backend of balance and entries only. */
export const NotOffered: Story = {
  parameters: { wallet: { scenario: 'minimal' }, stage: { width: '1180px' } },
};
export const ViewOnly: Story = {
  parameters: { wallet: { scenario: 'viewOnly' }, stage: { width: '1180px' } },
};
export const Tablet: Story = { parameters: { stage: { width: '768px' } } };
export const Phone: Story = { parameters: { stage: { width: '320px' } } };
/** What happens while the page is read moves nothing: it is told at the lower edge of what is seen. */
export const LateBanner: Story = {
  play: async ({ canvas, canvasElement, loaded }) => {
    await canvas.findByRole('heading', { name: 'Activity' }, { timeout: 5_000 });
    const part = (name: string) => canvasElement.querySelector(`[data-slot="${name}"]`);
    const top = (name: string) => part(name)?.getBoundingClientRect().top;
    await waitFor(() => expect(part('low-balance-banner')).toHaveAttribute('data-late'));
    await waitFor(() => expect(canvasElement.querySelector('[aria-busy="true"]')).toBeNull(), {
      timeout: 5_000,
    });
    const before = [top('balance-card'), top('top-up-form'), top('ledger-table')];
    const { adapter } = loaded.wallet;
    const [{ id: walletId }] = await adapter.listWallets();
    const { availableBalance } = await adapter.getBalance({ walletId });
    const amount = { ...availableBalance, amount: 2400 - availableBalance.amount };
    adapter.post({ walletId, amount, source: 'usage' });
    await expect(await canvas.findByRole('button', { name: 'Dismiss' })).toBeVisible();
    await expect([top('balance-card'), top('top-up-form'), top('ledger-table')]).toEqual(before);
    const body = part('low-balance-banner-body')?.getBoundingClientRect();
    await expect(window.innerHeight - (body?.bottom ?? 0)).toBeCloseTo(16, 0);
  },
};
export const Dark: Story = { parameters: { stage: { width: '1180px', scheme: 'dark' } } };
export const Arabic: Story = { parameters: { stage: { width: '1180px', locale: 'ar-EG' } } };
