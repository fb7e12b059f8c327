import type { CallOptions } from '../port/WalletAdapter.ts';
import type { HttpRequest } from './buildRequest.ts';
import type { HttpClient } from './httpClient.ts';

const neverAborted = new AbortController().signal;

/** Reads a text response chunk by chunk. Throws if it breaks off, so that half of it never passes for the whole. */
export async function* readTextStream(
  { open, toError }: HttpClient,
  request: HttpRequest,
  { signal = neverAborted }: CallOptions = {},
): AsyncGenerator<string> {
  const left = new AbortController();
  let reader: ReadableStreamDefaultReader<string> | undefined;
  try {
    const { body } = await open(request, AbortSignal.any([signal, left.signal]));
    reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
      yield chunk.value;
    }
  } catch (cause) {
    throw toError(cause, signal);
  } finally {
    left.abort();
    // The host's own `fetch` may not connect the body to the signal.
    reader?.cancel().catch(() => {});
  }
}
