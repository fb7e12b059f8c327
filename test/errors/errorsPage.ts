import { walletErrorStatus } from '@coffer/adapter';
import { openApiDocument } from '../../apps/demo-server/src/http/openapi/openApiDocument.ts';
import { errorMeanings } from './errorMeanings.ts';

/** More than that many operations are told by the tags that they have in the document. */
const namedMax = 8;

/** `docs/errors.md`: every code with its status and meaning, and where the OpenAPI document says that it occurs. */
export function errorsPage(): string {
  const operations = operationsByCode();
  const statuses: Record<string, number> = walletErrorStatus;
  const rows = Object.entries(errorMeanings).map(([code, { meaning, action, where }]) => {
    const place = where ?? placeOf(operations.get(code) ?? []);
    return `| <a id="${code}"></a>\`${code}\` | ${statuses[code] ?? '–'} | ${meaning} | ${action} | ${place} |`;
  });
  return `${head}${rows.join('\n')}\n`;
}

type Operation = { operationId: string; tags: string[]; responses: Record<string, unknown> };

/** Which operations name each code, by the document. */
export function operationsByCode(): Map<string, Operation[]> {
  const named = new Map<string, Operation[]>();
  const parts = Object.values(openApiDocument().paths ?? {}).flatMap((path) => Object.values(Object(path)));
  for (const operation of parts.filter(isOperation)) {
    const problems = Object.values(operation.responses).filter(isProblem);
    for (const code of problems.flatMap(({ description }) => description.split(', '))) {
      named.set(code, [...(named.get(code) ?? []), operation]);
    }
  }
  return named;
}

function isOperation(part: unknown): part is Operation {
  return typeof Object(part).operationId === 'string';
}

function isProblem(response: unknown): response is { description: string } {
  return Object(Object(response).content)['application/problem+json'] !== undefined;
}

function placeOf(operations: readonly Operation[]): string {
  if (operations.length > namedMax) {
    return [...new Set(operations.flatMap(({ tags }) => tags))].sort().join(', ');
  }
  return operations.map(({ operationId }) => `\`${operationId}\``).join(', ');
}

const head = `# Errors

Generated from the code by \`pnpm docs:errors\`; do not edit.

An error is RFC 9457 \`application/problem+json\`: \`type\`, \`title\`, \`status\`, \`code\`, \`detail\` for developers,
\`requestId\` for support, \`errors\` with each field at fault, and \`facts\` with figures and ids. Switch on \`code\`; it
is stable. On the page the same error is a \`WalletError\`. A refused request has changed nothing.

Which operation may answer which code stands in \`/openapi.json\`, at each status. The wire under \`/dodo\` says the same
codes in that vendor's way: \`{ code: 'UPPER_SNAKE', message }\`.

| code | status | what happened | what to do | where |
|---|---|---|---|---|
`;
