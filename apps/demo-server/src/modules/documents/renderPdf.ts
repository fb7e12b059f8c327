import { Worker } from 'node:worker_threads';
import type { DocumentView } from './documentView.ts';
import type { PdfRequest, PdfResponse } from './pdfWorker.ts';

type Waiting = { resolve: (pdf: Uint8Array<ArrayBuffer>) => void; reject: (error: unknown) => void };

let worker: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, Waiting>();

/**
 * Renders a document as a PDF of A4 pages. The same document gives the same bytes. Arabic, Hebrew and Hindi are shaped
 * and written in their direction. A worker thread renders one document after the other, so the server keeps answering.
 */
export function renderPdf(view: DocumentView): Promise<Uint8Array<ArrayBuffer>> {
  worker ??= startWorker();
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
  lastId += 1;
  waiting.set(lastId, { resolve, reject });
  // The process may end between two documents, and not during one.
  worker.ref();
  worker.postMessage({ id: lastId, view } satisfies PdfRequest);
  return promise;
}

/** Starts the worker with the first document, so that a server without PDFs does not load the library. */
function startWorker(): Worker {
  const started = new Worker(new URL('./pdfWorker.ts', import.meta.url), {
    // The embedder's own flags (a test runner's, a debugger's) are not for the worker.
    execArgv: [],
  });
  started.on('message', (response: PdfResponse) => {
    const request = waiting.get(response.id);
    waiting.delete(response.id);
    if (waiting.size === 0) started.unref();
    if ('pdf' in response) request?.resolve(response.pdf);
    else request?.reject(response.error);
  });
  // An error ends the worker. The next document starts another one.
  started.on('error', (error) => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  return started;
}
