import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { insideFrame } from '../insideFrame.ts';
import { RecipePage } from '../RecipePage.tsx';
import host from './WalletFrame.tsx?raw';
import widget from './Widget.tsx?raw';

/**
 * For a host without React, or one that isolates the wallet in its own document. The page in the iframe sends its height,
 * so the iframe never scrolls. Each side accepts messages from the other's origin only.
 */
const meta = {
  title: 'Recipes/iframe',
  parameters: { stage: null, recipe: { 'WalletFrame.tsx': host, 'Widget.tsx': widget } },
  render: () => <RecipePage name="iframe" title="A page with the wallet in an iframe" />,
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

export const Frame: Story = {
  name: 'iframe',
  play: async ({ canvasElement }) => {
    const host = await insideFrame(canvasElement);
    const inside = await insideFrame(host.body);
    const frame = within(host.body).getByTitle('Wallet');
    const wallet = within(inside.body);
    const expectFits = () =>
      waitFor(() => {
        const height = inside.querySelector('.widget')?.getBoundingClientRect().height ?? 0;
        expect(frame.clientHeight).toBe(Math.ceil(height));
        expect(inside.documentElement.scrollHeight).toBe(frame.clientHeight);
      });
    await wallet.findByRole('button', { name: 'Pay $100.00' }, { timeout: 10_000 });
    await expectFits();
    const before = frame.clientHeight;
    await userEvent.click(wallet.getByRole('button', { name: /Change$/ }));
    await waitFor(() => expect(frame.clientHeight).toBeGreaterThan(before));
    await expectFits();
  },
};
