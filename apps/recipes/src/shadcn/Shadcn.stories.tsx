import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { insideFrame } from '../insideFrame.ts';
import { RecipePage } from '../RecipePage.tsx';
import page from './Billing.tsx?raw';
import styles from './styles.css?raw';

/**
 * An app with shadcn variables. The kit's tokens use them, so the kit's cards look like the app's cards in light and in
 * dark mode.
 */
const meta = {
  title: 'Recipes/shadcn',
  parameters: { stage: null, recipe: { 'styles.css': styles, 'Billing.tsx': page } },
  render: () => <RecipePage name="shadcn" title="Billing in a shadcn app" />,
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

export const Shadcn: Story = {
  name: 'shadcn',
  play: async ({ canvasElement }) => {
    const inside = await insideFrame(canvasElement);
    const own = inside.querySelector('[data-slot="card"]');
    const kit = await waitFor(() => {
      const card = inside.querySelector('[data-slot="balance-card"][data-state="ready"]');
      if (!own || !card) throw new Error('The cards have not rendered yet');
      return card;
    });
    const lookOf = (card: Element) => {
      const { backgroundColor, borderTopColor, borderTopLeftRadius, color } = getComputedStyle(card);
      return { backgroundColor, borderTopColor, borderTopLeftRadius, color };
    };
    const light = lookOf(kit);
    await expect(light).toEqual(own && lookOf(own));
    await userEvent.click(within(inside.body).getByRole('checkbox', { name: 'Dark' }));
    await expect(lookOf(kit)).toEqual(own && lookOf(own));
    await expect(lookOf(kit)).not.toEqual(light);
    await userEvent.click(within(inside.body).getByRole('checkbox', { name: 'Dark' }));
  },
};
