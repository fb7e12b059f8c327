import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { AlertSettings } from './AlertSettings.tsx';
import { alertSettingsGuide } from './alertSettingsGuide.ts';

const meta = {
  title: 'AlertSettings',
  component: AlertSettings,
  parameters: { guide: alertSettingsGuide },
  args: { onSaved: fn() },
} satisfies Meta<typeof AlertSettings>;

export default meta;
type Story = StoryObj<typeof meta>;

export const On: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('switch', { name: 'Low-balance alert' })).toBeChecked();
    await expect(canvas.getByRole('checkbox', { name: 'Email' })).toBeChecked();
    await expect(canvas.getByRole('button', { name: 'Save changes' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  },
};
export const Off: Story = { parameters: { wallet: { scenario: 'empty' } } };
export const TurnOn: Story = {
  ...Off,
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('switch'));
    await expect(canvas.getByText('Enter an amount')).toBeVisible();
    await userEvent.type(canvas.getByRole('textbox', { name: /falls below/ }), '25');
    await userEvent.click(canvas.getByRole('checkbox', { name: 'In the app' }));
    await userEvent.click(canvas.getByRole('button', { name: 'Turn on the alert' }));
    await expect(await canvas.findByText('Saved. The alert is on.')).toBeVisible();
    const threshold = { amount: 2500, currency: 'USD' };
    await expect(args.onSaved).toHaveBeenCalledWith(
      expect.objectContaining({ enabled: true, threshold, channels: ['email'] }),
    );
  },
};
export const TurnOff: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('switch'));
    await expect(await canvas.findByText('The alert is off.')).toBeVisible();
    await expect(canvas.getByRole('switch')).not.toBeChecked();
  },
};
export const NoChannel: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('checkbox', { name: 'Email' }));
    await userEvent.click(canvas.getByRole('checkbox', { name: 'In the app' }));
    await expect(canvas.getByText('Choose at least one')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Save changes' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  },
};
/** Somebody else saved in the meantime. Both versions are shown, and the customer chooses one. */
export const Conflict: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    await userEvent.click(await canvas.findByRole('checkbox', { name: 'Email' }));
    const { adapter } = loaded.wallet;
    const [{ id: walletId }] = await adapter.listWallets();
    const { enabled, threshold, version } = await adapter.getAlertSettings({ walletId });
    await adapter.saveAlertSettings({
      walletId,
      enabled,
      threshold: { ...threshold, amount: 8000 },
      channels: ['email'],
      version,
    });
    await userEvent.click(canvas.getByRole('button', { name: 'Save changes' }));
    await expect(await canvas.findByRole('alert')).toHaveTextContent('Someone else changed this meanwhile');
    await expect(canvas.getByText('$80.00')).toBeVisible();
  },
};
export const ConflictKeepTheirs: Story = {
  ...Conflict,
  play: async (context) => {
    const { canvas, userEvent } = context;
    await Conflict.play?.(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Keep what is saved' }));
    await expect(await canvas.findByRole('textbox')).toHaveValue('80.00');
  },
};
export const ConflictKeepYours: Story = {
  ...Conflict,
  play: async (context) => {
    const { canvas, userEvent } = context;
    await Conflict.play?.(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Save mine instead' }));
    await canvas.findByText('Saved. The alert is on.');
    await expect(canvas.getByRole('textbox')).toHaveValue('50.00');
    await expect(canvas.getByRole('checkbox', { name: 'Email' })).not.toBeChecked();
  },
};
export const SaveFailed: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    await userEvent.click(await canvas.findByRole('checkbox', { name: 'Email' }));
    loaded.wallet.adapter.failNext('internal_error', { operation: 'saveAlertSettings' });
    await userEvent.click(canvas.getByRole('button', { name: 'Save changes' }));
    await expect(await canvas.findByRole('alert')).toHaveTextContent('The alert was not saved');
  },
};
export const SaveFailedThenSaved: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context;
    await SaveFailed.play?.(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
    await expect(await canvas.findByText('Saved. The alert is on.')).toBeVisible();
  },
};
export const Keyboard: Story = {
  play: async ({ canvas, userEvent }) => {
    await canvas.findByRole('switch');
    await userEvent.tab();
    await userEvent.tab();
    await expect(canvas.getByRole('textbox')).toHaveFocus();
    await userEvent.tab();
    await userEvent.keyboard(' ');
    await expect(canvas.getByRole('checkbox', { name: 'Email' })).not.toBeChecked();
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await expect(await canvas.findByText('Saved. The alert is on.')).toBeVisible();
  },
};
/** A customer who may not change the alert reads who can. */
export const ReadOnly: Story = {
  parameters: { wallet: { scenario: 'viewOnly' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/Only an owner of the account can change this/)).toBeVisible();
    await expect(canvas.queryByRole('button')).toBeNull();
  },
};
/** Shows nothing if the backend has no alerts. */
export const NotOffered: Story = {
  parameters: { wallet: { scenario: 'minimal' } },
  play: async ({ canvas, loaded }) => {
    await loaded.wallet.adapter.getSession();
    await waitFor(() => expect(canvas.queryByRole('heading')).toBeNull());
  },
};
export const Closed: Story = {
  parameters: { wallet: { scenario: 'closed' } },
  beforeEach: async ({ loaded }) => {
    const [wallet] = await loaded.wallet.adapter.listWallets();
    loaded.wallet.config.store.setState({ selectedWalletId: wallet.id });
  },
};
export const Loading: Story = { parameters: { wallet: { scenario: 'loading' } } };
export const Failed: Story = { parameters: { wallet: { scenario: 'error' } } };
export const Unreachable: Story = { parameters: { wallet: { scenario: 'offline' } } };
export const NoWallets: Story = { parameters: { wallet: { scenario: 'noWallets' } } };
export const Dark: Story = { parameters: { stage: { scheme: 'dark' } } };
export const Arabic: Story = { parameters: { stage: { locale: 'ar-EG' } } };
export const Narrow: Story = { parameters: { stage: { width: '272px' } } };
