import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, spyOn, waitFor, within } from 'storybook/test';
import { InvoiceList } from './InvoiceList.tsx';
import { invoiceListGuide } from './invoiceListGuide.ts';

const meta = {
  title: 'InvoiceList',
  component: InvoiceList,
  parameters: { guide: invoiceListGuide, wallet: { scenario: 'invoices' } },
} satisfies Meta<typeof InvoiceList>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};
/** Lines of an invoice, and its payments by wallet and card. */
export const Details: Story = {
  play: async ({ canvas, userEvent }) => {
    const [first] = await canvas.findAllByText(/^Details of/);
    if (first) await userEvent.click(first);
    await expect((await canvas.findAllByText('Total'))[0]).toBeVisible();
  },
};
/** Pays with the chosen method. A second click while it is being sent does not pay again. */
export const Pay: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    const paid = spyOn(loaded.wallet.adapter, 'payInvoice');
    const [open] = await canvas.findAllByRole('button', { name: /^Pay/ });
    const item = open?.closest('li');
    if (!open || !item) throw new Error('No invoice is due.');
    await userEvent.click(open);
    await waitFor(() => expect(within(item).getAllByRole('radio').length).toBeGreaterThan(1));
    await userEvent.dblClick(open);
    const status = await within(item).findByRole('status');
    await waitFor(() => expect(status).toHaveTextContent(/is paid|still due/));
    await expect(paid).toHaveBeenCalledOnce();
  },
};
/** The wallet paid a part and the card was declined. Both are shown with the amount due. */
export const PaidInPart: Story = {
  play: async ({ canvas, userEvent }) => {
    const item = (await canvas.findByText('INV-0041')).closest('li');
    if (!item) throw new Error('The invoice is not there.');
    await expect(item).toHaveTextContent('Partially paid');
    await expect(item).toHaveTextContent('$80.00 still due');
    await userEvent.click(within(item).getByText('Details of INV-0041'));
    await expect(within(item).getByText('From the wallet')).toBeVisible();
    await expect(item).toHaveTextContent('$120.00');
    await expect(item).toHaveTextContent('Declined');
  },
};
/** Pays from the wallet only, which does not cover the amount. The rest stays due. */
export const WalletOnly: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    const { adapter } = loaded.wallet;
    const [{ id: walletId }] = await adapter.listWallets();
    const { availableBalance } = await adapter.getBalance({ walletId });
    const amount = { ...availableBalance, amount: 20_00 - availableBalance.amount };
    adapter.post({ walletId, amount, source: 'usage' });
    const item = (await canvas.findByText('INV-0037')).closest('li');
    if (!item) throw new Error('The invoice is not there.');
    await userEvent.click(within(item).getByRole('button', { name: 'Pay $42.00' }));
    await userEvent.click(await within(item).findByRole('radio', { name: /^The wallet only/ }));
    await userEvent.click(within(item).getByRole('button', { name: 'Pay $42.00' }));
    await expect(await within(item).findByText('$20.00 paid, $22.00 still due')).toBeVisible();
    await expect(item).toHaveTextContent('Partially paid');
    await expect(await within(item).findByRole('button', { name: 'Pay $22.00' })).toBeVisible();
    const left = await adapter.getBalance({ walletId });
    await expect(left.availableBalance.amount).toBe(0);
  },
};
export const PayFails: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    const [open] = await canvas.findAllByRole('button', { name: /^Pay/ });
    if (!open) throw new Error('No invoice is due.');
    await userEvent.click(open);
    loaded.wallet.adapter.failNext('forbidden', { operation: 'payInvoice' });
    await userEvent.click(open);
    await expect(await canvas.findByRole('alert')).toHaveTextContent('was not paid');
  },
};
export const ShowMore: Story = {
  args: { limit: 2 },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Show more' }));
    await waitFor(() => expect(canvas.getAllByText(/^Details of/).length).toBeGreaterThan(2));
  },
};
export const ViewOnly: Story = { parameters: { wallet: { scenario: 'invoices', scopes: ['view'] } } };
export const Empty: Story = { parameters: { wallet: { scenario: 'empty' } } };
export const Loading: Story = { parameters: { wallet: { scenario: 'loading' } } };
export const Failed: Story = { parameters: { wallet: { scenario: 'error' } } };
export const Unreachable: Story = { parameters: { wallet: { scenario: 'offline' } } };
export const NotOffered: Story = { parameters: { wallet: { scenario: 'minimal' } } };
export const Narrow: Story = { parameters: { stage: { width: '280px' } } };
export const Dark: Story = { parameters: { stage: { scheme: 'dark' } } };
export const Arabic: Story = { parameters: { stage: { locale: 'ar-EG' } } };
