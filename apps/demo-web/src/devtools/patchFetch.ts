import { addLogLine, type CallLine } from './logStore.ts';

/** The browser's own `fetch`, for what nobody wants to read in the log: looking at it. */
export const unloggedFetch = globalThis.fetch.bind(globalThis);

/** Longer answers are cut in the log. */
const answerMax = 20_000;

/**
 * Has every call of this page noted for the log. It has to run before anything else on the page takes hold
 * of `fetch`, which is why it is no part of the panel that shows the log.
 */
export function patchFetch(): void {
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { method, url, headers } = request;
    const begun = { at: Date.now(), clock: performance.now() };
    const sent = request.body === null ? Promise.resolve('') : request.clone().text();
    const note = async (status: number | null, answer: string) => {
      const call: Omit<CallLine, 'id'> = {
        ...{ kind: 'call', at: begun.at, method, url, headers: [...headers], status, answer },
        body: await sent.catch(() => ''),
        durationMs: Math.round(performance.now() - begun.clock),
      };
      addLogLine(call);
      return call;
    };
    try {
      const response = await unloggedFetch(request);
      const copy = response.clone();
      if (response.headers.get('content-type')?.includes('event-stream')) {
        void note(response.status, 'A stream: its events follow.').then((call) => readEvents(copy, call));
      } else {
        const read = copy.text().catch(() => 'It could not be read.');
        void read.then((answer) => note(response.status, answer.slice(0, answerMax)));
      }
      return response;
    } catch (error) {
      void note(null, error instanceof Error ? error.message : String(error));
      throw error;
    }
  };
}

async function readEvents(response: Response, call: Omit<CallLine, 'id'>): Promise<void> {
  if (response.body === null) return;
  let text = '';
  try {
    for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
      text += part;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) noteEvent(block, call);
    }
  } catch {
    // The page has closed the stream, or lost it: it opens the next one by itself.
  }
}

function noteEvent(block: string, call: Omit<CallLine, 'id'>): void {
  const lines = block.split('\n');
  const data = lines.find((line) => line.startsWith('data: '))?.slice('data: '.length);
  // The first block names where the stream begins, and the others have an event each.
  if (data === undefined || lines.includes('event: open')) return;
  const event: { type?: string } = JSON.parse(data);
  const line = { kind: 'event', at: Date.now(), type: event.type ?? 'event', data } as const;
  addLogLine({ ...line, call: { ...call, id: 0 } });
}
