import type { Meta, StoryObj } from '@storybook/react-vite';
import { QuoteSummary } from './QuoteSummary.tsx';
import { quoteSummaryGuide } from './quoteSummaryGuide.ts';

const dollars = (amount: number) => ({ amount, currency: 'USD' });

const meta = {
  title: 'QuoteSummary',
  component: QuoteSummary,
  parameters: { guide: quoteSummaryGuide },
  args: {
    quote: {
      amount: dollars(10_000),
      bonus: dollars(500),
      fee: dollars(0),
      tax: dollars(0),
      total: dollars(10_000),
      balanceAfter: dollars(135_350),
      bonusExpiresAt: '2026-02-19T00:00:00Z',
    },
  },
} satisfies Meta<typeof QuoteSummary>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};
export const FeesAndTax: Story = {
  args: { quote: { ...meta.args.quote, fee: dollars(250), tax: dollars(1_948), total: dollars(12_198) } },
};
export const Paid: Story = { args: { isPaid: true } };
export const Dark: Story = { parameters: { stage: { scheme: 'dark' } } };
export const Arabic: Story = { parameters: { stage: { locale: 'ar-EG' } } };
