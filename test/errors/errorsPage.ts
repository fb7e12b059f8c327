import { walletErrorStatus } from '@coffer/adapter';
import { openApiDocument } from '../../apps/demo-server/src/http/openapi/openApiDocument.ts';
import { errorMeanings } from '../../apps/demo-server/src/http/reference/errorMeanings.ts';

/** If more operations than this document a code, the page lists their tags instead. */
const namedMax = 8;

/** Formats `docs/errors.md`: every code with its status, meaning and the operations that document it. */
export function errorsPage(): string {
  const operations = operationsByCode();
  const statuses: Record<string, number> = walletErrorStatus;
  const rows = Object.entries(errorMeanings).map(([code, { meaning, action, where }]) => {
    const operationNames = where ?? namesOf(operations.get(code) ?? []);
    return `| <a id="${code}"></a>\`${code}\` | ${statuses[code] ?? '–'} | ${meaning} | ${action} | ${operationNames} |`;
  });
  return `${head}${rows.join('\n')}\n`;
}

type Operation = { operationId: string; tags: string[]; responses: Record<string, unknown> };

/** Returns the operations of the OpenAPI document by the codes that they document. */
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

function namesOf(operations: readonly Operation[]): string {
  if (operations.length > namedMax) {
    return [...new Set(operations.flatMap(({ tags }) => tags))].sort().join(', ');
  }
  return operations.map(({ operationId }) => `\`${operationId}\``).join(', ');
}

const head = `# Errors

Written by \`test/errors/errors.test.ts\`. Run it with \`--update\` after a change; do not edit this page.

An error is \`application/problem+json\` ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)) with \`type\`, \`title\`,
\`status\`, \`code\`, a \`detail\` for developers, a \`requestId\` for support, \`errors\` for each wrong field, and \`facts\`
with amounts and IDs. Switch on \`code\`: it is stable. In the kit, the same error is a \`WalletError\`. A rejected request
changes nothing.

\`/openapi.json\` lists the codes of each operation by status. The API under \`/dodo\` uses the vendor's format for the same
codes: \`{ code: 'UPPER_SNAKE', message }\`.

| code | status | cause | what to do | operations |
|---|---|---|---|---|
`;
