import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, spyOn, waitFor } from 'storybook/test';
import { TopUpForm } from './TopUpForm.tsx';

const meta = {
  title: 'TopUpForm/Payment',
  component: TopUpForm,
  args: { onTopUpSettled: fn() },
} satisfies Meta<typeof TopUpForm>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The receipt shows the amounts of the server. */
export const Settled: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Pay $100.00' }));
    await expect(await canvas.findByRole('status')).toHaveTextContent('$100.00 added');
    await expect(canvas.getByLabelText('Receipt')).toHaveTextContent('$1,503.50');
    await waitFor(() => expect(args.onTopUpSettled).toHaveBeenCalledOnce());
    await expect(canvas.getByRole('button', { name: 'Add more funds' })).toBeVisible();
  },
};

/** Several clicks make one entry. */
export const DoubleClick: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    await userEvent.dblClick(await canvas.findByRole('button', { name: 'Pay $100.00' }));
    await canvas.findByText('$100.00 added');
    const [wallet] = await loaded.wallet.adapter.listWallets();
    const { balance } = await loaded.wallet.adapter.getBalance({ walletId: wallet.id });
    await expect(balance.amount).toBe(139850 + 10500);
  },
};

export const Declined: Story = {
  parameters: { wallet: { scenario: 'decline' } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Pay $100.00' }));
    await expect(await canvas.findByRole('alert')).toHaveTextContent('Your card was declined');
    await expect(canvas.getByRole('button', { name: 'Try another way to pay' })).toBeVisible();
  },
};

export const DeclinedThenPaid: Story = {
  ...Declined,
  play: async (context) => {
    const { canvas, userEvent } = context;
    await Declined.play?.(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Try another way to pay' }));
    await userEvent.click(await canvas.findByRole('radio', { name: /4242/ }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Pay $100.00' }));
    await canvas.findByText('$100.00 added');
  },
};

export const RequiresAction: Story = {
  parameters: { wallet: { scenario: 'threeDSecure' } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Pay $100.00' }));
    await expect(await canvas.findByRole('status')).toHaveTextContent(
      'Your bank asks you to confirm $100.00',
    );
    await expect(canvas.getByRole('link', { name: 'Continue to confirm' })).toHaveAttribute('href');
  },
};

export const Confirmed: Story = {
  ...RequiresAction,
  args: { onConfirm: fn() },
  play: async ({ args, canvas, loaded, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Pay $100.00' }));
    await userEvent.click(await canvas.findByRole('link', { name: 'Continue to confirm' }));
    await expect(args.onConfirm).toHaveBeenCalledOnce();
    const [attempt] = Object.values<{ topUpId: string }>(loaded.wallet.config.store.getState().topUpAttempts);
    loaded.wallet.adapter.confirmTopUp(attempt?.topUpId ?? '', 'approve');
    await canvas.findByText('$100.00 added', {}, { timeout: 4_000 });
  },
};

export const Canceled: Story = {
  ...RequiresAction,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Pay $100.00' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel payment' }));
    await expect(await canvas.findByText('Payment canceled')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Start again' })).toBeVisible();
  },
};

/** A bank debit takes days. The form says when it should arrive, and the balance updates automatically. */
export const Delayed: Story = {
  parameters: { wallet: { scenario: 'delayed' } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Pay $100.00' }));
    await expect(await canvas.findByText('$100.00 is on its way')).toBeVisible();
    await expect(canvas.getByRole('status')).toHaveTextContent('Expected on Nov 24, 2025');
  },
};

/** The response was lost, so the payment may have been made. Asking again never pays twice. */
export const AnswerLost: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    const pay = await canvas.findByRole('button', { name: 'Pay $100.00' });
    loaded.wallet.adapter.failNext('session_expired', { operation: 'createTopUp', at: 'response' });
    await userEvent.click(pay);
    await expect(await canvas.findByRole('alert')).toHaveTextContent('No answer arrived');
    await expect(canvas.getByRole('button', { name: 'Paying $100.00' })).toHaveAttribute('aria-disabled');
  },
};

