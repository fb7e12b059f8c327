import type { CallOptions } from '../WalletAdapter.ts';
import type { HttpClient, HttpRequest } from './httpClient.ts';

const neverAborted = new AbortController().signal;

/** An answer piece by piece, as it comes. Throws where it broke off, so that half of it never passes for the whole. */
export async function* readText(
  { open, failed }: HttpClient,
  request: HttpRequest,
  { signal = neverAborted }: CallOptions = {},
): AsyncGenerator<string> {
  const left = new AbortController();
  let reader: ReadableStreamDefaultReader<string> | undefined;
  try {
    const { body } = await open(request, AbortSignal.any([signal, left.signal]));
    reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read())
      yield piece.value;
  } catch (cause) {
    throw failed(cause, signal);
  } finally {
    left.abort();
    // A fetch that the host brought may not tie the body to the signal.
    reader?.cancel().catch(() => {});
  }
}
