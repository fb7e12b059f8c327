import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { BalanceChart } from './BalanceChart.tsx';
import { balanceChartGuide } from './balanceChartGuide.ts';

const meta = {
  title: 'BalanceChart',
  component: BalanceChart,
  parameters: { guide: balanceChartGuide },
  args: { onDaysChange: fn() },
} satisfies Meta<typeof BalanceChart>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The code of the plot loads after the figures. */
const loading = { timeout: 5_000 };

export const Default: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('slider', { name: 'Balance over time' }, loading)).toBeVisible();
    await expect(canvas.getByText(/lowest .* highest/)).toBeVisible();
  },
};
/** Arrow keys select one day after the other. */
export const Keyboard: Story = {
  play: async ({ canvas, userEvent }) => {
    const slider = await canvas.findByRole('slider', {}, loading);
    slider.focus();
    await expect(slider).toHaveAttribute('aria-valuetext', 'Nov 21, 2025: $1,398.50');
    await userEvent.keyboard('{ArrowLeft}');
  },
};
/** All values as a table. */
export const Table: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByText('Show as a table'));
    await waitFor(() => expect(canvas.getAllByRole('row')).toHaveLength(91));
    await expect(canvas.getByRole('rowheader', { name: 'Nov 21, 2025' })).toBeVisible();
  },
};
export const Range: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.selectOptions(await canvas.findByRole('combobox', { name: 'Period' }), '30 days');
    await expect(args.onDaysChange).toHaveBeenCalledWith(30);
  },
};
export const Owed: Story = { parameters: { wallet: { scenario: 'negative' } } };
export const Empty: Story = { parameters: { wallet: { scenario: 'empty' } } };
export const NoWallets: Story = { parameters: { wallet: { scenario: 'noWallets' } } };
export const Loading: Story = { parameters: { wallet: { scenario: 'loading' } } };
export const Failed: Story = { parameters: { wallet: { scenario: 'error' } } };
export const Unreachable: Story = { parameters: { wallet: { scenario: 'offline' } } };
export const NotOffered: Story = { parameters: { wallet: { scenario: 'minimal' } } };
export const Narrow: Story = { parameters: { stage: { width: '280px' } } };
export const Dark: Story = { parameters: { stage: { scheme: 'dark' } } };
export const Arabic: Story = { parameters: { stage: { locale: 'ar-EG' } } };
