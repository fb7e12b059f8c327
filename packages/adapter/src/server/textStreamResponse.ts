/** Options of `textStreamResponse`. */
export type TextStreamParameters = {
  /** Media type for `Content-Type`, without a charset. */
  media: string;
  /** Name under which a browser saves the file. */
  fileName: string;
  /** Aborts when the client leaves. */
  signal: AbortSignal;
  /** Called when the text fails before its end. */
  onError: (error: unknown) => void;
};

/**
 * Streams text as a file to save. If the text fails before its end, the connection breaks, so that no client takes a part
 * of the file for the whole.
 */
export async function textStreamResponse(
  text: AsyncIterable<string>,
  { media, fileName, signal, onError }: TextStreamParameters,
): Promise<Response> {
  const chunks = text[Symbol.asyncIterator]();
  // Until the first chunk is there, an error can still become an error response.
  let first: IteratorResult<string> | undefined = await chunks.next();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = first ?? (await chunks.next());
        first = undefined;
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        if (!signal.aborted) onError(error);
        controller.error(error);
      }
    },
    async cancel() {
      await chunks.return?.();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': `${media}; charset=utf-8`,
      'content-disposition': `attachment; filename="${fileName}"`,
    },
  });
}
