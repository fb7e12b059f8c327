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
  /** Path with its query. */
  path: string;
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer> | null;
};

type Sources = { random: Random; world: FuzzWorld; schemas: Record<string, JsonSchema>; usedKeys: string[] };

/** Generates a request for an operation, with at most one wrong part. */
export function makeRequest(operation: DocumentedOperation, sources: Sources): FuzzRequest {
  const { random } = sources;
  // A request with several wrong parts would get no further than the first check.
  const wrong = random.pick([
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

function pathOf({ path }: DocumentedOperation, isWrong: boolean, { random, world }: Sources): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const known = world.known(name === 'token' ? 'linkToken' : name, random) ?? 'unknown';
    if (!isWrong) return encodeURIComponent(known);
    const nasty = random.pick(nastyTexts).toWellFormed();
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
    return random.pick(wrongs);
  });
}

function queryOf(
  { parameters }: DocumentedOperation,
  isWrong: boolean,
  { random, world, schemas }: Sources,
): string {
  const query = new URLSearchParams();
  for (const { name, schema, required } of parameters.filter((parameter) => parameter.in === 'query')) {
    if (!required && random.happens(0.6)) continue;
    const known = (part: string) => world.known(part, random);
    query.append(name, String(valueOfSchema(schema, { random, schemas, known, now: world.now() }, name)));
  }
  if (isWrong) {
    const names = parameters.map(({ name }) => name);
    const name = random.pick([...names, ...names, 'extra', '__proto__', 'limit']);
    if (random.happens(0.7)) query.set(name, random.pick(nastyTexts));
    else query.append(name, random.pick(nastyTexts));
    if (random.happens(0.1))
      return `?${query}&${random.pick(['%', '%ff=%ff', '=', 'a[b]=c', '&&', 'limit=%00'])}`;
  }
  return query.size === 0 ? '' : `?${query}`;
}

function bodyOf(operation: DocumentedOperation, isWrong: boolean, sources: Sources): FuzzRequest['body'] {
  const { random } = sources;
  if (!operation.body) {
    // The operation reads no body.
    return isWrong && operation.method !== 'GET' ? random.pick(nastyBodies) : null;
  }
  if (!isWrong) return JSON.stringify(goodBody(operation, operation.body, sources));
  if (random.happens(0.15)) return random.pick(nastyBodies);
  if (random.happens(0.1)) return JSON.stringify(random.pick(nastyValues));
  const mutated = mutateValue(goodBody(operation, operation.body, sources), random);
  return JSON.stringify(random.happens(0.2) ? mutateValue(mutated, random) : mutated) ?? 'null';
}

function goodBody(
  { operationId }: DocumentedOperation,
  schema: JsonSchema,
  { random, world, schemas }: Sources,
): unknown {
  const known = (name: string) => world.known(name, random);
  if (random.happens(0.5)) return valueOfSchema(schema, { random, schemas, known, now: world.now() });
  const ids = Object.fromEntries(
    ['paymentMethodId', 'quoteId', 'linkQuoteId'].map((name) => [name, known(name) ?? 'unknown']),
  );
  try {
    return sampleBodies(operationId.replace(/^demo\./, 'testMode.'), ids);
  } catch {
    // The demo's operations have no samples.
    return valueOfSchema(schema, { random, schemas, known, now: world.now() });
  }
}

function headersOf(
  { security, parameters }: DocumentedOperation,
  isWrong: boolean,
  { random, world, usedKeys }: Sources,
): Record<string, string> {
  const headers: Record<string, string> = {};
  if (security) headers.authorization = `Bearer ${security === 'session' ? world.session : testSecretKey}`;
  const takes = (name: string) =>
    parameters.some((parameter) => parameter.in === 'header' && parameter.name === name);
  if (takes('Idempotency-Key')) headers['idempotency-key'] = keyOf({ random, usedKeys });
  if (takes('If-Match')) headers['if-match'] = `"${random.pick([0, 0, 1, 2, 3])}"`;
  if (random.happens(0.02)) headers.accept = 'text/event-stream';
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
  const [name, values] = random.pick(wrongs);
  return { ...headers, [name]: random.pick(values) };
}

/** Generates a key; one in ten was used before, for the same request or another. */
function keyOf({ random, usedKeys }: Pick<Sources, 'random' | 'usedKeys'>): string {
  if (usedKeys.length > 0 && random.happens(0.1)) return random.pick(usedKeys);
  const key = `key-${usedKeys.length}-${random.between(0, 1e9)}`;
  usedKeys.push(key);
  return key;
}
