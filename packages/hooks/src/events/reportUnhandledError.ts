/**
 * Reports an error that no caller can handle as an uncaught error of the page, where the host's error monitoring finds
 * it. Uses [`reportError`](https://html.spec.whatwg.org/multipage/webappapis.html#dom-reporterror) of the HTML standard
 * if the environment has it.
 */
export function reportUnhandledError(error: unknown): void {
  if (typeof globalThis.reportError === 'function') {
    globalThis.reportError(error);
    return;
  }
  setTimeout(() => {
    throw error;
  });
}
