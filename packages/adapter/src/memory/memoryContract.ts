import type { WalletContractSubject } from '../contract/WalletContract.ts';
import type { MemoryWalletAdapter } from './MemoryWalletAdapter.ts';
import { memoryAdapter } from './memoryAdapter.ts';

/** Connects the contract suite to memory adapters. Tests of other adapters and handlers use it too. */
export function memoryContract(): WalletContractSubject & {
  adapter: MemoryWalletAdapter;
  other: MemoryWalletAdapter;
} {
  const adapter = memoryAdapter({ scenario: 'noWallets' });
  const other = memoryAdapter({
    scenario: 'noWallets',
    seed: 2,
    customer: { id: 'customer_other', name: 'Other Ltd.' },
  });
  return {
    adapter,
    other,
    control: {
      tokens: {
        success: 'test_success',
        decline: 'test_decline',
        threeDSecure: 'test_three_d_secure',
        delayed: 'test_bank_debit',
        threeDSecureAlways: 'test_three_d_secure_always',
      },
      wallet: async ({ currency, balance }) => open(adapter, currency, balance),
      post: async ({ reason = null, reference = null, ...parameters }) => {
        const source = parameters.amount.amount > 0 ? 'merchant' : 'usage';
        adapter.post({ ...parameters, source, reason, reference });
      },
      hold: async (parameters) => {
        adapter.hold(parameters);
      },
      freeze: async (walletId) => adapter.freeze(walletId),
      beginClosing: async (walletId) => adapter.beginClosing(walletId),
      close: async (walletId) => adapter.close(walletId),
      otherCustomer: async () => ({ adapter: other, walletId: open(other, 'USD', 10_000) }),
      confirmTopUp: async ({ id }, decision) => {
        adapter.confirmTopUp(id, decision);
      },
      settleTopUp: async (topUpId, outcome) => {
        adapter.settleTopUp(topUpId, outcome);
      },
      expireQuote: async () => adapter.advance(24 * 3_600_000),
      promote: async (parameters) => {
        adapter.post({ ...parameters, source: 'promotion' });
      },
      invoice: async ({ total }) => {
        const line = { description: 'Usage', quantity: 1, unitAmount: total };
        return adapter.openInvoice({ currency: total.currency, lines: [line] }).id;
      },
      advance: async (byMs) => adapter.advance(byMs),
      processorDown: async (down) => adapter.setProcessorDown(down),
    },
  };
}

function open(adapter: MemoryWalletAdapter, currency: string, balance: number): string {
  const { id: walletId } = adapter.openWallet(currency);
  if (balance > 0) adapter.post({ walletId, amount: { amount: balance, currency }, source: 'merchant' });
  return walletId;
}
