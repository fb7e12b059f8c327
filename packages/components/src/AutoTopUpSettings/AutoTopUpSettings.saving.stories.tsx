import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { AutoTopUpSettings } from './AutoTopUpSettings.tsx';

const meta = {
  title: 'AutoTopUpSettings/Saving',
  component: AutoTopUpSettings,
  args: { onSaved: fn() },
} satisfies Meta<typeof AutoTopUpSettings>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The switch saves nothing yet. The customer first sees what can be charged at most. */
export const TurnOn: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('switch'));
    await expect(args.onSaved).not.toHaveBeenCalled();
    await canvas.findByText(/At most \$2,000.00 a month/);
    await userEvent.click(canvas.getByRole('button', { name: 'Turn on auto top-up' }));
    await expect(await canvas.findByText('Saved. Auto top-up is on.')).toBeVisible();
    await expect(args.onSaved).toHaveBeenCalledOnce();
  },
};

/** One click turns it off without confirmation. */
export const TurnOff: Story = {
  parameters: { wallet: { scenario: 'autoTopUp' } },
  play: async ({ canvas, loaded, userEvent }) => {
    await userEvent.click(await canvas.findByRole('switch'));
    await expect(canvas.getByRole('switch')).not.toBeChecked();
    await expect(await canvas.findByText('Auto top-up is off.')).toBeVisible();
    const [wallet] = await loaded.wallet.adapter.listWallets();
    await expect(await loaded.wallet.adapter.getAutoTopUp({ walletId: wallet.id })).toMatchObject({
      status: 'off',
    });
  },
};

export const TurnOffFailed: Story = {
  parameters: { wallet: { scenario: 'autoTopUp' } },
  play: async ({ canvas, loaded, userEvent }) => {
    const toggle = await canvas.findByRole('switch');
    loaded.wallet.adapter.failNext('internal_error', { operation: 'switchOffAutoTopUp' });
    await userEvent.click(toggle);
    await expect(await canvas.findByRole('alert')).toHaveTextContent('Auto top-up is still on');
    await expect(canvas.getByRole('switch')).toBeChecked();
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
    await expect(await canvas.findByText('Auto top-up is off.')).toBeVisible();
  },
};

/** The amount that saving charges is announced, and is on the button. */
export const ChargesAtOnce: Story = {
  parameters: { wallet: { scenario: 'low' } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('switch'));
    await expect(await canvas.findByText('This charges $500.00 at once')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Turn on and pay $500.00' })).toBeVisible();
  },
};

export const ChargedAtOnce: Story = {
  ...ChargesAtOnce,
  play: async ({ canvas, loaded, userEvent }) => {
    await userEvent.click(await canvas.findByRole('switch'));
    await userEvent.dblClick(await canvas.findByRole('button', { name: 'Turn on and pay $500.00' }));
    await canvas.findByText('Saved. Auto top-up is on.');
    const [wallet] = await loaded.wallet.adapter.listWallets();
    const { availableBalance } = await loaded.wallet.adapter.getBalance({ walletId: wallet.id });
    await expect(availableBalance.amount).toBe(820 + 50000 + 2000);
  },
};

export const UpToAnAmount: Story = {
  parameters: { wallet: { scenario: 'autoTopUp' } },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('radio', { name: 'Up to an amount' }));
    const target = canvas.getByRole('textbox', { name: 'Bring it back to' });
    await userEvent.clear(target);
    await userEvent.type(target, '700');
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'At most, per day' }), '3 charges');
    await waitFor(() =>
      expect(canvas.getByRole('button', { name: 'Save changes' })).toHaveAttribute('aria-disabled', 'false'),
    );
    await userEvent.click(canvas.getByRole('button', { name: 'Save changes' }));
    await canvas.findByText('Saved. Auto top-up is on.');
    await expect(args.onSaved).toHaveBeenCalledWith(
      expect.objectContaining({
        settings: expect.objectContaining({
          mode: 'target',
          amount: { amount: 70000, currency: 'USD' },
          dailyCount: 3,
        }),
      }),
    );
  },
};

