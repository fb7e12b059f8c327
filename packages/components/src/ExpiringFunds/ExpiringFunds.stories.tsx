import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { ExpiringFunds } from './ExpiringFunds.tsx';
import { expiringFundsGuide } from './expiringFundsGuide.ts';

const meta = {
  title: 'ExpiringFunds',
  component: ExpiringFunds,
  parameters: { guide: expiringFundsGuide },
} satisfies Meta<typeof ExpiringFunds>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};
/** Warns some days before funds expire. */
export const Soon: Story = {
  parameters: { wallet: { scenario: 'expiring' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/expires within/)).toBeVisible();
  },
};
export const Empty: Story = {
  parameters: { wallet: { scenario: 'empty' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Nothing expires')).toBeVisible();
  },
};
export const NoWallets: Story = { parameters: { wallet: { scenario: 'noWallets' } } };
export const Loading: Story = { parameters: { wallet: { scenario: 'loading' } } };
export const Failed: Story = { parameters: { wallet: { scenario: 'error' } } };
export const Unreachable: Story = { parameters: { wallet: { scenario: 'offline' } } };
export const NotOffered: Story = { parameters: { wallet: { scenario: 'minimal' } } };
export const Narrow: Story = {
  parameters: { wallet: { scenario: 'expiring' }, stage: { width: '280px' } },
};
export const Dark: Story = { parameters: { wallet: { scenario: 'expiring' }, stage: { scheme: 'dark' } } };
export const Arabic: Story = { parameters: { wallet: { scenario: 'expiring' }, stage: { locale: 'ar-EG' } } };
