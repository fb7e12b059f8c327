import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, waitFor } from 'storybook/test';
import { TopUpDialog } from './TopUpDialog.tsx';
import { topUpDialogGuide } from './topUpDialogGuide.ts';

const meta = {
  title: 'TopUpDialog',
  component: TopUpDialog,
  parameters: { guide: topUpDialogGuide, docs: { story: { inline: false, iframeHeight: 640 } } },
  args: { onOpenChange: fn() },
} satisfies Meta<typeof TopUpDialog>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Closed: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Add funds' })).toBeVisible();
  },
};
export const Open: Story = {
  args: { defaultOpen: true },
  play: async () => {
    await expect(await screen.findByRole('button', { name: 'Pay $100.00' })).toBeVisible();
  },
};

/** Opens it by keyboard, closes it with Escape, and returns the focus. */
export const Keyboard: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const trigger = await canvas.findByRole('button', { name: 'Add funds' });
    trigger.focus();
    await userEvent.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'Add funds' });
    await waitFor(() =>
      expect(dialog).toContainElement(
        dialog.ownerDocument.activeElement instanceof HTMLElement ? dialog.ownerDocument.activeElement : null,
      ),
    );
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await expect(trigger).toHaveFocus();
    await expect(args.onOpenChange).toHaveBeenLastCalledWith(false);
  },
};

/** Nothing closes it while the payment is being sent, so that the customer sees the result. */
export const Submitting: Story = {
  args: { defaultOpen: true },
  play: async ({ loaded, userEvent }) => {
    const pay = await screen.findByRole('button', { name: 'Pay $100.00' });
    loaded.wallet.adapter.failNext('session_expired', { operation: 'createTopUp', at: 'response' });
    await userEvent.click(pay);
    await screen.findByText('No answer arrived');
    await userEvent.keyboard('{Escape}');
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    await expect(screen.getByRole('dialog')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Ask again' }));
    await screen.findByText('$100.00 added');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  },
};
export const ViewOnly: Story = { parameters: { wallet: { scenario: 'viewOnly' } } };
export const Dark: Story = { args: { defaultOpen: true }, parameters: { stage: { scheme: 'dark' } } };
export const Arabic: Story = { args: { defaultOpen: true }, parameters: { stage: { locale: 'ar-EG' } } };