export const AnswerLostThenFound: Story = {
  ...AnswerLost,
  play: async (context) => {
    const { canvas, loaded, userEvent } = context;
    await AnswerLost.play?.(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Ask again' }));
    await canvas.findByText('$100.00 added');
    const [wallet] = await loaded.wallet.adapter.listWallets();
    const { balance } = await loaded.wallet.adapter.getBalance({ walletId: wallet.id });
    await expect(balance.amount).toBe(139850 + 10500);
  },
};

/** After too many attempts the form says when to try again. Its button is disabled until then. */
export const Limited: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    const pay = await canvas.findByRole('button', { name: 'Pay $100.00' });
    loaded.wallet.adapter.failNext('rate_limited', { operation: 'createTopUp', retryAfterSeconds: 50 });
    await userEvent.click(pay);
    await expect(await canvas.findByRole('alert')).toHaveTextContent(
      'You can try again in less than a minute',
    );
    await expect(pay).toHaveAttribute('aria-disabled', 'true');
    await expect(pay).toHaveAccessibleDescription(/^Too many attempts/);
  },
};

export const LimitedForLong: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    const pay = await canvas.findByRole('button', { name: 'Pay $100.00' });
    loaded.wallet.adapter.failNext('rate_limited', { operation: 'createTopUp', retryAfterSeconds: 1800 });
    await userEvent.click(pay);
    await expect(await canvas.findByRole('alert')).toHaveTextContent(/You can try again at \d+:\d\d/);
  },
};

/** After the wait another click pays the same quote. */
export const LimitedThenPaid: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    const pay = await canvas.findByRole('button', { name: 'Pay $100.00' });
    loaded.wallet.adapter.failNext('rate_limited', { operation: 'createTopUp', retryAfterSeconds: 3.5 });
    await userEvent.click(pay);
    await canvas.findByRole('alert');
    await waitFor(() => expect(pay).toHaveAttribute('aria-disabled', 'false'), { timeout: 6_000 });
    await userEvent.click(pay);
    await canvas.findByText('$100.00 added');
  },
};

export const QuoteLimited: Story = {
  beforeEach: ({ loaded }) =>
    loaded.wallet.adapter.failNext('rate_limited', { operation: 'createQuote', retryAfterSeconds: 50 }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('alert')).toHaveTextContent('The total could not be worked out');
    await expect(canvas.getByRole('button', { name: 'Try again' })).toHaveAttribute('aria-disabled', 'true');
  },
};

/** An expired quote is requested again. The customer must click again. */
export const QuoteExpired: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    const pay = await canvas.findByRole('button', { name: 'Pay $100.00' });
    loaded.wallet.adapter.failNext('quote_expired', { operation: 'createTopUp' });
    await userEvent.click(pay);
    await expect(await canvas.findByRole('alert')).toHaveTextContent('The total is new');
  },
};

export const QuoteExpiredThenPaid: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context;
    await QuoteExpired.play?.(context);
    await userEvent.click(await canvas.findByRole('button', { name: 'Pay $100.00' }));
    await canvas.findByText('$100.00 added');
  },
};

export const Refused: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    const pay = await canvas.findByRole('button', { name: 'Pay $100.00' });
    loaded.wallet.adapter.failNext('forbidden', { operation: 'createTopUp' });
    await userEvent.click(pay);
    await expect(await canvas.findByRole('alert')).toHaveTextContent('The payment did not go through');
  },
};

export const QuoteFailed: Story = {
  beforeEach: ({ loaded }) => {
    for (let send = 0; send < 4; send += 1) {
      loaded.wallet.adapter.failNext('internal_error', { operation: 'createQuote' });
    }
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('alert')).toHaveTextContent('The total could not be worked out');
  },
};

/** Without a total the button is disabled and names no amount. */
export const Quoting: Story = {
  beforeEach: ({ loaded }) => {
    const asked = spyOn(loaded.wallet.adapter, 'createQuote').mockReturnValue(new Promise(() => {}));
    return () => asked.mockRestore();
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Pay' })).toHaveAttribute('aria-disabled', 'true');
  },
};

export const Submitting: Story = {
  beforeEach: ({ loaded }) => {
    const sent = spyOn(loaded.wallet.adapter, 'createTopUp').mockReturnValue(new Promise(() => {}));
    return () => sent.mockRestore();
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Pay $100.00' }));
    const paying = await canvas.findByRole('button', { name: 'Paying $100.00' });
    await expect(paying).toHaveAttribute('aria-disabled', 'true');
  },
};
