import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { insideFrame } from '../insideFrame.ts';
import { RecipePage } from '../RecipePage.tsx';
import page from './Billing.tsx?raw';
import styles from './styles.css?raw';

/**
 * An app whose look is a set of shadcn variables. The kit's tokens are taken from them, so a card of the
 * kit and a card of the app cannot be told apart, in either scheme.
 */
const meta = {
  title: 'Recipes/shadcn',
  parameters: { stage: null, recipe: { 'styles.css': styles, 'Billing.tsx': page } },
  render: () => <RecipePage name="shadcn" title="Billing, in a shadcn app" />,
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
      if (!own || !card) throw new Error('The cards are not there yet.');
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
