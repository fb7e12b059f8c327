import { describe, expect, test } from 'vitest';
import { WalletError } from '../errors/WalletError.ts';
import { memoryContract } from '../memory/memoryContract.ts';
import type { Entry } from '../port/Entry.ts';
import type { WalletAdapter } from '../port/WalletAdapter.ts';
import { autoTopUpContract } from './autoTopUpContract.ts';
import type { ContractTest } from './contractTest.ts';
import { entryContract } from './entryContract.ts';
import { exportContract } from './exportContract.ts';
import { grantContract } from './grantContract.ts';
import { insightContract } from './insightContract.ts';
import { invoiceContract } from './invoiceContract.ts';
import { requireMethods } from './requireMethods.ts';
import { topUpContract } from './topUpContract.ts';
import { topUpKeyContract } from './topUpKeyContract.ts';
import type { WalletContractSubject } from './WalletContract.ts';

type Subject = ReturnType<typeof memoryContract>;

/** Runs one test of the contract against a memory adapter with some wrong methods. */
async function run(
  contract: (declare: ContractTest) => void,
  title: string,
  wrongMethods: (subject: Subject) => Partial<WalletAdapter>,
): Promise<void> {
  const tests = new Map<string, (subject: WalletContractSubject) => Promise<void>>();
  contract((name, _, body) => tests.set(name, body));
  const body = tests.get(title);
  if (!body) throw new Error(`The contract has no test "${title}".`);
  const subject = memoryContract();
  await body(subject);
  const wrong = memoryContract();
  await body({ ...wrong, adapter: { ...wrong.adapter, ...wrongMethods(wrong) } });
}

describe("the contract fails an adapter that accepts another customer's payment method", () => {
  /** Replaces the other customer's method by one of the customer's own, so that the charge succeeds. */
  async function owned({ adapter, other }: Subject, paymentMethodId: string): Promise<string> {
    const theirs = await requireMethods(other, 'listPaymentMethods').listPaymentMethods();
    const isTheirs = theirs.some(({ id }) => id === paymentMethodId);
    return isTheirs ? adapter.addTestMethod('test_success').id : paymentMethodId;
  }
  const resolved = 'expected a WalletError with code "not_found", but the call resolved with {';

  test('for a top-up', async () => {
    const title =
      "rejects another customer's payment method for the customer's own quote, and charges nothing";
    const call = run(topUpContract, title, (subject) => ({
      createTopUp: async (parameters, options) => {
        const paymentMethodId = await owned(subject, parameters.paymentMethodId);
        const { createTopUp } = requireMethods(subject.adapter, 'createTopUp');
        return createTopUp({ ...parameters, paymentMethodId }, options);
      },
    }));
    await expect(call).rejects.toThrow(resolved);
  });

  test('for auto top-up', async () => {
    const title = "rejects another customer's payment method, and charges nothing";
    const call = run(autoTopUpContract, title, (subject) => ({
      saveAutoTopUp: async ({ settings, ...parameters }, options) => {
        const paymentMethodId = await owned(subject, settings.paymentMethodId);
        const { saveAutoTopUp } = requireMethods(subject.adapter, 'saveAutoTopUp');
        return saveAutoTopUp({ ...parameters, settings: { ...settings, paymentMethodId } }, options);
      },
    }));
    await expect(call).rejects.toThrow(resolved);
  });

  test('for an invoice', async () => {
    const title = "rejects another customer's payment method for an invoice, and charges nothing";
    const call = run(invoiceContract, title, (subject) => ({
      payInvoice: async ({ invoiceId, paymentMethodId = '' }, options) => {
        const { payInvoice } = requireMethods(subject.adapter, 'payInvoice');
        return payInvoice({ invoiceId, paymentMethodId: await owned(subject, paymentMethodId) }, options);
      },
    }));
    await expect(call).rejects.toThrow(resolved);
  });
});

test("the contract fails an adapter that returns a receipt of another customer's entry", async () => {
  const title = 'returns a receipt without a payment for a debit';
  const call = run(insightContract, title, ({ adapter, other }) => ({
    getReceipt: async (parameters) => {
      const { getReceipt } = requireMethods(adapter, 'getReceipt');
      const [theirs] = await other.listWallets();
      return getReceipt(parameters).catch(async (error: unknown) => {
        if (!theirs || parameters.walletId === theirs.id) throw error;
        return requireMethods(other, 'getReceipt').getReceipt({ ...parameters, walletId: theirs.id });
      });
    },
  }));
  await expect(call).rejects.toThrow('expected a WalletError with code "not_found", but the call resolved');
});

