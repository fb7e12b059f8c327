import { testMethods } from '../../apps/demo-server/src/payments/testProcessor/testMethods.ts';
import { createThings } from '../../apps/demo-server/src/testing/createThings.ts';
import {
  raisedRateLimits,
  startTestServer,
  type TestServer,
} from '../../apps/demo-server/src/testing/startTestServer.ts';
import type { DocumentedOperation } from './documentedOperations.ts';
import type { Random } from './Random.ts';

/** Things of a kind that are remembered; the newest replace the oldest. */
const rememberedMax = 24;
/** Time that passes with each request. */
const tickMs = 120;

/** An in-process server, and the IDs and tokens of what it holds, so that requests get past the first checks. */
export class FuzzWorld {
  readonly server: TestServer;
  /** Session token of the newest customer. */
  session = '';
  #now: number;
  readonly #things = new Map<string, string[]>();
  /** Names of path parameters by the prefix of their IDs. */
  readonly #names = new Map<string, string[]>();
  #made = 0;
  #ownKeyIds: string[] = [];
  #settings: unknown;

  private constructor(server: TestServer, now: number) {
    this.server = server;
    this.#now = now;
  }

  static async start(): Promise<FuzzWorld> {
    // A frozen clock makes a seed repeatable and gives each request an instant of its own.
    const now = Date.parse('2026-02-03T12:00:00Z');
    const server = await startTestServer('PGlite', {
      frozenAt: new Date(now),
      pageFolder: import.meta.dirname,
      demo: {},
      reconcileEveryMs: 0,
      rateLimits: raisedRateLimits,
    });
    const world = new FuzzWorld(server, now);
    const keys = await server.call('GET', '/v1/api-keys');
    world.#ownKeyIds = keys.body.items.map(({ id }: { id: string }) => id);
    world.#settings = (await server.call('GET', '/v1/settings')).body.settings;
    const merchant = await server.call('POST', '/v1/merchants', { body: { name: 'Cirrus' } });
    const strangers = await createThings(server, 'Stranger', merchant.body.key.secret);
    world.#remember(strangers);
    await world.refresh();
    return world;
  }

  /** Creates new things for a new customer, and restores the merchant's settings. */
  async refresh(): Promise<void> {
    await this.#endTrouble();
    await this.#restoreSettings();
    await this.#deleteEndpoints();
    this.#remember(await createThings(this.server, `Ada${++this.#made}`));
    await this.#signIn();
  }

  /** Picks an ID or a token for a property of this name, most often the newest. */
  known(name: string, random: Random): string | undefined {
    if (name === 'paymentToken' || name === 'token') return random.pick(testMethods).token;
    if (name === 'currency') return random.happens(0.85) ? 'USD' : random.pick(['INR', 'EUR', 'JPY', 'KWD']);
    const ids = this.#things.get(name.replace(/Ids$/, 'Id'));
    if (!ids) return undefined;
    return random.happens(0.6) ? ids.at(-1) : random.pick(ids);
  }

  /** Moves the clock by one step. */
  tick(): void {
    this.#now += tickMs;
    this.server.advance(tickMs);
  }

  now(): number {
    return this.#now;
  }

  /** Remembers the IDs of a response, and undoes what would make later requests fail early. */
  async learn({ operationId }: DocumentedOperation, body: unknown): Promise<void> {
    this.#harvest(body);
    if (operationId.endsWith('.updateScenario')) await this.#endTrouble();
    if (/^(testMode|demo)\.advanceClock$|^sessions\.revoke/.test(operationId)) await this.#signIn();
  }

  async #signIn(): Promise<void> {
    const customer = this.#things.get('customerId')?.at(-1);
    const { body } = await this.server.call('POST', `/v1/customers/${customer}/sessions`, {
      body: { expiresInSeconds: 86_400 },
    });
    this.session = body.token;
  }

  /** Keeps the processor up and webhook receivers down, so that nothing is sent out of this process. */
  async #endTrouble(): Promise<void> {
    await this.server.call('PATCH', '/v1/test/scenario', {
      body: { processorOutage: false, webhookReceiversDown: true },
    });
  }

  async #restoreSettings(): Promise<void> {
    const { body } = await this.server.call('GET', '/v1/settings');
    const change = { version: body.version, settings: this.#settings };
    const { status } = await this.server.call('PATCH', '/v1/settings', { body: change });
    if (status !== 200) throw new Error(`The settings could not be restored: ${status}`);
  }

  /** Deletes all webhook endpoints. Deliveries to hundreds of them would take most of the time. */
  async #deleteEndpoints(): Promise<void> {
    const { body } = await this.server.call('GET', '/v1/webhook-endpoints');
    for (const { id } of body.items) {
      await this.server.call('DELETE', `/v1/webhook-endpoints/${id}`);
    }
  }

  #remember(things: Record<string, string>): void {
    for (const [name, id] of Object.entries(things)) {
      this.#push(name === 'token' ? 'linkToken' : name, id);
      const prefix = id.split('_')[0] ?? '';
      const names = this.#names.get(prefix) ?? [];
      if (id.includes('_') && !names.includes(name)) this.#names.set(prefix, [...names, name]);
    }
  }

  #push(name: string, id: string): void {
    if (this.#ownKeyIds.includes(id)) return;
    const ids = this.#things.get(name) ?? [];
    if (ids.includes(id)) return;
    this.#things.set(name, [...ids, id].slice(-rememberedMax));
  }

  #harvest(body: unknown): void {
    if (typeof body !== 'object' || body === null) return;
    const { id, url } = body as { id?: unknown; url?: unknown };
    if (typeof id === 'string')
      for (const name of this.#names.get(id.split('_')[0] ?? '') ?? []) this.#push(name, id);
    if (typeof url === 'string' && /\/pay\/[^/]+$/.test(url))
      this.#push('linkToken', url.split('/').at(-1) ?? '');
  }
}
