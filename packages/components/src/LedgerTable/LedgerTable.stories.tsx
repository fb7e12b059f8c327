import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { LedgerTable } from './LedgerTable.tsx';

const meta = {
  title: 'LedgerTable',
  component: LedgerTable,
  args: { limit: 6, onFilterChange: fn() },
  parameters: { stage: { width: '640px' } },
} satisfies Meta<typeof LedgerTable>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};
export const Refunds: Story = { args: { defaultFilter: { type: ['refund'] } } };
export const Cards: Story = { parameters: { stage: { width: '360px' } } };
export const Empty: Story = { parameters: { wallet: { scenario: 'empty' } } };
export const NoMatches: Story = {
  args: { defaultFilter: { text: 'nothing says this' } },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Show all' }));
    await expect(args.onFilterChange).toHaveBeenCalledWith({});
    await expect(await canvas.findByText('Invoice INV-0042')).toBeVisible();
  },
};
export const NoWallets: Story = { parameters: { wallet: { scenario: 'noWallets' } } };
export const Loading: Story = { parameters: { wallet: { scenario: 'loading' } } };
export const Failed: Story = { parameters: { wallet: { scenario: 'error' } } };
export const NoPermission: Story = { parameters: { wallet: { scenario: 'noPermission' } } };
export const LongText: Story = { parameters: { wallet: { scenario: 'longText' } } };
export const LongTextInCards: Story = {
  parameters: { wallet: { scenario: 'longText' }, stage: { width: '320px' } },
};
export const Filtered: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('radio', { name: 'Refunds' }));
    await expect(args.onFilterChange).toHaveBeenCalledWith({ type: ['refund'] });
    await expect(await canvas.findByText('Refund of INV-0031')).toBeVisible();
    await expect(canvas.queryByText('Invoice INV-0042')).toBeNull();
  },
};
export const ShowMore: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Show more' }));
    await waitFor(() => expect(canvas.getAllByRole('row')).toHaveLength(13));
    await expect(canvas.getByRole('status')).toHaveTextContent('12 entries shown');
  },
};
export const ShowMoreFails: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    const more = await canvas.findByRole('button', { name: 'Show more' });
    loaded.wallet.adapter.setOutage('network_error');
    await userEvent.click(more);
    await expect(await canvas.findByRole('alert')).toHaveTextContent('More activity did not load');
    await expect(canvas.getAllByRole('row')).toHaveLength(7);
  },
};
/** The next page comes as its end comes into sight. */
export const AutoLoad: Story = {
  args: { autoLoad: true, limit: 3 },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('row').length).toBeGreaterThan(7));
  },
};
export const Dark: Story = { parameters: { stage: { scheme: 'dark', width: '640px' } } };
export const Arabic: Story = { parameters: { stage: { locale: 'ar-EG', width: '640px' } } };
export const ArabicCards: Story = { parameters: { stage: { locale: 'ar-EG', width: '340px' } } };
