import type { FakeReceiver } from '../../apps/demo-server/src/testing/fakeReceiver.ts';
import {
  type ServerProcess,
  startProcess,
  untilReady,
} from '../../apps/demo-server/src/testing/startProcess.ts';
import { secretKey } from './sendWrite.ts';

/** A server of the suite. It keeps its port through all restarts. */
export type CrashServer = {
  url: string;
  port: number;
  environment: Record<string, string>;
  running: ServerProcess | null;
};

/** A wallet that clients write to, and its card. */
export type CrashWallet = { id: string; paymentMethodId: string };

/** Starts a server unless it runs. */
export async function startServer(server: CrashServer): Promise<void> {
  if (server.running) return;
  server.running = startProcess([], {
    PORT: String(server.port),
    COFFER_SECRET_KEY: secretKey,
    COFFER_LOG_LEVEL: 'silent',
    COFFER_TEST_PROCESSOR: '1',
    COFFER_RATE_LIMITS: 'keyRequests=999999999',
    // The receiver is on this machine.
    COFFER_PRIVATE_WEBHOOKS: '1',
    ...server.environment,
  });
  await untilReady(server.running, server.url);
}

/** Kills a server by SIGKILL. */
export async function killServer(server: CrashServer): Promise<void> {
  server.running?.process.kill('SIGKILL');
  await server.running?.ended;
  server.running = null;
}

/** Stops a server by SIGTERM. */
export async function stopServer(server: CrashServer): Promise<void> {
  server.running?.process.kill('SIGTERM');
  await server.running?.ended;
  server.running = null;
}

/** Creates wallets with money and a card each, and a webhook endpoint for the receiver. */
export async function prepareSite(
  url: string,
  { wallets, receiver }: { wallets: number; receiver: FakeReceiver | null },
): Promise<CrashWallet[]> {
  let keys = 0;
  const ask = async (path: string, body: object): Promise<Record<string, unknown>> => {
    keys += 1;
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${secretKey}`,
        'content-type': 'application/json',
        'idempotency-key': `prepare-${keys}`,
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  if (receiver) await ask('/v1/webhook-endpoints', { url: receiver.url });
  const made: CrashWallet[] = [];
  for (let index = 0; index < wallets; index += 1) {
    const customer = await ask('/v1/customers', { name: `Customer ${index}`, currencies: [] });
    const token = index % 2 === 0 ? 'pm_card_visa' : 'pm_answer_lost';
    const method = await ask(`/v1/customers/${customer.id}/payment-methods`, { token });
    const wallet = {
      currency: 'USD',
      initialBalance: { amount: initialBalance, currency: 'USD' },
      fundedBy: 'externalPayment',
    };
    const { id } = await ask(`/v1/customers/${customer.id}/wallets`, wallet);
    made.push({ id: String(id), paymentMethodId: String(method.id) });
  }
  return made;
}

/** Balance that covers every debit of the suite, in minor units. */
export const initialBalance = 100_000_000;
