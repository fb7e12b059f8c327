import type { OpenAPI3, OperationObject, ParameterObject } from 'openapi-typescript';

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
const reservedNames = ['http'];

type Found = {
  id: string;
  /** Resource, the part of the id before the dot. */
  group: string;
  /** Name of the client's method, the part of the id after the dot. */
  name: string;
  method: string;
  path: string;
  doc: string;
  /** Names of the query's parameters. */
  query: string[];
  hasIdempotencyKey: boolean;
  isPage: boolean;
};

/** Writes the source of `operations.gen.ts`: the client's methods, by resource. */
export function operationsSource(document: OpenAPI3): string {
  const found = merchantOperations(document);
  const groups = Map.groupBy(found, ({ group }) => group);
  const methodsOf = (all: Found[]) =>
    all.map((one) => `    ${comment(one)}\n    ${signature(one)}`).join('\n');
  return `// Written by \`pnpm --filter @coffer/client generate\` from the server's OpenAPI document.
import type { Method, PageMethod } from './Method.ts';

/** Every operation of the merchant API, by its subject. */
export type Operations = {
${[...groups].map(([group, all]) => `  ${group}: {\n${methodsOf(all)}\n  };`).join('\n')}
};

/** Request of each operation: its method, its path, its query parameters, and whether it takes an idempotency key. */
export const routes = {
${[...groups].map(([group, all]) => `  ${group}: {\n${all.map((one) => `    ${one.name}: ${route(one)},`).join('\n')}\n  },`).join('\n')}
} as const;
`;
}

function merchantOperations(document: OpenAPI3): Found[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = (item as Record<string, OperationObject>)[method];
      return operation ? [toFound(document, { method, path, operation })] : [];
    }),
  );
}

function toFound(
  document: OpenAPI3,
  { method, path, operation }: { method: string; path: string; operation: OperationObject },
): Found {
  const { operationId: id = '', summary, description } = operation;
  const [group, name] = id.split('.');
  if (!group || !name) throw new Error(`${method} ${path} has no operationId of the form resource.method.`);
  if (reservedNames.includes(group)) throw new Error(`The client uses the name "${group}" itself.`);
  const parameters = (operation.parameters ?? []) as ParameterObject[];
  const query = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
  const bodyFields = Object.keys(properties(document, bodySchema(operation)));
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const parts = [...inPath, ...query, ...bodyFields];
  const twice = parts.find((part, index) => parts.indexOf(part) < index);
  if (twice) throw new Error(`${id} has two parameters named ${twice}, which the client cannot tell apart.`);
  const result = properties(document, responseSchema(operation));
  return {
    id,
    group,
    name,
    method: method.toUpperCase(),
    path,
    doc: [summary, description].filter(Boolean).join('\n\n'),
    query,
    hasIdempotencyKey: parameters.some(({ name }) => name === 'Idempotency-Key'),
    isPage: query.includes('cursor') && 'items' in result && 'nextCursor' in result,
  };
}

function comment({ doc, method, path }: Found): string {
  const lines = `${doc}\n\n\`${method} ${path}\``.replaceAll('*/', '*\\/').split('\n');
  return `/**\n${lines.map((line) => `     * ${line}`.trimEnd()).join('\n')}\n     */`;
}

function signature({ id, name, isPage }: Found): string {
  return `${name}: ${isPage ? 'PageMethod' : 'Method'}<'${id}'>;`;
}

function route({ method, path, query, hasIdempotencyKey, isPage }: Found): string {
  const fields = [
    `method: '${method}'`,
    `path: '${path}'`,
    ...(query.length > 0 ? [`query: [${query.map((name) => `'${name}'`).join(', ')}]`] : []),
    ...(hasIdempotencyKey ? ['hasIdempotencyKey: true'] : []),
    ...(isPage ? ['isPage: true'] : []),
  ];
  return `{ ${fields.join(', ')} }`;
}

type Schema = {
  $ref?: string;
  properties?: Record<string, unknown>;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
};

function bodySchema({ requestBody }: OperationObject): Schema | undefined {
  return jsonSchema(requestBody);
}

function responseSchema({ responses = {} }: OperationObject): Schema | undefined {
  return jsonSchema(Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1]);
}

function jsonSchema(part: unknown): Schema | undefined {
  const content = (part as { content?: Record<string, { schema?: Schema }> } | undefined)?.content;
  return content?.['application/json']?.schema;
}

/** Lists the properties of an object schema, or of all its alternatives. */
function properties(document: OpenAPI3, schema: Schema | undefined): Record<string, unknown> {
  if (!schema) return {};
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return properties(document, document.components?.schemas?.[name] as Schema | undefined);
  }
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return Object.assign({}, schema.properties, ...parts.map((part) => properties(document, part)));
}
