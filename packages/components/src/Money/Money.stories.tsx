import type { Meta, StoryObj } from '@storybook/react-vite';
import { Money } from './Money.tsx';
import { moneyGuide } from './moneyGuide.ts';

const meta = {
  title: 'Money',
  component: Money,
  parameters: { guide: moneyGuide },
  args: { value: { amount: 124850, currency: 'USD' } },
} satisfies Meta<typeof Money>;

export default meta;
type Story = StoryObj<typeof meta>;

const hero = { variant: 'hero', style: { fontSize: '2.25rem', fontWeight: 700 } } as const;

export const Plain: Story = {};
/** The host sets the font size. The fraction scales with it. */
export const Hero: Story = { args: hero };
export const MovementIn: Story = { args: { variant: 'movement' } };
export const MovementOut: Story = {
  args: { variant: 'movement', value: { amount: -15000, currency: 'USD' } },
};
export const Owed: Story = { args: { value: { amount: -500, currency: 'USD' } } };
export const Zero: Story = { args: { variant: 'movement', value: { amount: 0, currency: 'USD' } } };
export const NoMinorUnits: Story = { args: { ...hero, value: { amount: 48160, currency: 'JPY' } } };
export const ThreeDigits: Story = { args: { ...hero, value: { amount: 1234567, currency: 'KWD' } } };
export const IndianGrouping: Story = {
  args: { ...hero, value: { amount: 123456789, currency: 'INR' } },
  parameters: { stage: { locale: 'en-IN' } },
};
export const ArabicDigits: Story = {
  args: { variant: 'movement', value: { amount: -15000, currency: 'USD' } },
  parameters: { stage: { locale: 'ar-EG' } },
};
export const Largest: Story = { args: { value: { amount: Number.MAX_SAFE_INTEGER, currency: 'USD' } } };
