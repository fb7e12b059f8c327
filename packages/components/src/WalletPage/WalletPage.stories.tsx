import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
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
export const Dark: Story = { parameters: { stage: { width: '1180px', scheme: 'dark' } } };
export const Arabic: Story = { parameters: { stage: { width: '1180px', locale: 'ar-EG' } } };