/** A threshold above the target is reported when the customer leaves the field. */
export const ThresholdTooHigh: Story = {
  parameters: { wallet: { scenario: 'autoTopUp' } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('radio', { name: 'Up to an amount' }));
    const threshold = canvas.getByRole('textbox', { name: 'When available balance falls below' });
    await userEvent.clear(threshold);
    await userEvent.type(threshold, '500');
    await expect(canvas.queryByRole('alert')).toBeNull();
    await userEvent.tab();
    await expect(await canvas.findByRole('alert')).toHaveTextContent('Enter less than $500.00');
    await expect(canvas.getByRole('button', { name: 'Save changes' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  },
};

export const CapTooLow: Story = {
  parameters: { wallet: { scenario: 'autoTopUp' } },
  play: async ({ canvas, userEvent }) => {
    const cap = await canvas.findByRole('textbox', { name: 'At most, per month' });
    await userEvent.clear(cap);
    await userEvent.type(cap, '400');
    await userEvent.tab();
    await expect(await canvas.findByRole('alert')).toHaveTextContent('Enter at least $500.00');
  },
};

/** A problem that only the server can find, such as fee and tax on top, is shown at its field. */
export const CapTooLowWithFees: Story = {
  parameters: { wallet: { scenario: 'feesAndTax' } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('switch'));
    const cap = canvas.getByRole('textbox', { name: 'At most, per month' });
    await userEvent.clear(cap);
    await userEvent.type(cap, '500');
    await userEvent.tab();
    await expect(await canvas.findByRole('alert')).toHaveTextContent('One charge takes more than that');
    await expect(cap).toBeInvalid();
  },
};

export const EmptyField: Story = {
  parameters: { wallet: { scenario: 'autoTopUp' } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.clear(await canvas.findByRole('textbox', { name: 'Add' }));
    await userEvent.tab();
    await expect(await canvas.findByText(/Fill in each field/)).toBeVisible();
  },
};

/** Somebody else saved in the meantime. Both versions are shown, and the customer chooses one. */
export const Conflict: Story = {
  parameters: { wallet: { scenario: 'autoTopUp' } },
  play: async ({ canvas, loaded, userEvent }) => {
    const cap = await canvas.findByRole('textbox', { name: 'At most, per month' });
    await userEvent.clear(cap);
    await userEvent.type(cap, '1500');
    await userEvent.tab();
    const { adapter } = loaded.wallet;
    const [wallet] = await adapter.listWallets();
    const { settings, version } = await adapter.getAutoTopUp({ walletId: wallet.id });
    const threshold = { amount: 10000, currency: 'USD' };
    await adapter.saveAutoTopUp(
      { walletId: wallet.id, settings: { ...settings, threshold }, version },
      { idempotencyKey: 'somebody-else' },
    );
    await waitFor(() =>
      expect(canvas.getByRole('button', { name: 'Save changes' })).toHaveAttribute('aria-disabled', 'false'),
    );
    await userEvent.click(canvas.getByRole('button', { name: 'Save changes' }));
    await expect(await canvas.findByRole('alert')).toHaveTextContent('Someone else changed this meanwhile');
    await expect(canvas.getByText('$1,500.00')).toBeVisible();
    await expect(canvas.getByText('$100.00')).toBeVisible();
  },
};

export const ConflictKeepTheirs: Story = {
  ...Conflict,
  play: async (context) => {
    const { canvas, userEvent } = context;
    await Conflict.play?.(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Keep what is saved' }));
    await expect(
      await canvas.findByRole('textbox', { name: 'When available balance falls below' }),
    ).toHaveValue('100.00');
    await expect(canvas.getByRole('textbox', { name: 'At most, per month' })).toHaveValue('2,000.00');
  },
};

export const ConflictKeepYours: Story = {
  ...Conflict,
  play: async (context) => {
    const { args, canvas, userEvent } = context;
    await Conflict.play?.(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Save mine instead' }));
    await canvas.findByText('Saved. Auto top-up is on.');
    const monthlyCap = { amount: 150000, currency: 'USD' };
    await expect(args.onSaved).toHaveBeenCalledWith(
      expect.objectContaining({ settings: expect.objectContaining({ monthlyCap }) }),
    );
  },
};

export const SaveFailed: Story = {
  parameters: { wallet: { scenario: 'autoTopUp' } },
  play: async ({ canvas, loaded, userEvent }) => {
    await userEvent.selectOptions(await canvas.findByRole('combobox'), '1 charge');
    const button = canvas.getByRole('button', { name: 'Save changes' });
    await waitFor(() => expect(button).toHaveAttribute('aria-disabled', 'false'));
    loaded.wallet.adapter.failNext('forbidden', { operation: 'saveAutoTopUp' });
    await userEvent.click(button);
    await expect(await canvas.findByRole('alert')).toHaveTextContent('Auto top-up was not saved');
  },
};

export const PreviewFailed: Story = {
  beforeEach: ({ loaded }) => {
    for (let send = 0; send < 4; send += 1) {
      loaded.wallet.adapter.failNext('internal_error', { operation: 'previewAutoTopUp' });
    }
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('switch'));
    await expect(await canvas.findByRole('alert')).toHaveTextContent('could not be worked out');
  },
};

export const PreviewFailedThenRead: Story = {
  ...PreviewFailed,
  play: async (context) => {
    const { canvas, userEvent } = context;
    await PreviewFailed.play?.(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
    await expect(await canvas.findByText(/At most \$2,000.00 a month/)).toBeVisible();
  },
};

/** Saving another card ends the pause. */
export const PausedThenAnotherCard: Story = {
  parameters: { wallet: { scenario: 'autoTopUpPaused' } },
  play: async ({ canvas, userEvent }) => {
    await canvas.findByText(/Paused since/);
    await userEvent.click(await canvas.findByText('Change'));
    await userEvent.click(canvas.getByRole('radio', { name: /ending in 4242/ }));
    const save = canvas.getByRole('button', { name: /^Save/ });
    await waitFor(() => expect(save).toHaveAttribute('aria-disabled', 'false'));
    await userEvent.click(save);
    await waitFor(() => expect(canvas.queryByText(/Paused since/)).toBeNull());
  },
};

export const Resumed: Story = {
  parameters: { wallet: { scenario: 'autoTopUpPaused' } },
  play: async ({ canvas, userEvent }) => {
    const resume = await canvas.findByRole('button', { name: /^Resume/ });
    await waitFor(() => expect(resume).toHaveAttribute('aria-disabled', 'false'));
    await userEvent.click(resume);
    await waitFor(() => expect(canvas.queryByText(/Paused since/)).toBeNull());
  },
};

/** Turns it on, chooses a mode and turns it off by keyboard. */
export const Keyboard: Story = {
  play: async ({ canvas, userEvent }) => {
    await canvas.findByRole('switch');
    await userEvent.tab();
    await expect(canvas.getByRole('switch')).toHaveFocus();
    await userEvent.keyboard(' ');
    await userEvent.tab();
    await expect(canvas.getByRole('textbox', { name: /falls below/ })).toHaveFocus();
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}');
    await expect(canvas.getByRole('radio', { name: 'Up to an amount' })).toBeChecked();
    canvas.getByRole('switch').focus();
    await userEvent.keyboard('{Enter}');
    await expect(canvas.getByRole('switch')).not.toBeChecked();
  },
};
