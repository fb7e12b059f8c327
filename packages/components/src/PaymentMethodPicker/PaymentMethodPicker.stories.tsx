import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, spyOn, waitFor } from 'storybook/test';
import { PaymentMethodPicker } from './PaymentMethodPicker.tsx';
import { paymentMethodPickerGuide } from './paymentMethodPickerGuide.ts';

const meta = {
  title: 'PaymentMethodPicker',
  component: PaymentMethodPicker,
  parameters: { guide: paymentMethodPickerGuide },
} satisfies Meta<typeof PaymentMethodPicker>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};

/** With `onValueChange` the customer chooses a method. */
export const Choosing: Story = {
  args: { onValueChange: fn() },
  play: async ({ args, canvas, userEvent }) => {
    const [, second] = await canvas.findAllByRole('radio');
    if (second) await userEvent.click(second);
    await expect(args.onValueChange).toHaveBeenCalledOnce();
    await expect(second).toBeChecked();
  },
};

/** Confirms the removal by keyboard. */
export const Removed: Story = {
  play: async ({ canvas, userEvent }) => {
    const [first] = await canvas.findAllByRole('button', { name: 'Remove' });
    const before = canvas.getAllByRole('listitem').length;
    first?.focus();
    await userEvent.keyboard('{Enter}');
    await expect(await canvas.findByRole('button', { name: 'Keep' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect(first).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await userEvent.tab({ shift: true });
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(before - 1));
    await expect(canvas.getByRole('heading')).toHaveFocus();
  },
};
export const Removing: Story = {
  play: async ({ canvas, userEvent }) => {
    const [first] = await canvas.findAllByRole('button', { name: 'Remove' });
    if (first) await userEvent.click(first);
  },
};
export const RemovalFailed: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    const [first] = await canvas.findAllByRole('button', { name: 'Remove' });
    loaded.wallet.adapter.failNext('internal_error', { operation: 'removePaymentMethod' });
    if (first) await userEvent.click(first);
    await userEvent.tab({ shift: true });
    await userEvent.keyboard('{Enter}');
    await expect(await canvas.findByText('The payment method was not removed')).toBeVisible();
  },
};
/** The default is charged first. */
export const MadeDefault: Story = {
  play: async ({ canvas, userEvent }) => {
    const [button] = await canvas.findAllByRole('button', { name: 'Make default' });
    const second = canvas.getAllByRole('listitem')[1]?.textContent?.slice(0, 20) ?? '';
    if (button) await userEvent.click(button);
    await waitFor(() => expect(canvas.getAllByRole('listitem')[0]).toHaveTextContent(second));
  },
};
/** Changes the default by keyboard. Methods are in the order in which they are charged. */
export const Ordered: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    const names = () =>
      canvas.getAllByRole('listitem').map(({ textContent }) => /\d{4}/.exec(textContent)?.[0]);
    const buttons = await canvas.findAllByRole('button', { name: 'Make default' });
    const [first, second, third, ...others] = names();
    buttons[1]?.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(names()).toEqual([third, first, second, ...others]));
    const methods = await loaded.wallet.adapter.listPaymentMethods();
    const byPriority = [...methods].sort((one, other) => one.priority - other.priority);
    await expect(byPriority.map(({ last4 }) => last4)).toEqual(names());
  },
};
/** Too many methods were added in the last hour. */
export const Limited: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Add a payment method' }));
    loaded.wallet.adapter.failNext('rate_limited', { operation: 'addPaymentMethod', retryAfterSeconds: 50 });
    const [method] = canvas.getAllByRole('button', { name: /4242, succeeds/ });
    if (method) await userEvent.click(method);
    await expect(await canvas.findByRole('alert')).toHaveTextContent(
      'You can try again in less than a minute',
    );
    await expect(method).toHaveAttribute('aria-disabled', 'true');
  },
};
/** The limit of saved methods is reached. */
export const Full: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Add a payment method' }));
    loaded.wallet.adapter.failNext('payment_method_limit_reached', { operation: 'addPaymentMethod' });
    const [method] = canvas.getAllByRole('button', { name: /4242, succeeds/ });
    if (method) await userEvent.click(method);
    await expect(await canvas.findByRole('alert')).toHaveTextContent('Remove one first');
  },
};
/** A processor's form returns a token, and the kit saves the method. */
export const OwnForm: Story = {
  args: {
    addMethodForm: ({ onToken, onCancel }) => (
      <>
        <button type="button" onClick={() => void onToken('test_success')}>
          Save card
        </button>
        <button type="button" onClick={onCancel}>
          Never mind
        </button>
      </>
    ),
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Add a payment method' }));
    await expect(canvas.getByRole('button', { name: 'Save card' })).toBeVisible();
  },
};
export const OwnFormThenSaved: Story = {
  ...OwnForm,
  play: async (context) => {
    const { canvas, loaded, userEvent } = context;
    await OwnForm.play?.(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Never mind' }));
    await expect(canvas.queryByRole('button', { name: 'Save card' })).toBeNull();
    await userEvent.click(canvas.getByRole('button', { name: 'Add a payment method' }));
    loaded.wallet.adapter.failNext('forbidden', { operation: 'addPaymentMethod' });
    await userEvent.click(canvas.getByRole('button', { name: 'Save card' }));
    await expect(await canvas.findByRole('alert')).toHaveTextContent('The payment method was not added');
    await userEvent.click(canvas.getByRole('button', { name: 'Save card' }));
    await waitFor(() => expect(canvas.queryByRole('button', { name: 'Save card' })).toBeNull());
    await expect(canvas.getAllByRole('listitem')).toHaveLength(5);
  },
};
export const Expired: Story = {
  beforeEach: async ({ loaded }) => {
    const [first, ...others] = await loaded.wallet.adapter.listPaymentMethods();
    const old = { ...first, expiry: { month: 10, year: 2025 } };
    const asked = spyOn(loaded.wallet.adapter, 'listPaymentMethods').mockResolvedValue([old, ...others]);
    return () => asked.mockRestore();
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Expired 10/25')).toBeVisible();
  },
};
export const ReadOnly: Story = { args: { readOnly: true } };
export const ViewOnly: Story = { parameters: { wallet: { scenario: 'viewOnly' } } };
export const Empty: Story = { parameters: { wallet: { scenario: 'empty' } } };
export const Loading: Story = { parameters: { wallet: { scenario: 'loading' } } };
export const Failed: Story = { parameters: { wallet: { scenario: 'error' } } };
export const Unreachable: Story = { parameters: { wallet: { scenario: 'offline' } } };
export const Dark: Story = { parameters: { stage: { scheme: 'dark' } } };
export const Arabic: Story = { parameters: { stage: { locale: 'ar-EG' } } };
export const Narrow: Story = { parameters: { stage: { width: '272px' } } };
