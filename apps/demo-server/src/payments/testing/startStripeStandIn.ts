import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import Stripe from 'stripe';
import { FakeStripeLedger, type StandInCard, type StandInIntent } from './FakeStripeLedger.ts';

const webhookSecret = 'whsec_of_the_stand_in';

/** Faults that a test can cause. */
type Controls = {
  /** While true, every request fails. */
  down: boolean;
  /** End of a path. The next request to it is carried out, and its response is lost. */
  loseAnswerOf: string | null;
};

/** Stand-in for the part of Stripe's HTTP API that this server uses, with state of its own. */
export type StripeStandIn = Awaited<ReturnType<typeof startStripeStandIn>>;

/** Starts the stand-in on a free port. Configure Stripe with its `options` to use it. */
export async function startStripeStandIn() {
  const book = new FakeStripeLedger();
  const controls: Controls = { down: false, loseAnswerOf: null };
  const keys = new Set<string>();
  const app = routes(book, keys);
  const server = createServer(
    getRequestListener(async (request) => {
      if (controls.down) return new Response('upstream', { status: 503 });
      const response = await app.fetch(request);
      const isLost =
        controls.loseAnswerOf !== null && new URL(request.url).pathname.endsWith(controls.loseAnswerOf);
      if (!isLost) return response;
      controls.loseAnswerOf = null;
      return new Response('lost', { status: 502 });
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const signer = new Stripe('sk_test_standin').webhooks;
  const intentOf = (id: string): StandInIntent => {
    const intent = [...book.intents.values()].find((one) => Object(one.metadata).coffer_key === id);
    if (!intent) throw new Error(`The stand-in has no intent for ${id}.`);
    return intent;
  };

  return {
    book,
    controls,
    /** Every idempotency key that a request has used. */
    keys,
    options: {
      secretKey: 'sk_test_standin',
      publishableKey: 'pk_test_standin',
      webhookSecret,
      api: { host: '127.0.0.1', port, protocol: 'http' as const },
    },
    intentOf,

    /** Confirms the setup of a secret with a card, as a customer's browser does. */
    confirmSetup(clientSecret: string, card: StandInCard): string {
      const setup = [...book.objects.values()].find((one) => one.client_secret === clientSecret);
      if (!setup) throw new Error('The stand-in knows no such secret.');
      const method = book.card(card, String(setup.customer));
      Object.assign(setup, { status: 'succeeded', payment_method: method.id });
      return setup.id;
    },

    /** Approves or declines an intent, as a customer does on the page of their bank. */
    answerBank(key: string, decision: 'approve' | 'decline'): void {
      const intent = intentOf(key);
      if (intent.status !== 'requires_action') return;
      if (decision === 'approve') book.succeed(intent);
      else book.fail(intent, 'payment_intent_authentication_failure');
    },

    /** Creates a webhook request of Stripe. It has a valid signature unless `secret` or `ageSeconds` is changed. */
    event(type: string, object: { id: string }, secret = webhookSecret, ageSeconds = 0): Request {
      const id = book.id('evt');
      const payload = JSON.stringify({
        id,
        object: 'event',
        api_version: Stripe.API_VERSION,
        type,
        data: { object },
      });
      const timestamp = Math.floor(Date.now() / 1000) - ageSeconds;
      const signature = signer.generateTestHeaderString({ payload, secret, timestamp });
      const headers = { 'stripe-signature': signature, 'content-type': 'application/json' };
      return new Request('http://wallet.test/stripe/webhooks', { method: 'POST', headers, body: payload });
    },

    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Form = Record<string, string>;

function routes(book: FakeStripeLedger, keys: Set<string>): Hono {
  const app = new Hono();
  const answers = new Map<string, { form: string; status: number; body: unknown }>();

  /** Runs `work` once for each key and repeats its first response, also an error, as Stripe does. */
  const post = (path: string, work: (form: Form, c: Context) => unknown) =>
    app.post(path, async (c) => {
      const key = c.req.header('idempotency-key') ?? '';
      const text = `${c.req.path} ${await c.req.text()}`;
      const known = answers.get(key);
      if (known && known.form !== text) {
        return c.json(
          { error: { type: 'idempotency_error', message: 'Another request had this key.' } },
          400,
        );
      }
      keys.add(key);
      const answer = known ?? { form: text, ...outcomeOf(() => work(formOf(text), c)) };
      answers.set(key, answer);
      return Response.json(answer.body, { status: answer.status });
    });
  const find = (id: string | undefined, type: string) => {
    const found = book.objects.get(id ?? '');
    if (found?.object !== type) throw refusal('resource_missing', `No such ${type}: ${id}`, 404);
    return found;
  };
  const read = (path: string, type: string) =>
    app.get(path, (c) => {
      const { status, body } = outcomeOf(() => {
        const found = find(c.req.param('id'), type);
        const method = c.req.url.includes('expand') && book.objects.get(String(found.payment_method));
        return method ? { ...found, payment_method: method } : found;
      });
      return Response.json(body, { status });
    });

  post('/v1/customers', (form) =>
    book.keep({ id: book.id('cus'), object: 'customer', metadata: metadataOf(form) }),
  );
  post('/v1/setup_intents', (form) => {
    const id = book.id('seti');
    const { customer } = form;
    const client_secret = `${id}_secret`;
    return book.keep({
      id,
      object: 'setup_intent',
      status: 'requires_payment_method',
      customer,
      client_secret,
    });
  });
  read('/v1/setup_intents/:id', 'setup_intent');
  read('/v1/payment_methods/:id', 'payment_method');
  read('/v1/payment_intents/:id', 'payment_intent');
  read('/v1/disputes/:id', 'dispute');
  read('/v1/refunds/:id', 'refund');

  post('/v1/payment_methods/:id/detach', (_, c) => {
    const method = find(c.req.param('id'), 'payment_method');
    if (method.customer === null)
      throw refusal('resource_missing', 'The method is not attached to a customer.');
    return Object.assign(method, { customer: null });
  });
  post('/v1/payment_intents', (form) => {
    const { amount = '', currency = '', payment_method = '', customer = null } = form;
    if (find(payment_method, 'payment_method').customer !== customer) {
      throw refusal('resource_missing', 'The method belongs to another customer.', 400, 'payment_method');
    }
    if (Number(amount) < 50) throw refusal('amount_too_small', 'The amount is too small.');
    const intent: StandInIntent = {
      id: book.id('pi'),
      object: 'payment_intent',
      status: 'requires_confirmation',
      amount: Number(amount),
      currency,
      payment_method,
      customer,
      metadata: metadataOf(form),
      last_payment_error: null,
      next_action: null,
      created: Math.floor(Date.now() / 1000),
    };
    book.intents.set(intent.id, intent);
    return book.keep(intent);
  });
  post('/v1/payment_intents/:id/confirm', (form, c) => {
    const intent = book.intents.get(c.req.param('id') ?? '');
    const method = form.payment_method ?? intent?.payment_method ?? '';
    if (!intent || !['requires_confirmation', 'requires_payment_method'].includes(intent.status)) {
      throw refusal('payment_intent_unexpected_state', 'This intent can no longer be confirmed.');
    }
    if (!form.return_url) throw refusal('parameter_missing', 'A redirect needs an address to return to.');
    book.attempt(intent, { offSession: form.off_session === 'true', method });
    const problem = intent.last_payment_error;
    if (problem) throw { status: 402, error: { type: 'card_error', ...problem, payment_intent: intent } };
    return intent;
  });
  post('/v1/payment_intents/:id/cancel', (_, c) => {
    const intent = book.intents.get(c.req.param('id') ?? '');
    if (!intent || ['succeeded', 'processing', 'canceled'].includes(intent.status)) {
      throw refusal('payment_intent_unexpected_state', 'This intent can no longer be canceled.');
    }
    return Object.assign(intent, { status: 'canceled', last_payment_error: null, next_action: null });
  });
  post('/v1/refunds', (form) => {
    const charge = book.charges.find(({ intent }) => intent === form.payment_intent);
    if (!charge) throw refusal('charge_not_found', 'There is no charge to refund.');
    const left = charge.amount - book.refunded(charge.intent);
    const amount = form.amount === undefined ? left : Number(form.amount);
    if (amount > left || amount === 0) throw refusal('charge_already_refunded', 'That is more than is left.');
    const kind = book.cards.get(String(book.intents.get(charge.intent)?.payment_method));
    const failed = { status: 'failed', failure_reason: 'lost_or_stolen_card' };
    return book.keep({
      id: book.id('re'),
      object: 'refund',
      amount,
      payment_intent: charge.intent,
      metadata: metadataOf(form),
      status: 'succeeded',
      ...(kind === 'refusesRefunds' ? failed : {}),
    });
  });
  app.get('/v1/payment_intents', (c) => {
    const since = Number(c.req.query('created[gte]') ?? 0);
    const all = [...book.intents.values()].filter(({ created }) => Number(created) >= since).toReversed();
    const start = all.findIndex(({ id }) => id === c.req.query('starting_after')) + 1;
    const end = start + Math.min(Number(c.req.query('limit') ?? 10), book.listLimit);
    return c.json({
      object: 'list',
      url: c.req.path,
      data: all.slice(start, end),
      has_more: end < all.length,
    });
  });
  app.get('/v1/refunds', (c) => {
    const data = [...book.objects.values()].filter(
      (one) => one.object === 'refund' && one.payment_intent === c.req.query('payment_intent'),
    );
    return c.json({ object: 'list', data, has_more: false });
  });
  return app;
}

type Refusal = { status: number; error: Record<string, unknown> };

function refusal(code: string, message: string, status = 400, param?: string): Refusal {
  return { status, error: { type: 'invalid_request_error', code, message, ...(param ? { param } : {}) } };
}

function outcomeOf(work: () => unknown): { status: number; body: unknown } {
  try {
    // A copy, so that later changes do not change a stored response.
    return { status: 200, body: structuredClone(work()) };
  } catch (thrown) {
    const { status, error } = thrown as Refusal;
    if (status === undefined) throw thrown;
    return { status, body: { error: structuredClone(error) } };
  }
}

function formOf(text: string): Form {
  return Object.fromEntries(new URLSearchParams(text.slice(text.indexOf(' ') + 1)));
}

function metadataOf(form: Form): Form {
  const entries = Object.entries(form).map(([name, value]) => [/^metadata\[(.+)\]$/.exec(name)?.[1], value]);
  return Object.fromEntries(entries.filter(([name]) => name !== undefined));
}
