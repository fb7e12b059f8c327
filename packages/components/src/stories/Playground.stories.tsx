import type { Meta, StoryObj } from '@storybook/react-vite';
import { BalanceCard } from '../BalanceCard/BalanceCard.tsx';
import { LedgerTable } from '../LedgerTable/LedgerTable.tsx';
import { TopUpForm } from '../TopUpForm/TopUpForm.tsx';

/** The widgets together on one live wallet: pay, and watch balance and activity follow by themselves. */
const meta = {
  title: 'Playground',
  parameters: { stage: { width: '1040px' } },
  render: () => (
    <div className="playground">
      <BalanceCard onAddFunds={focusAmount} onViewActivity={focusActivity} />
      <TopUpForm />
      <LedgerTable limit={8} />
    </div>
  ),
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

export const Light: Story = {};
export const Dark: Story = { parameters: { stage: { width: '1040px', scheme: 'dark' } } };
export const Arabic: Story = { parameters: { stage: { width: '1040px', locale: 'ar-EG' } } };
export const German: Story = { parameters: { stage: { width: '1040px', locale: 'de-DE' } } };
export const OwnAccent: Story = {
  parameters: { stage: { width: '1040px', accent: '#facc15', radius: '4px', density: 'compact' } },
};
export const OwnAccentInTheDark: Story = {
  parameters: { stage: { width: '1040px', accent: '#0f766e', radius: '20px', scheme: 'dark' } },
};
export const Phone: Story = { parameters: { stage: { width: '320px' } } };

function focusAmount() {
  document.querySelector<HTMLElement>('[data-slot="money-input-control"]')?.focus();
}

function focusActivity() {
  document.querySelector('[data-slot="ledger-table"]')?.scrollIntoView({ behavior: 'smooth' });
}
