import { createResponseChecker, type FuzzResponse } from './checkResponse.ts';
import { type DocumentedOperation, documentedOperations } from './documentedOperations.ts';
import { FuzzWorld } from './FuzzWorld.ts';
import { type FuzzRequest, makeRequest } from './makeRequest.ts';
import { Random } from './Random.ts';
import { type RowChange, watchChanges } from './watchChanges.ts';

/** A fault in one response. */
export type FuzzFinding = { number: number; operationId: string; wrong: string; request: string };

/** Statuses per operation, and everything that was wrong. */
export type FuzzReport = {
  statuses: Map<string, Map<number, number>>;
  findings: FuzzFinding[];
  /** Number of rejected requests. Each was checked for changed rows. */
  refused: number;
  /** Number of requests that changed a row, which shows that changes are detected. */
  changed: number;
};

/** Requests after which new things are created, because the old ones end in states that allow little. */
const refreshEvery = 150;

/**
 * Sends generated requests to an in-process server, one after the other, and compares each response with the OpenAPI
 * document. A server error, an undeclared response and a row changed by a rejected request are findings.
 */
export async function runFuzz({
  seed,
  requests,
  movesClock = true,
  onProgress,
}: {
  seed: number;
  requests: number;
  /** Whether requests may move the test clock, which takes longer than all others. Defaults to `true`. */
  movesClock?: boolean;
  onProgress?: (done: number) => void;
}): Promise<FuzzReport> {
  const random = new Random(seed);
  const document = documentedOperations();
  const operations = document.operations.filter((operation) => movesClock || !isSlow(operation));
  const checkResponse = createResponseChecker(document);
  const world = await FuzzWorld.start();
  const changes = await watchChanges(world.server.database);
  const usedKeys: string[] = [];
  const report: FuzzReport = { statuses: new Map(), findings: [], refused: 0, changed: 0 };
  try {
    for (let number = 0; number < requests; number++) {
      if (number > 0 && number % refreshEvery === 0) {
        await world.refresh();
        await changes();
      }
      const operation = pickOperation(random, operations);
      const request = makeRequest(operation, { random, world, schemas: document.schemas, usedKeys });
      const response = await send(world, request);
      const changed = await changes();
      count(report, operation, response);
      if (changed.length > 0) report.changed++;
      const wrongs = [
        failureOf(response),
        checkResponse(operation, response),
        changeOf(request, response, changed),
      ];
      for (const wrong of wrongs.filter((found) => found !== null)) {
        report.findings.push({
          number,
          operationId: operation.operationId,
          wrong,
          request: described(request),
        });
      }
      if (response.status < 300) {
        await world.learn(operation, parsed(response));
        await changes();
      }
      world.tick();
      onProgress?.(number + 1);
    }
  } finally {
    await world.server.close();
  }
  return report;
}

/** Picks an operation, and rarely one that moves the clock: that takes as long as hundreds of other requests. */
function pickOperation(random: Random, operations: DocumentedOperation[]): DocumentedOperation {
  const operation = random.pick(operations);
  return isSlow(operation) && random.happens(0.96) ? random.pick(operations) : operation;
}

function isSlow({ operationId }: DocumentedOperation): boolean {
  return operationId.endsWith('.advanceClock');
}

async function send(
  { server }: FuzzWorld,
  { method, path, headers, body }: FuzzRequest,
): Promise<FuzzResponse> {
  const request = new Request(`http://wallet.test${path}`, {
    method,
    headers,
    ...(body === null ? {} : { body }),
  });
  const response = await server.app.fetch(request);
  const mediaType = response.headers.get('content-type')?.split(';')[0] ?? '';
  if (mediaType === 'text/event-stream') {
    await response.body?.cancel();
    return { status: response.status, mediaType, text: '' };
  }
  return { status: response.status, mediaType, text: await response.text() };
}

/** Returns the body of a server error. A simulated outage of the processor is not an error. */
function failureOf({ status, text }: FuzzResponse): string | null {
  const isDeclaredOutage = status === 503 && text.includes('processor');
  return status >= 500 && !isDeclaredOutage ? `${status}: ${text.slice(0, 300)}` : null;
}

/** Returns the rows that a rejected request or a read changed. */
function changeOf({ method }: FuzzRequest, { status }: FuzzResponse, changed: RowChange[]): string | null {
  if (changed.length === 0 || (status < 400 && method !== 'GET')) return null;
  const rows = changed.slice(0, 3).map((change) => JSON.stringify(change).slice(0, 300));
  return `${status}, and yet ${changed.length} rows changed: ${rows.join(' ')}`;
}

function count(report: FuzzReport, { operationId }: DocumentedOperation, { status }: FuzzResponse): void {
  const statuses = report.statuses.get(operationId) ?? new Map<number, number>();
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  report.statuses.set(operationId, statuses);
  if (status >= 400) report.refused++;
}

function parsed({ mediaType, text }: FuzzResponse): unknown {
  return mediaType.endsWith('json') ? JSON.parse(text) : null;
}

function described({ method, path, headers, body }: FuzzRequest): string {
  const text = typeof body === 'string' ? body : body === null ? '' : `bytes ${Array.from(body).join(' ')}`;
  return `${method} ${path.slice(0, 400)} ${JSON.stringify(headers).slice(0, 400)} ${JSON.stringify(text.slice(0, 600))}`;
}
