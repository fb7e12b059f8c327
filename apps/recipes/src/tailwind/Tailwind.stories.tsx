import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { insideFrame } from '../insideFrame.ts';
import { RecipePage } from '../RecipePage.tsx';
import page from './Billing.tsx?raw';
import styles from './styles.css?raw';

/**
 * Tailwind 4. The kit is imported into the layer of components: it comes after Tailwind's reset, and every utility in
 * `className` or `classNames` overrides it. The tokens use Tailwind's theme.
 */
const meta = {
  title: 'Recipes/Tailwind',
  parameters: { stage: null, recipe: { 'styles.css': styles, 'Billing.tsx': page } },
  render: () => <RecipePage name="tailwind" title="Billing in Tailwind" />,
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

export const Tailwind: Story = {
  play: async ({ canvasElement }) => {
    const inside = await insideFrame(canvasElement);
    const pay = await within(inside.body).findByRole('button', { name: 'Pay $100.00' }, { timeout: 10_000 });
    // The utility overrides the kit's style, and the theme's color overrides the token's default.
    await expect(getComputedStyle(pay).textTransform).toBe('uppercase');
    const accent = colorOf(inside, 'var(--color-emerald-700)');
    await waitFor(() => expect(getComputedStyle(pay).backgroundColor).toBe(accent));
    // The kit keeps its borders after Tailwind's reset.
    const card = await within(inside.body).findByRole('region', { name: 'Available balance' });
    const { borderTopWidth, borderTopLeftRadius } = getComputedStyle(card);
    await expect([borderTopWidth, borderTopLeftRadius]).toEqual(['1px', '16px']);
  },
};

function colorOf(inside: Document, color: string): string {
  const probe = inside.body.appendChild(inside.createElement('i'));
  probe.style.color = color;
  const computed = getComputedStyle(probe).color;
  probe.remove();
  return computed;
}
