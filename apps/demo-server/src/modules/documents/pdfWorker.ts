import { parentPort } from 'node:worker_threads';
import type { DocumentView } from './documentView.ts';
import { renderPdfPages } from './pdfPages.ts';

/** A document to render. */
export type PdfRequest = { id: number; view: DocumentView };

/** The PDF of a request, or the reason why there is none. */
export type PdfResponse = { id: number } & ({ pdf: Uint8Array<ArrayBuffer> } | { error: unknown });

parentPort?.on('message', async ({ id, view }: PdfRequest) => {
  try {
    const pdf = await renderPdfPages(view);
    parentPort?.postMessage({ id, pdf } satisfies PdfResponse, [pdf.buffer]);
  } catch (error) {
    parentPort?.postMessage({ id, error } satisfies PdfResponse);
  }
});
