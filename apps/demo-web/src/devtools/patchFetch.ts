import { addLogLine, type CallLine, nextLogId } from './logStore.ts';

/** The browser's own `fetch`, for requests that the log leaves out. */
export const unloggedFetch = globalThis.fetch.bind(globalThis);

/** The log cuts longer responses, in characters. */
const responseBodyMax = 20_000;

/**
 * Replaces `fetch` by one that logs every call. It must run before any other code stores `fetch`, so `main.tsx` calls it
 * first, and it is not a part of the panel, which loads later.
 */
export function patchFetch(): void {
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { method, url } = request;
    const at = Date.now();
    const startedAt = performance.now();
    const requestBody = request.body === null ? Promise.resolve('') : request.clone().text();
    const logCall = async (status: number | null, responseBody: string) => {
      const durationMs = Math.round(performance.now() - startedAt);
      const call: CallLine = {
        kind: 'call',
        id: nextLogId(),
        at,
        method,
        url,
        headers: [...request.headers],
        requestBody: await requestBody.catch(() => ''),
        status,
        durationMs,
        responseBody,
      };
      addLogLine(call);
      return call;
    };
    try {
      const response = await unloggedFetch(request);
      const copy = response.clone();
      if (response.headers.get('content-type')?.includes('event-stream')) {
        void logCall(response.status, 'An event stream. Its events follow.').then((call) =>
          logEvents(copy, call),
        );
      } else {
        const body = copy.text().catch(() => 'The response could not be read.');
        void body.then((text) => logCall(response.status, text.slice(0, responseBodyMax)));
      }
      return response;
    } catch (error) {
      void logCall(null, error instanceof Error ? error.message : String(error));
      throw error;
    }
  };
}

async function logEvents(response: Response, call: CallLine): Promise<void> {
  if (response.body === null) return;
  let buffer = '';
  try {
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      const blocks = `${buffer}${chunk}`.split('\n\n');
      buffer = blocks.pop() ?? '';
      for (const block of blocks) logEvent(block, call);
    }
  } catch {
    // The page closed the stream or lost it. The adapter opens the next one, which the log shows as a call.
  }
}

function logEvent(block: string, call: CallLine): void {
  const lines = block.split('\n');
  const data = lines.find((line) => line.startsWith('data: '))?.slice('data: '.length);
  // The first block only names the cursor at which the stream starts.
  if (data === undefined || lines.includes('event: open')) return;
  const event: { type?: string } = JSON.parse(data);
  addLogLine({ kind: 'event', id: nextLogId(), at: Date.now(), type: event.type ?? 'event', data, call });
}
