/** How text is served piece by piece. */
export type TextStreamParameters = {
  /** Of `content-type`, without its charset. */
  media: string;
  /** As which a browser saves it. */
  fileName: string;
  /** Aborts when the client leaves. */
  signal: AbortSignal;
  /** Told when the pieces broke off. */
  onError: (error: unknown) => void;
};

/** Text as it is made, to be saved as a file. What breaks off breaks the connection, so that no half passes for the whole. */
export async function textStreamResponse(
  text: AsyncIterable<string>,
  { media, fileName, signal, onError }: TextStreamParameters,
): Promise<Response> {
  const pieces = text[Symbol.asyncIterator]();
  // Waiting for the first piece leaves time for a refusal to be an answer.
  let first: IteratorResult<string> | undefined = await pieces.next();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = first ?? (await pieces.next());
        first = undefined;
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        if (!signal.aborted) onError(error);
        controller.error(error);
      }
    },
    async cancel() {
      await pieces.return?.();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': `${media}; charset=utf-8`,
      'content-disposition': `attachment; filename="${fileName}"`,
    },
  });
}
