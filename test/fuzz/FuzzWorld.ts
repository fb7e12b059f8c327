import { testMethods } from '../../apps/demo-server/src/payments/testProcessor/testMethods.ts';
import { createThings } from '../../apps/demo-server/src/testing/createThings.ts';
import {
  raisedRateLimits,
  startTestServer,
  type TestServer,
} from '../../apps/demo-server/src/testing/startTestServer.ts';
import type { DocumentedOperation } from './documentedOperations.ts';
import type { Random } from './Random.ts';

/** How many things of a kind are remembered; the newest push out the oldest. */
const rememberedMax = 24;
/** How much time passes with each request. */
const tickMs = 120;

/** A server in process, and the ids and tokens of what is in it, so that requests reach deep. */
export class FuzzWorld {
  readonly server: TestServer;
  /** A session of the customer whose things were made last. */
  session = '';
  #now: number;
  readonly #things = new Map<string, string[]>();
  /** Names that paths give to ids, by what stands before an id's underscore. */
  readonly #names = new Map<string, string[]>();
  #made = 0;
  #ownKeyIds: string[] = [];
  #settings: unknown;

  private constructor(server: TestServer, now: number) {
    this.server = server;
    this.#now = now;
  }

  static async start(): Promise<FuzzWorld> {
    // Its own time, so that a seed means the same at any hour, and each request has an instant of its own.
    const now = Date.parse('2026-02-03T12:00:00Z');
    const server = await startTestServer('PGlite', {
      frozenAt: new Date(now),
      demo: { pageFolder: import.meta.dirname },
      sweepEveryMs: 0,
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

  /** New things of a new customer, under the settings that a merchant starts with. */
  async refresh(): Promise<void> {
    await this.#endTrouble();
    await this.#restoreSettings();
    await this.#deleteEndpoints();
    this.#remember(await createThings(this.server, `Ada${++this.#made}`));
    await this.#signIn();
  }

  /** An id or a token that a part of this name can mean; most often one that was met lately. */
  known(name: string, dice: Random): string | undefined {
    if (name === 'paymentToken' || name === 'token') return dice.pick(testMethods).token;
    if (name === 'currency') return dice.happens(0.85) ? 'USD' : dice.pick(['INR', 'EUR', 'JPY', 'KWD']);
    const ids = this.#things.get(name.replace(/Ids$/, 'Id'));
    if (!ids) return undefined;
    return dice.happens(0.6) ? ids.at(-1) : dice.pick(ids);
  }

  /** Time passes with each request. */
  tick(): void {
    this.#now += tickMs;
    this.server.advance(tickMs);
  }

  now(): number {
    return this.#now;
  }

  /** Keeps what an answer tells of, and puts right what would make all further requests shallow. */
  async learn({ operationId }: DocumentedOperation, body: unknown): Promise<void> {
    this.#harvest(body);
    if (operationId.startsWith('changeTestScenario')) await this.#endTrouble();
    if (/^(advanceTestClock|revokeSession)/.test(operationId)) await this.#signIn();
  }

  async #signIn(): Promise<void> {
    const customer = this.#things.get('customerId')?.at(-1);
    const { body } = await this.server.call('POST', `/v1/customers/${customer}/sessions`, {
      body: { expiresInSeconds: 86_400 },
    });
    this.session = body.token;
  }

  /** The processor answers; receivers of webhooks do not, so that nothing is ever sent out of this process. */
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

  /** Each event is told to each endpoint, again and again: with hundreds of them little else would happen. */
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
