import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import type { StoryWallet } from '../stories/storyWallet.ts';
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
/** A backend with balance and entries only. */
export const NotOffered: Story = {
  parameters: { wallet: { scenario: 'minimal' }, stage: { width: '1180px' } },
};
export const ViewOnly: Story = {
  parameters: { wallet: { scenario: 'viewOnly' }, stage: { width: '1180px' } },
};
export const Frozen: Story = {
  parameters: { wallet: { scenario: 'frozen' }, stage: { width: '1180px' } },
  beforeEach: ({ loaded }) => selectFirst(loaded.wallet),
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByText('This wallet is frozen')[0]).toBeVisible(), {
      timeout: 5_000,
    });
    await expect(canvas.queryByRole('button', { name: /^Pay \$100/ })).toBeNull();
  },
};
export const Closed: Story = {
  parameters: { wallet: { scenario: 'closed' }, stage: { width: '1180px' } },
  beforeEach: ({ loaded }) => selectFirst(loaded.wallet),
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByText('This wallet is closed')[0]).toBeVisible(), {
      timeout: 5_000,
    });
    await expect(canvas.queryByRole('button', { name: /^Pay \$/ })).toBeNull();
  },
};
/** A debt is shown on the card and in the banner. */
export const Owed: Story = {
  parameters: { wallet: { scenario: 'negative' }, stage: { width: '1180px' } },
  play: async ({ canvas }) => {
    await expect((await canvas.findAllByText(/\$5\.00 owed/))[0]).toBeVisible();
  },
};
export const Loading: Story = {
  parameters: { wallet: { scenario: 'loading' }, stage: { width: '1180px' } },
};
export const Failed: Story = { parameters: { wallet: { scenario: 'error' }, stage: { width: '1180px' } } };
export const Unreachable: Story = {
  parameters: { wallet: { scenario: 'offline' }, stage: { width: '1180px' } },
};
export const NoWallets: Story = {
  parameters: { wallet: { scenario: 'noWallets' }, stage: { width: '1180px' } },
};
export const Tablet: Story = { parameters: { stage: { width: '768px' } } };
export const Phone: Story = { parameters: { stage: { width: '320px' } } };
/** A warning that arrives later is shown at the lower edge and moves nothing. */
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

/** The page starts with the first active wallet. This selects another one. */
async function selectFirst({ adapter, config }: StoryWallet) {
  const [wallet] = await adapter.listWallets();
  config.store.setState({ selectedWalletId: wallet?.id ?? null });
}
