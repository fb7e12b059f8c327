import { walletErrorStatus } from '@coffer/adapter';
import { html } from 'hono/html';
import { errorMeanings } from './errorMeanings.ts';
import { layout, markdown } from './layout.ts';

const statuses: Record<string, number> = walletErrorStatus;
/** Codes that a server responds with. The others are of the kit. */
const served = Object.entries(errorMeanings).filter(([code]) => statuses[code] !== undefined);

/** Draws the list of errors. */
export function errorsPage() {
  return layout(
    'Errors · Coffer API',
    html`<nav aria-label="Reference"><ul><li><a href="/reference">API reference</a></li></ul></nav><main><h1>Errors</h1>
      <table><thead><tr><th>Code</th><th>Status</th><th>Cause</th></tr></thead><tbody>
        ${served.map(
          ([code, { meaning }]) => html`<tr><td><a href="/reference/errors/${code}">${code}</a></td>
            <td>${statuses[code]}</td><td>${markdown(meaning)}</td></tr>`,
        )}
      </tbody></table></main>`,
  );
}

/** Draws the page of an error, which the error's `type` is the address of. Null for an unknown code. */
export function errorPage(code: string) {
  const error = served.find(([name]) => name === code)?.[1];
  if (!error) return null;
  return layout(
    `${code} · Coffer API`,
    html`<nav aria-label="Reference"><ul><li><a href="/reference">API reference</a></li>
        <li><a href="/reference/errors">All errors</a></li></ul></nav>
      <main><h1><code>${code}</code></h1><p>Status ${statuses[code]}</p>
        <h2>What happened</h2><p>${markdown(error.meaning)}</p>
        <h2>What to do</h2><p>${markdown(error.action)}</p></main>`,
  );
}
