import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, spyOn, waitFor } from 'storybook/test';
import { AutoTopUpSettings } from './AutoTopUpSettings.tsx';
import { autoTopUpSettingsGuide } from './autoTopUpSettingsGuide.ts';

const meta = {
  title: 'AutoTopUpSettings',
  component: AutoTopUpSettings,
  parameters: { guide: autoTopUpSettingsGuide },
  args: { onSaved: fn() },
} satisfies Meta<typeof AutoTopUpSettings>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Off until the customer turns it on. The fields are readable before. */
export const Off: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('switch', { name: 'Auto top-up' })).not.toBeChecked();
    await expect(canvas.getByRole('textbox', { name: 'Add' })).toBeDisabled();
    await expect(canvas.getByText(/^Off\. Nothing is charged by itself\./)).toBeVisible();
  },
};
export const On: Story = {
  parameters: { wallet: { scenario: 'autoTopUp' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('switch', { name: 'Auto top-up' })).toBeChecked();
    await expect(await canvas.findByText(/At most \$2,000.00 a month/)).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Save changes' })).toHaveAttribute('aria-disabled');
  },
};
export const Waiting: Story = {
  parameters: { wallet: { scenario: 'autoTopUpWaiting' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/The next charge can follow at/)).toBeVisible();
  },
};
export const LimitReached: Story = {
  parameters: { wallet: { scenario: 'autoTopUpLimitReached' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/Limit reached until/)).toBeVisible();
  },
};
/** Says why and since when it is paused, and what to do. It does not resume automatically. */
export const Paused: Story = {
  parameters: { wallet: { scenario: 'autoTopUpPaused' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Paused since Nov 21, 2025')).toBeVisible();
    await expect(canvas.getByText(/^Your card was declined\. Choose another/)).toBeVisible();
  },
};
export const NeedsConfirmation: Story = {
  parameters: { wallet: { scenario: 'autoTopUpRequiresAction' } },
  args: { onConfirm: fn() },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('link', { name: 'Continue to confirm' }));
    await expect(args.onConfirm).toHaveBeenCalledOnce();
  },
};
export const MethodRemoved: Story = {
  parameters: { wallet: { scenario: 'autoTopUpMethodRemoved' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Switched off: its payment method was removed')).toBeVisible();
    await expect(canvas.getByRole('switch')).not.toBeChecked();
  },
};
export const NoMethods: Story = {
  parameters: { wallet: { scenario: 'empty' } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('switch'));
    await expect(await canvas.findByRole('button', { name: 'Add a payment method' })).toBeVisible();
  },
};
export const NoMethodsThenAdded: Story = {
  ...NoMethods,
  play: async (context) => {
    const { canvas, userEvent } = context;
    await NoMethods.play?.(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Add a payment method' }));
    await userEvent.click(canvas.getByRole('button', { name: /4242, succeeds/ }));
    await expect(await canvas.findByRole('button', { name: 'Turn on and pay $100.00' })).toBeVisible();
  },
};
export const NoCharges: Story = {
  parameters: { wallet: { scenario: 'empty' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('No charges yet')).toBeVisible();
  },
};
export const Attempts: Story = {
  parameters: { wallet: { scenario: 'autoTopUpPaused' } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByText('Last charges'));
    await expect(canvas.getAllByText('Declined: Your card was declined.')).toHaveLength(3);
  },
};
/** A customer who may not change the rule reads who can. */
export const ReadOnly: Story = {
  parameters: { wallet: { scenario: 'viewOnly' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/Only an owner of the account can change this/)).toBeVisible();
    await expect(canvas.getByRole('switch')).toHaveAttribute('aria-disabled', 'true');
  },
};
export const Frozen: Story = {
  parameters: { wallet: { scenario: 'frozen' } },
  beforeEach: async ({ loaded }) => {
    const [wallet] = await loaded.wallet.adapter.listWallets();
    loaded.wallet.config.store.setState({ selectedWalletId: wallet.id });
  },
};
export const Closed: Story = { ...Frozen, parameters: { wallet: { scenario: 'closed' } } };
/** The merchant takes no top-ups in the wallet's currency. */
export const NoCurrency: Story = {
  beforeEach: async ({ loaded }) => {
    const session = await loaded.wallet.adapter.getSession();
    const asked = spyOn(loaded.wallet.adapter, 'getSession').mockResolvedValue({ ...session, topUp: [] });
    return () => asked.mockRestore();
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('No top-ups in USD')).toBeVisible();
  },
};
/** Shows nothing if the backend has no auto top-up. */
export const NotOffered: Story = {
  parameters: { wallet: { scenario: 'minimal' } },
  play: async ({ canvas, loaded }) => {
    await loaded.wallet.adapter.getSession();
    await waitFor(() => expect(canvas.queryByRole('heading')).toBeNull());
  },
};
export const Loading: Story = { parameters: { wallet: { scenario: 'loading' } } };
export const Failed: Story = { parameters: { wallet: { scenario: 'error' } } };
export const Unreachable: Story = { parameters: { wallet: { scenario: 'offline' } } };
export const SessionExpired: Story = { parameters: { wallet: { scenario: 'sessionExpired' } } };
export const NoWallets: Story = { parameters: { wallet: { scenario: 'noWallets' } } };
export const Dark: Story = { parameters: { wallet: { scenario: 'autoTopUp' }, stage: { scheme: 'dark' } } };
export const Arabic: Story = {
  parameters: { wallet: { scenario: 'autoTopUp' }, stage: { locale: 'ar-EG' } },
};
export const German: Story = {
  parameters: { wallet: { scenario: 'autoTopUp' }, stage: { locale: 'de-DE' } },
};
export const Narrow: Story = { parameters: { wallet: { scenario: 'autoTopUp' }, stage: { width: '272px' } } };
