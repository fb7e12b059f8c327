import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, spyOn } from 'storybook/test';
import { TopUpForm } from './TopUpForm.tsx';
import { topUpFormGuide } from './topUpFormGuide.ts';

const meta = {
  title: 'TopUpForm',
  component: TopUpForm,
  parameters: { guide: topUpFormGuide },
  args: { onTopUpSettled: fn(), onAmountChange: fn() },
} satisfies Meta<typeof TopUpForm>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Pay $100.00' })).toBeVisible();
  },
};
export const FeesAndTax: Story = { parameters: { wallet: { scenario: 'feesAndTax' } } };
export const Negative: Story = { parameters: { wallet: { scenario: 'negative' } } };
export const NoMethods: Story = { parameters: { wallet: { scenario: 'empty' } } };
export const NoMethodsThenAdded: Story = {
  ...NoMethods,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Add a payment method' }));
    await userEvent.click(canvas.getByRole('button', { name: /4242, succeeds/ }));
    await expect(await canvas.findByRole('radio', { name: /Visa ending in 4242/ })).toBeChecked();
  },
};
/** Shows only the first of several payment methods until the customer opens the list. */
export const ChangeMethod: Story = {
  play: async ({ canvas, userEvent }) => {
    const summary = await canvas.findByRole('button', { name: /Visa ending in 4242.*Change/ });
    await expect(summary).toHaveAccessibleDescription('Pay with');
    summary.focus();
    await userEvent.keyboard('{Enter}');
    await expect(await canvas.findByRole('radio', { name: /4242/ })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    await expect(canvas.getByRole('radio', { name: /4242/ })).not.toBeChecked();
  },
};
export const AddMethod: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /Change$/ }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Add a payment method' }));
    await expect(canvas.getByRole('button', { name: /asks to confirm/ })).toBeVisible();
  },
};
export const EmptyAmount: Story = { args: { defaultAmount: null } };
/** The field rejects an amount above the maximum. No quote is requested for it. */
export const OutOfRange: Story = {
  play: async ({ canvas, userEvent }) => {
    const field = await canvas.findByRole('textbox', { name: 'Other amount' });
    await userEvent.clear(field);
    await userEvent.type(field, '9000');
    await userEvent.tab();
    await expect(await canvas.findByRole('alert')).toHaveTextContent('Enter at most $5,000.00');
    await expect(canvas.getByRole('button', { name: 'Pay' })).toHaveAttribute('aria-disabled', 'true');
  },
};
export const OtherAmount: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const field = await canvas.findByRole('textbox', { name: 'Other amount' });
    await userEvent.clear(field);
    await userEvent.type(field, '42.5');
    await expect(args.onAmountChange).toHaveBeenLastCalledWith({ amount: 4250, currency: 'USD' });
    await expect(await canvas.findByRole('button', { name: 'Pay $42.50' })).toBeVisible();
    await userEvent.click(canvas.getByRole('radio', { name: /\$250/ }));
    await expect(field).toHaveValue('250.00');
    await expect(await canvas.findByRole('button', { name: 'Pay $250.00' })).toBeVisible();
  },
};
export const Loading: Story = { parameters: { wallet: { scenario: 'loading' } } };
export const Failed: Story = { parameters: { wallet: { scenario: 'error' } } };
export const Unreachable: Story = { parameters: { wallet: { scenario: 'offline' } } };
export const SessionExpired: Story = { parameters: { wallet: { scenario: 'sessionExpired' } } };
export const NoWallets: Story = { parameters: { wallet: { scenario: 'noWallets' } } };
/** A customer who may not add funds reads who can. */
export const ViewOnly: Story = { parameters: { wallet: { scenario: 'viewOnly' } } };
/** The merchant takes no top-ups in the wallet's currency. */
export const NoCurrency: Story = {
  beforeEach: async ({ loaded }) => {
    const session = await loaded.wallet.adapter.getSession();
    const asked = spyOn(loaded.wallet.adapter, 'getSession').mockResolvedValue({ ...session, topUp: [] });
    return () => asked.mockRestore();
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('No top-ups in USD')).toBeVisible();
  },
};
/** Shows nothing if the backend takes no top-ups. */
export const NotOffered: Story = {
  parameters: { wallet: { scenario: 'minimal' } },
  play: async ({ canvas, loaded }) => {
    await loaded.wallet.adapter.getSession();
    await expect(canvas.queryByRole('button')).toBeNull();
  },
};
export const Frozen: Story = {
  parameters: { wallet: { scenario: 'frozen' } },
  beforeEach: async ({ loaded }) => {
    const [wallet] = await loaded.wallet.adapter.listWallets();
    loaded.wallet.config.store.setState({ selectedWalletId: wallet.id });
  },
};
export const Closing: Story = { ...Frozen, parameters: { wallet: { scenario: 'closing' } } };
export const Closed: Story = { ...Frozen, parameters: { wallet: { scenario: 'closed' } } };
export const Dark: Story = { parameters: { stage: { scheme: 'dark' } } };
export const Arabic: Story = { parameters: { stage: { locale: 'ar-EG' } } };
/** At the width of a page's column, four presets are in one row, never three and one. */
export const Column: Story = { parameters: { stage: { width: '416px' } } };
export const Narrow: Story = { parameters: { stage: { width: '272px' } } };
