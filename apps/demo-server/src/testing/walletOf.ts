import type { PaymentMethod, TopUp, TopUpQuote } from '@coffer/adapter';
import type { TestResponse, TestServer } from './startTestServer.ts';

/** A customer with a session and an empty wallet, and the operations that tests use. */
export type TestWallet = {
  customerId: string;
  walletId: string;
  token: string;
  quote(amount?: number): Promise<TopUpQuote>;
  saveMethod(token: string): Promise<PaymentMethod>;
  /** Confirms a new quote with a new payment method. The response may be an error. */
  topUp(token: string, options?: { key?: string; amount?: number }): Promise<TestResponse<TopUp>>;
  /** Sends the last confirmation again. */
  repeat(options?: { key?: string }): Promise<TestResponse<TopUp>>;
  read(topUpId: string): Promise<TopUp>;
  balance(): Promise<number>;
  eventTypes(): Promise<string[]>;
};

/** Creates a customer for one test. */
export async function walletOf(server: TestServer, currency = 'USD'): Promise<TestWallet> {
  const body = { name: 'Ada', currencies: [currency] };
  const customerId: string = (await server.call('POST', '/v1/customers', { body })).body.id;
  const wallets = await server.call('GET', `/v1/customers/${customerId}/wallets`);
  const walletId: string = wallets.body.items[0].id;
  const session = await server.call('POST', `/v1/customers/${customerId}/sessions`, { body: {} });
  const token: string = session.body.token;

  const quote = async (amount = 10_000) => {
    const request = { token, body: { amount: { amount, currency } } };
    return (await server.call<TopUpQuote>('POST', `/wallet/wallets/${walletId}/quotes`, request)).body;
  };
  const saveMethod = async (methodToken: string) => {
    const request = { token, key: crypto.randomUUID(), body: { token: methodToken } };
    return (await server.call<PaymentMethod>('POST', '/wallet/payment-methods', request)).body;
  };
  let last: { key: string; body: { quoteId: string; paymentMethodId: string } } | undefined;
  const confirm = async (override: { key?: string } = {}) => {
    if (!last) throw new Error('There was no confirmation to repeat.');
    return server.call<TopUp>('POST', '/wallet/top-ups', { token, ...last, ...override });
  };
  return {
    customerId,
    walletId,
    token,
    quote,
    saveMethod,
    topUp: async (methodToken, { key = crypto.randomUUID(), amount } = {}) => {
      const [{ id: quoteId }, method] = [await quote(amount), await saveMethod(methodToken)];
      last = { key, body: { quoteId, paymentMethodId: method.id } };
      return confirm();
    },
    repeat: confirm,
    // Uses the merchant's key, because a session may have expired after `advance`.
    read: async (topUpId) => (await server.call<TopUp>('GET', `/v1/top-ups/${topUpId}`)).body,
    balance: async () => (await server.call('GET', `/v1/wallets/${walletId}/balance`)).body.balance.amount,
    eventTypes: async () => {
      const { body: events } = await server.call('GET', `/v1/customers/${customerId}/events`);
      return events.items.map(({ type }: { type: string }) => type);
    },
  };
}
