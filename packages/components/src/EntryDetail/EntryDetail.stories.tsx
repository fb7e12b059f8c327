import { type Entry, WalletError } from '@coffer/adapter';
import { useEntries } from '@coffer/hooks';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, spyOn, within } from 'storybook/test';
import { EntryDetail, type EntryDetailProps } from './EntryDetail.tsx';
import { entryDetailGuide } from './entryDetailGuide.ts';

type StoryArgs = EntryDetailProps & { source: Entry['source'] };

const meta = {
  title: 'EntryDetail',
  component: EntryDetail,
  argTypes: { source: { table: { disable: true } } },
  args: { entry: null, source: 'autoTopUp', onClose: fn() },
  parameters: { guide: entryDetailGuide, docs: { story: { inline: false, iframeHeight: 640 } } },
  render: ({ source, ...args }) => <LongestOf {...args} source={source} />,
} satisfies Meta<StoryArgs>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {
  play: async () => {
    const drawer = within(await within(document.body).findByRole('dialog'));
    await expect(await drawer.findByText('Total paid')).toBeVisible();
    await expect(drawer.getByRole('button', { name: 'Print' })).toBeVisible();
  },
};
export const Payment: Story = { args: { source: 'invoice' } };
export const Closing: Story = {
  play: async ({ args, userEvent }) => {
    const drawer = within(await within(document.body).findByRole('dialog'));
    await userEvent.click(drawer.getByRole('button', { name: 'Close' }));
    await expect(args.onClose).toHaveBeenCalledOnce();
    await userEvent.keyboard('{Escape}');
    await expect(args.onClose).toHaveBeenCalledTimes(2);
  },
};
export const Copied: Story = {
  play: async ({ userEvent }) => {
    const written = spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const drawer = within(await within(document.body).findByRole('dialog'));
    await userEvent.click(drawer.getByRole('button', { name: 'Copy reference' }));
    await expect(written).toHaveBeenCalledWith('top_up_auto');
    await expect(await drawer.findByRole('status')).toHaveTextContent('Reference copied');
    written.mockRestore();
  },
};
/** Prints only the drawer. */
export const Printed: Story = {
  play: async ({ userEvent }) => {
    const printed = spyOn(window, 'print').mockImplementation(() => {});
    const drawer = within(await within(document.body).findByRole('dialog'));
    await userEvent.click(drawer.getByRole('button', { name: 'Print' }));
    await expect(printed).toHaveBeenCalledOnce();
    await expect(document.body).toHaveAttribute('data-coffer-print', 'around');
    window.dispatchEvent(new Event('afterprint'));
    await expect(document.body).not.toHaveAttribute('data-coffer-print');
    printed.mockRestore();
  },
};
/** The space of the receipt is reserved while it loads. */
export const ReceiptLoading: Story = {
  beforeEach: ({ loaded }) => {
    const reading = spyOn(loaded.wallet.adapter, 'getReceipt').mockReturnValue(new Promise(() => {}));
    return () => reading.mockRestore();
  },
  play: async () => {
    const drawer = within(await within(document.body).findByRole('dialog'));
    const heading = await drawer.findByRole('heading', { name: 'Receipt' });
    await expect(heading.closest('section')).toHaveAttribute('aria-busy', 'true');
  },
};
export const ReceiptFails: Story = {
  beforeEach: ({ loaded }) => {
    const failing = spyOn(loaded.wallet.adapter, 'getReceipt').mockRejectedValue(
      new WalletError('not_found', 'There is no receipt.'),
    );
    return () => failing.mockRestore();
  },
  play: async () => {
    const drawer = within(await within(document.body).findByRole('dialog'));
    await expect(await drawer.findByRole('alert', {}, { timeout: 3_000 })).toHaveTextContent(
      'The receipt did not load',
    );
  },
};
/** Shows only the entry if the backend has no receipts. */
export const NoReceipts: Story = { parameters: { wallet: { scenario: 'minimal' } } };
/** 2,000 characters without a space, and a reference of 255. */
export const LongText: Story = {
  args: { source: 'merchant' },
  parameters: { wallet: { scenario: 'longText' }, stage: { width: '320px' } },
  play: async () => {
    const drawer = await within(document.body).findByRole('dialog');
    await expect(await within(drawer).findByRole('heading', { name: /^w{2000}$/ })).toBeVisible();
    await expect(drawer.scrollWidth).toBe(drawer.clientWidth);
  },
};
export const Dark: Story = { parameters: { stage: { scheme: 'dark' } } };
export const Arabic: Story = { parameters: { stage: { locale: 'ar-EG' } } };

/** Shows the entry of a source with the longest reason. Newer entries come first. */
function LongestOf({ source, ...props }: StoryArgs) {
  const entries = useEntries().data?.pages[0]?.items ?? [];
  const [entry = entries[0]] = entries
    .filter((entry) => entry.source === source)
    .sort((one, other) => (other.reason?.length ?? 0) - (one.reason?.length ?? 0));
  return <EntryDetail {...props} entry={entry} />;
}
