import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import document from '../../csp.html?raw';
import { insideFrame } from '../insideFrame.ts';
import { RecipePage } from '../RecipePage.tsx';
import page from './Billing.tsx?raw';

/**
 * A page under `default-src 'self'; style-src 'self'`, without nonces, hashes or exceptions. The kit's style sheet is a
 * file, and the policy allows styles that React sets in the browser. It rejects `style` attributes in HTML from a server:
 * set the tokens in your own style sheet there.
 */
const meta = {
  title: 'Recipes/Strict CSP',
  parameters: { stage: null, recipe: { 'csp.html': document, 'Billing.tsx': page } },
  render: () => <RecipePage name="csp" title="Billing under a strict policy" />,
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

export const StrictCsp: Story = {
  name: 'Strict CSP',
  play: async ({ canvasElement }) => {
    const inside = await insideFrame(canvasElement);
    const wallet = within(inside.body);
    const violations = () => inside.documentElement.dataset.violations ?? '';
    // Waits for everything that loads later, such as the chart, and opens a dialog.
    await wallet.findByRole('heading', { name: 'Payment methods' }, { timeout: 10_000 });
    await waitFor(() => expect(inside.querySelector('[data-slot="balance-chart-drawing"]')).not.toBeNull());
    await userEvent.click(wallet.getAllByRole('button', { name: 'Add funds' })[0] ?? inside.body);
    await wallet.findByRole('dialog', { name: 'Add funds' });
    await userEvent.click(wallet.getByRole('button', { name: 'Close' }));
    const [pay] = await wallet.findAllByRole('button', { name: 'Pay $100.00' });
    await waitFor(() => expect(pay && getComputedStyle(pay).backgroundColor).toBe('rgb(15, 118, 110)'));
    await expect(violations()).toBe('');
    // Proves that the policy applies: the browser reports an inline style.
    inside.head.append(inside.createElement('style'));
    const style = inside.head.lastElementChild;
    if (style) style.textContent = 'body { color: red }';
    await waitFor(() => expect(violations()).toContain('style-src-elem'));
    style?.remove();
  },
};
