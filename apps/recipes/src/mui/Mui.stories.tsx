import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { insideFrame } from '../insideFrame.ts';
import { RecipePage } from '../RecipePage.tsx';
import page from './Billing.tsx?raw';
import styles from './styles.css?raw';

/**
 * A MUI app with `cssVariables`. The kit's tokens use MUI's variables, so they follow its palette and color scheme.
 * `WalletTheme` gets the color scheme for the kit's own greens and reds. The dialog is the kit's.
 */
const meta = {
  title: 'Recipes/MUI',
  parameters: { stage: null, recipe: { 'styles.css': styles, 'Billing.tsx': page } },
  render: () => <RecipePage name="mui" title="Billing in a MUI app" />,
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

export const Mui: Story = {
  name: 'MUI',
  play: async ({ canvasElement }) => {
    const inside = await insideFrame(canvasElement);
    const page = within(inside.body);
    const add = await page.findByRole('button', { name: 'Add funds' }, { timeout: 10_000 });
    const card = inside.querySelector('[data-slot="balance-card"]');
    if (!card) throw new Error('There is no balance card.');
    await waitFor(() => expect(getComputedStyle(add).backgroundColor).toBe('rgb(123, 31, 162)'));
    await expect(getComputedStyle(card).borderTopLeftRadius).toBe('12px');
    await expect(getComputedStyle(card).backgroundColor).toBe('rgb(255, 255, 255)');
    await userEvent.click(page.getByRole('switch', { name: 'Dark' }));
    await waitFor(() =>
      expect(card).toHaveStyle({ backgroundColor: 'rgb(18, 18, 18)', colorScheme: 'dark' }),
    );
    await userEvent.click(page.getByRole('switch', { name: 'Dark' }));
    await userEvent.click(add);
    await expect(await page.findByRole('dialog', { name: 'Add funds' })).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Close' }));
  },
};