describe('the contract fails an adapter whose text filter', () => {
  /** Returns `listEntries` with a text filter of its own, which gets an entry and the text in lower case. */
  const searching =
    (matches: (entry: Entry, text: string) => boolean) =>
    ({ adapter }: Subject): Partial<WalletAdapter> => ({
      listEntries: async ({ filter: { text = '', ...filter } = {}, ...parameters }) => {
        const page = await adapter.listEntries({ ...parameters, filter, limit: 100 });
        return { ...page, items: page.items.filter((entry) => matches(entry, text.toLowerCase())) };
      },
    });
  const words = ({ reason }: Entry) => reason?.toLowerCase() ?? '';

  test('passes % and _ on to LIKE as wildcards', async () => {
    const like = (text: string) =>
      new RegExp(
        text
          .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
          .replaceAll('%', '.*')
          .replaceAll('_', '.'),
      );
    const title = 'finds `%`, `_` and `\\` only in a text that contains them';
    const call = run(
      entryContract,
      title,
      searching((entry, text) => like(text).test(words(entry))),
    );
    await expect(call).rejects.toThrow('text: %');
  });

  test('treats only _ as a wildcard', async () => {
    const title = 'finds `%`, `_` and `\\` only in a text that contains them';
    const call = run(
      entryContract,
      title,
      searching((entry, text) => (text === '_' ? words(entry) !== '' : words(entry).includes(text))),
    );
    await expect(call).rejects.toThrow('text: _');
  });

  test('ignores the reference', async () => {
    const call = run(
      entryContract,
      "finds an entry by its reference's id",
      searching((entry, text) => words(entry).includes(text)),
    );
    await expect(call).rejects.toThrow('expected [] to deeply equal');
  });
});

describe('the contract ends, and says why, if', () => {
  const pages = 'pages neither skip nor repeat entries while new ones are written';

  test('an adapter ignores the cursor of entries', async () => {
    const call = run(entryContract, pages, ({ adapter }) => ({
      listEntries: ({ cursor, ...parameters }) =>
        adapter.listEntries({ ...parameters }).then((page) => ({ ...page, nextCursor: cursor ?? 'same' })),
    }));
    await expect(call).rejects.toThrow('Two pages have the nextCursor "same", so the list never ends.');
  });

  test('an adapter never returns null as the next cursor', async () => {
    let count = 0;
    const call = run(entryContract, pages, ({ adapter }) => ({
      listEntries: async ({ cursor, ...parameters }) => {
        count += 1;
        return { ...(await adapter.listEntries(parameters)), nextCursor: `page-${count}` };
      },
    }));
    await expect(call).rejects.toThrow(
      'A short list has more than 50 pages. The last page must have the nextCursor null.',
    );
  });

  test('an adapter ignores the cursor of grants', async () => {
    const title = 'lists only grants that expire in the order `expiry`, soonest first';
    const call = run(grantContract, title, ({ adapter }) => ({
      listGrants: ({ cursor, ...parameters }) => requireMethods(adapter, 'listGrants').listGrants(parameters),
    }));
    await expect(call).rejects.toThrow('so the list never ends.');
  });

  test('an export never ends', async () => {
    const call = run(
      exportContract,
      'exports exactly the entries that match the filter, oldest first',
      () => ({
        async *exportEntries() {
          for (;;) yield 'number\r\n';
        },
      }),
    );
    await expect(call).rejects.toThrow('The export of a few entries has more than 100000 characters.');
  });
});

describe('the contract names the expected code if a call', () => {
  const withoutKey = (createTopUp: NonNullable<WalletAdapter['createTopUp']>) =>
    run(topUpKeyContract, 'rejects a write without a key', () => ({ createTopUp }));
  const expected = 'expected a WalletError with code "idempotency_key_required"';

  test('rejects with another code', async () => {
    const call = withoutKey(async () => {
      throw new WalletError('invalid_request', 'The key is empty.');
    });
    await expect(call).rejects.toThrow(`${expected}, got code "invalid_request": The key is empty.`);
  });

  test('rejects with an error of another class', async () => {
    const call = withoutKey(async () => {
      throw new TypeError("Cannot read properties of undefined (reading 'listPaymentMethods')");
    });
    await expect(call).rejects.toThrow(
      `${expected}, got TypeError: Cannot read properties of undefined (reading 'listPaymentMethods')`,
    );
  });

  test('resolves', async () => {
    const call = run(topUpKeyContract, 'rejects a write without a key', ({ adapter }) => ({
      createTopUp: (parameters) =>
        requireMethods(adapter, 'createTopUp').createTopUp(parameters, { idempotencyKey: 'empty' }),
    }));
    await expect(call).rejects.toThrow(`${expected}, but the call resolved with {"id":`);
  });
});
