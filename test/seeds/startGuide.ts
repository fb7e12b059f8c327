import { randomUUID } from 'node:crypto';
import { dispatchEvents } from '../../apps/demo-server/src/background/dispatchEvents.ts';
import { deliverWebhooks } from '../../apps/demo-server/src/modules/webhooks/deliverWebhooks.ts';
import { type FakeReceiver, fakeReceiver } from '../../apps/demo-server/src/testing/fakeReceiver.ts';
import { runPaymentJobs, runWalletJobs } from '../../apps/demo-server/src/testing/runJobs.ts';
import { startTestServer, type TestServer } from '../../apps/demo-server/src/testing/startTestServer.ts';

/** A running engine: merchant API, customer API and a webhook receiver. */
export type Guide = {
  server: TestServer;
  receiver: FakeReceiver;
  webhookSecret: string;
  /** Calls the merchant API, or with a customer's token the customer API. Throws unless it succeeds. */
  // biome-ignore lint/suspicious/noExplicitAny: each test states and checks what it expects.
  ask(method: string, path: string, body?: object, options?: AskOptions): Promise<any>;
  /** Runs the background jobs: alerts, auto top-up, collection, webhooks. */
  settle(): Promise<void>;
  /** Webhooks about one wallet that the receiver got, oldest first. */
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  receivedWebhooks(walletId: string): { type: string; data: any }[];
  stop(): Promise<void>;
};

type AskOptions = { token?: string; headers?: Record<string, string> };

/** Starts an in-process engine on a new database. */
export async function startGuide(): Promise<Guide> {
  const server = await startTestServer('PGlite');
  const receiver = await fakeReceiver();
  const guide: Guide = {
    server,
    receiver,
    webhookSecret: '',
    async ask(method, path, body, options = {}) {
      const key = method === 'GET' ? {} : { key: randomUUID() };
      const answer = await server.call(method, path, { ...(body ? { body } : {}), ...key, ...options });
      if (answer.status < 300) return answer.body;
      throw Object.assign(new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`), answer.body);
    },
    async settle() {
      await runWalletJobs(server.wallet);
      await runPaymentJobs(server.wallet);
      await dispatchEvents(server.wallet);
      await deliverWebhooks(server.wallet);
    },
    receivedWebhooks: (walletId) =>
      receiver.received
        .map(({ body }) => JSON.parse(body))
        .filter(({ data }) => data.wallet?.id === walletId)
        .sort((one, other) => one.data.wallet.sequence - other.data.wallet.sequence),
    async stop() {
      await receiver.close();
      await server.close();
    },
  };
  guide.webhookSecret = (await guide.ask('POST', '/v1/webhook-endpoints', { url: receiver.url })).secret;
  return guide;
}
