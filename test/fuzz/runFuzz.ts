import { answerJudge, type FuzzAnswer } from './checkResponse.ts';
import { type DocumentedOperation, documentedOperations } from './documentedOperations.ts';
import { FuzzWorld } from './FuzzWorld.ts';
import { type FuzzRequest, makeRequest } from './makeRequest.ts';
import { Random } from './Random.ts';
import { type RowChange, watchChanges } from './watchChanges.ts';

/** What was found wrong with one answer. */
export type FuzzFinding = { number: number; operationId: string; wrong: string; request: string };

/** How often an operation gave which status. */
export type FuzzReport = {
  statuses: Map<string, Map<number, number>>;
  findings: FuzzFinding[];
  /** How many were refused; each was looked at for what it had changed. */
  refused: number;
  /** How many changed something, which shows that changes are seen. */
  changed: number;
};

/** New things are made after so many requests, since those before end in states where little can be done. */
const refreshEvery = 150;

/**
 * Sends generated requests, one after the other, to a server in process, and holds each answer against the
 * document: no failure of the server, nothing that is not declared, and no row changed by what was refused.
 */
export async function runFuzz({
  seed,
  requests,
  movesClock = true,
  onProgress,
}: {
  seed: number;
  requests: number;
  /** Whether the test clock is moved too, which takes longer than all else. @default true */
  movesClock?: boolean;
  onProgress?: (done: number) => void;
}): Promise<FuzzReport> {
  const dice = new Random(seed);
  const document = documentedOperations();
  const operations = document.operations.filter((operation) => movesClock || !isSlow(operation));
  const judge = answerJudge(document);
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
      const operation = pickOperation(dice, operations);
      const request = makeRequest(operation, { dice, world, schemas: document.schemas, usedKeys });
      const answer = await send(world, request);
      const changed = await changes();
      count(report, operation, answer);
      if (changed.length > 0) report.changed++;
      const wrongs = [failureOf(answer), judge(operation, answer), changeOf(request, answer, changed)];
      for (const wrong of wrongs.filter((found) => found !== null)) {
        report.findings.push({ number, operationId: operation.operationId, wrong, request: told(request) });
      }
      if (answer.status < 300) {
        await world.learn(operation, parsed(answer));
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

/** Moving the clock does all that is due on the way, which takes as long as hundreds of other requests. */
function pickOperation(dice: Random, operations: DocumentedOperation[]): DocumentedOperation {
  const operation = dice.pick(operations);
  return isSlow(operation) && dice.happens(0.96) ? dice.pick(operations) : operation;
}

function isSlow({ operationId }: DocumentedOperation): boolean {
  return operationId.startsWith('advanceTestClock');
}

async function send(
  { server }: FuzzWorld,
  { method, path, headers, body }: FuzzRequest,
): Promise<FuzzAnswer> {
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

/** A processor that is down by order is no failure of the server. */
function failureOf({ status, text }: FuzzAnswer): string | null {
  const isDeclaredOutage = status === 503 && text.includes('processor');
  return status >= 500 && !isDeclaredOutage ? `${status}: ${text.slice(0, 300)}` : null;
}

/** What was refused, and what only reads, has changed no row. */
function changeOf({ method }: FuzzRequest, { status }: FuzzAnswer, changed: RowChange[]): string | null {
  if (changed.length === 0 || (status < 400 && method !== 'GET')) return null;
  const rows = changed.slice(0, 3).map((change) => JSON.stringify(change).slice(0, 300));
  return `${status}, and yet ${changed.length} rows changed: ${rows.join(' ')}`;
}

function count(report: FuzzReport, { operationId }: DocumentedOperation, { status }: FuzzAnswer): void {
  const statuses = report.statuses.get(operationId) ?? new Map<number, number>();
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  report.statuses.set(operationId, statuses);
  if (status >= 400) report.refused++;
}

function parsed({ mediaType, text }: FuzzAnswer): unknown {
  return mediaType.endsWith('json') ? JSON.parse(text) : null;
}

function told({ method, path, headers, body }: FuzzRequest): string {
  const text = typeof body === 'string' ? body : body === null ? '' : `bytes ${Array.from(body).join(' ')}`;
  return `${method} ${path.slice(0, 400)} ${JSON.stringify(headers).slice(0, 400)} ${JSON.stringify(text.slice(0, 600))}`;
}
