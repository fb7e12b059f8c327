import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, spyOn, waitFor, within } from 'storybook/test';
import { LedgerTable } from './LedgerTable.tsx';
import { ledgerTableGuide } from './ledgerTableGuide.ts';

const meta = {
  title: 'LedgerTable',
  component: LedgerTable,
  args: { limit: 6, onFilterChange: fn() },
  parameters: { guide: ledgerTableGuide, stage: { width: '640px' } },
} satisfies Meta<typeof LedgerTable>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};
/** Pending charges and a bank debit in progress are shown above the entries. */
export const Pending: Story = {
  parameters: { wallet: { scenario: 'delayed' } },
  beforeEach: async ({ loaded }) => {
    const { adapter, config } = loaded.wallet;
    const [wallet] = await adapter.listWallets();
    const [method] = await adapter.listPaymentMethods();
    const amount = { amount: 10_000, currency: 'USD' };
    const quote = await adapter.createQuote({ walletId: wallet.id, amount });
    const request = { quoteId: quote.id, paymentMethodId: method.id };
    const topUp = await adapter.createTopUp(request, { idempotencyKey: 'pending' });
    const attempt = { ...request, topUpId: topUp.id, idempotencyKey: 'pending', returnUrl: null };
    config.store.setState({
      topUpAttempts: { [wallet.id]: { ...attempt, startedAt: Date.now(), error: null, isFinished: false } },
    });
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/On its way, expected on/)).toBeVisible();
    const [, arriving, charges] = canvas.getAllByRole('row');
    await expect(arriving).toHaveTextContent('+$100.00');
    await expect(charges).toHaveTextContent('minus 150 US dollars');
  },
};
export const Refunds: Story = { args: { defaultFilter: { type: ['refund'] } } };
export const Cards: Story = { parameters: { stage: { width: '360px' } } };
export const Empty: Story = { parameters: { wallet: { scenario: 'empty' } } };
export const NoMatches: Story = { args: { defaultFilter: { text: 'nothing says this' } } };
export const NoMatchesThenAll: Story = {
  ...NoMatches,
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Show all' }));
    await expect(args.onFilterChange).toHaveBeenCalledWith({});
    await expect(await canvas.findByText('Invoice INV-0042')).toBeVisible();
  },
};
export const NoWallets: Story = { parameters: { wallet: { scenario: 'noWallets' } } };
export const Loading: Story = { parameters: { wallet: { scenario: 'loading' } } };
export const Failed: Story = { parameters: { wallet: { scenario: 'error' } } };
export const Unreachable: Story = { parameters: { wallet: { scenario: 'offline' } } };
export const NoPermission: Story = { parameters: { wallet: { scenario: 'noPermission' } } };
export const LongText: Story = { parameters: { wallet: { scenario: 'longText' } } };
export const LongTextInCards: Story = {
  parameters: { wallet: { scenario: 'longText' }, stage: { width: '320px' } },
};
export const Filtered: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('radio', { name: 'Refunds' }));
    await expect(args.onFilterChange).toHaveBeenCalledWith({ type: ['refund'] });
    await expect(await canvas.findByText('Refund of INV-0031')).toBeVisible();
    await expect(canvas.queryByText('Invoice INV-0042')).toBeNull();
  },
};
export const ShowMore: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Show more' }));
    await waitFor(() => expect(canvas.getAllByRole('row')).toHaveLength(14));
    await expect(canvas.getByRole('status')).toHaveTextContent('12 entries shown');
  },
};
export const ShowMoreFails: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    const more = await canvas.findByRole('button', { name: 'Show more' });
    loaded.wallet.adapter.setOutage('network_error');
    await userEvent.click(more);
    await expect(await canvas.findByRole('alert')).toHaveTextContent('More activity did not load');
    await expect(canvas.getAllByRole('row')).toHaveLength(8);
  },
};
/** Exports the filtered entries as a file. */
export const Export: Story = {
  args: { defaultFilter: { direction: 'out', days: 30 } },
  play: async ({ canvas, loaded, userEvent }) => {
    const { adapter } = loaded.wallet;
    const exported = spyOn(adapter, 'exportEntries');
    const saved = spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    await canvas.findByText('Invoice INV-0042');
    await userEvent.click(await canvas.findByRole('button', { name: 'Export CSV' }));
    await waitFor(() => expect(saved).toHaveBeenCalledOnce());
    const filter = { direction: 'out', from: '2025-10-23T00:00:00.000Z' };
    await expect(exported.mock.calls[0]?.[0]).toMatchObject({ filter });
    saved.mockRestore();
  },
};
export const ExportFails: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    await canvas.findByText('Invoice INV-0042');
    const button = await canvas.findByRole('button', { name: 'Export CSV' });
    loaded.wallet.adapter.setOutage('internal_error');
    await userEvent.click(button);
    await expect(await canvas.findByRole('alert')).toHaveTextContent('The export did not work');
  },
};
/** Filters by text, type, source, days and amount. Each field takes effect when it changes. */
export const MoreFilters: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const more = await canvas.findByRole('button', { name: 'Filters' });
    await userEvent.click(more);
    await userEvent.type(await canvas.findByRole('searchbox', { name: 'Search' }), 'usage');
    await waitFor(() => expect(args.onFilterChange).toHaveBeenLastCalledWith({ text: 'usage' }));
    await userEvent.type(await canvas.findByRole('textbox', { name: 'Smallest amount' }), '50');
    await waitFor(() =>
      expect(args.onFilterChange).toHaveBeenLastCalledWith({ text: 'usage', amountMin: 5_000 }),
    );
    await waitFor(() => expect(canvas.getAllByRole('row')).toHaveLength(3));
    await expect(more).toHaveAccessibleName('Filters: 2');
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'Reason' }), 'Invoice');
    await expect(await canvas.findByText('Nothing matches this filter')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Clear all' }));
    await waitFor(() => expect(args.onFilterChange).toHaveBeenLastCalledWith({}));
  },
};
export const Period: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const period = await canvas.findByRole('combobox', { name: 'Period' });
    await userEvent.selectOptions(period, 'Last 7 days');
    await expect(args.onFilterChange).toHaveBeenCalledWith({ days: 7 });
    await waitFor(() => expect(canvas.getAllByRole('row')).toHaveLength(3));
    await userEvent.selectOptions(period, 'Chosen days…');
    await userEvent.type(await canvas.findByLabelText('To'), '2025-11-01');
    await waitFor(() => expect(args.onFilterChange).toHaveBeenLastCalledWith({ to: '2025-11-01' }));
    await expect(period).toHaveDisplayValue('Chosen days…');
  },
};
/** Keeps the rows of the previous filter while another one loads. They are dimmed after 150 ms and removed after a second. */
export const Refiltering: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    await canvas.findByText('Invoice INV-0042');
    spyOn(loaded.wallet.adapter, 'listEntries').mockImplementation(() => new Promise(() => {}));
    await userEvent.click(canvas.getByRole('radio', { name: 'Out' }));
    await expect(canvas.getByText('Invoice INV-0042')).toBeVisible();
    await expect(canvas.getByText('Pending charges')).toBeVisible();
    const table = canvas.getByRole('table');
    await expect(table).toHaveAttribute('data-stale');
    await expect(table).not.toHaveClass('coffer-pale');
    await waitFor(() => expect(table).toHaveClass('coffer-pale'));
  },
};
/** Opens and closes the details by keyboard, and returns the focus. */
export const Detail: Story = {
  play: async ({ canvas, userEvent }) => {
    const row = await canvas.findByRole('button', { name: 'Invoice INV-0042' });
    row.focus();
    await userEvent.keyboard('{Enter}');
    const page = within(document.body);
    await expect(await page.findByRole('dialog', { name: 'Invoice INV-0042' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(page.queryByRole('dialog')).toBeNull());
    await expect(row).toHaveFocus();
  },
};
/** Draws only the rows in sight of a long table. */
export const Many: Story = {
  args: { limit: 100 },
  parameters: { wallet: { scenario: 'many', entryCount: 5_000 } },
  play: async ({ canvas, userEvent }) => {
    const more = await canvas.findByRole('button', { name: 'Show more' });
    await userEvent.click(more);
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('200 entries shown'));
    const table = canvas.getByRole('table');
    await expect(table).toHaveAttribute('aria-rowcount', '-1');
    await waitFor(() => expect(table).toHaveAttribute('data-windowed'), { timeout: 5_000 });
    await waitFor(() => expect(table.querySelectorAll('tr').length).toBeLessThan(60));
    const rows = [...table.querySelectorAll('[data-slot="ledger-table-row"][aria-rowindex]')];
    const indexes = rows.map((row) => Number(row.getAttribute('aria-rowindex')));
    await expect(indexes).toEqual(indexes.map((_, place) => (indexes[0] ?? 0) + place));
    more.scrollIntoView();
    await waitFor(() => expect(table.querySelector('[aria-rowindex="201"]')).not.toBeNull());
  },
};
/** Loads the next page when the end comes into sight. */
export const AutoLoad: Story = {
  args: { autoLoad: true, limit: 3 },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('row').length).toBeGreaterThan(7));
  },
};
export const Dark: Story = { parameters: { stage: { scheme: 'dark', width: '640px' } } };
export const Arabic: Story = { parameters: { stage: { locale: 'ar-EG', width: '640px' } } };
export const ArabicCards: Story = { parameters: { stage: { locale: 'ar-EG', width: '340px' } } };
