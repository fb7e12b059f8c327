import { sampleBodies } from '../../apps/demo-server/src/testing/sampleBodies.ts';
import { testSecretKey } from '../../apps/demo-server/src/testing/startTestServer.ts';
import type { DocumentedOperation, JsonSchema } from './documentedOperations.ts';
import type { FuzzWorld } from './FuzzWorld.ts';
import { mutateValue } from './mutateValue.ts';
import { nastyBodies, nastyMediaTypes, nastyTexts, nastyValues } from './nastyValues.ts';
import type { Random } from './Random.ts';
import { valueOfSchema } from './valueOfSchema.ts';

/** A request as it is sent. */
export type FuzzRequest = {
  method: string;
  /** With its query. */
  path: string;
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer> | null;
};

type Sources = { dice: Random; world: FuzzWorld; schemas: Record<string, JsonSchema>; usedKeys: string[] };

/** Makes a request for an operation: one that it takes, or one with something wrong in any of its parts. */
export function makeRequest(operation: DocumentedOperation, sources: Sources): FuzzRequest {
  const { dice } = sources;
  // Most have one thing wrong at most: what is wrong everywhere gets no further than the first check.
  const wrong = dice.pick([
    'nothing',
    'nothing',
    'nothing',
    'body',
    'body',
    'body',
    'body',
    'path',
    'query',
    'headers',
  ]);
  const body = bodyOf(operation, wrong === 'body', sources);
  return {
    method: operation.method,
    path: `${pathOf(operation, wrong === 'path', sources)}${queryOf(operation, wrong === 'query', sources)}`,
    headers: {
      ...(body === null ? {} : { 'content-type': 'application/json' }),
      ...headersOf(operation, wrong === 'headers', sources),
    },
    body,
  };
}

function pathOf({ path }: DocumentedOperation, isWrong: boolean, { dice, world }: Sources): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const known = world.known(name === 'token' ? 'linkToken' : name, dice) ?? 'unknown';
    if (!isWrong) return encodeURIComponent(known);
    const nasty = dice.pick(nastyTexts).toWellFormed();
    const wrongs = [
      encodeURIComponent(nasty || 'x'),
      encodeURIComponent(`${known}${nasty}`),
      known.toUpperCase(),
      known.replace(/.$/, '0'),
      `${known.split('_')[0]}_${'z'.repeat(28)}`,
      '%ED%A0%80',
      '%00',
      '%E0%A4%A',
    ];
    return dice.pick(wrongs);
  });
}

function queryOf(
  { parameters }: DocumentedOperation,
  isWrong: boolean,
  { dice, world, schemas }: Sources,
): string {
  const query = new URLSearchParams();
  for (const { name, schema, required } of parameters.filter((parameter) => parameter.in === 'query')) {
    if (!required && dice.happens(0.6)) continue;
    const known = (part: string) => world.known(part, dice);
    query.append(name, String(valueOfSchema(schema, { dice, schemas, known, now: world.now() }, name)));
  }
  if (isWrong) {
    const names = parameters.map(({ name }) => name);
    const name = dice.pick([...names, ...names, 'extra', '__proto__', 'limit']);
    if (dice.happens(0.7)) query.set(name, dice.pick(nastyTexts));
    else query.append(name, dice.pick(nastyTexts));
    if (dice.happens(0.1))
      return `?${query}&${dice.pick(['%', '%ff=%ff', '=', 'a[b]=c', '&&', 'limit=%00'])}`;
  }
  return query.size === 0 ? '' : `?${query}`;
}

function bodyOf(operation: DocumentedOperation, isWrong: boolean, sources: Sources): FuzzRequest['body'] {
  const { dice } = sources;
  if (!operation.body) {
    // Nobody reads it.
    return isWrong && operation.method !== 'GET' ? dice.pick(nastyBodies) : null;
  }
  if (!isWrong) return JSON.stringify(goodBody(operation, operation.body, sources));
  if (dice.happens(0.15)) return dice.pick(nastyBodies);
  if (dice.happens(0.1)) return JSON.stringify(dice.pick(nastyValues));
  const spoiled = mutateValue(goodBody(operation, operation.body, sources), dice);
  return JSON.stringify(dice.happens(0.2) ? mutateValue(spoiled, dice) : spoiled) ?? 'null';
}

function goodBody(
  { operationId }: DocumentedOperation,
  schema: JsonSchema,
  { dice, world, schemas }: Sources,
): unknown {
  const known = (name: string) => world.known(name, dice);
  if (dice.happens(0.5)) return valueOfSchema(schema, { dice, schemas, known, now: world.now() });
  const ids = Object.fromEntries(
    ['paymentMethodId', 'quoteId', 'linkQuoteId'].map((name) => [name, known(name) ?? 'unknown']),
  );
  try {
    return sampleBodies(operationId.replace(/OfDemo$/, ''), ids);
  } catch {
    // The demo's own operations have no samples.
    return valueOfSchema(schema, { dice, schemas, known, now: world.now() });
  }
}

function headersOf(
  { security, parameters }: DocumentedOperation,
  isWrong: boolean,
  { dice, world, usedKeys }: Sources,
): Record<string, string> {
  const headers: Record<string, string> = {};
  if (security) headers.authorization = `Bearer ${security === 'session' ? world.session : testSecretKey}`;
  const takes = (name: string) =>
    parameters.some((parameter) => parameter.in === 'header' && parameter.name === name);
  if (takes('Idempotency-Key')) headers['idempotency-key'] = keyOf({ dice, usedKeys });
  if (takes('If-Match')) headers['if-match'] = `"${dice.pick([0, 0, 1, 2, 3])}"`;
  if (dice.happens(0.02)) headers.accept = 'text/event-stream';
  if (!isWrong) return headers;
  const other = security === 'session' ? testSecretKey : world.session;
  const wrongs: [name: string, values: string[]][] = [
    [
      'authorization',
      [
        '',
        'Bearer',
        'Bearer ',
        `Bearer ${other}`,
        'Basic eDp4',
        `Bearer ${'a'.repeat(3_000)}`,
        'Bearer sk_\xff',
      ],
    ],
    ['idempotency-key', ['', ' ', 'a'.repeat(256), 'é', '\x7f', "' OR 1=1 --", 'x\ty']],
    ['if-match', ['', '*', '"x"', '"-1"', '"9999999999999999"', 'W/"1"', '1', '"1", "2"']],
    ['content-type', [...nastyMediaTypes]],
    ['content-length', ['-1', '1e9', 'x', '70000']],
    ['x-request-id', ['', 'a'.repeat(2_000), '\xff', "'; --"]],
    ['last-event-id', ['x', '-1', '9'.repeat(40)]],
  ];
  const [name, values] = dice.pick(wrongs);
  return { ...headers, [name]: dice.pick(values) };
}

/** Most are new; some were used before, for the same request or another. */
function keyOf({ dice, usedKeys }: Pick<Sources, 'dice' | 'usedKeys'>): string {
  if (usedKeys.length > 0 && dice.happens(0.1)) return dice.pick(usedKeys);
  const key = `key-${usedKeys.length}-${dice.between(0, 1e9)}`;
  usedKeys.push(key);
  return key;
}
