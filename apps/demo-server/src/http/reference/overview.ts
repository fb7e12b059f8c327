import { html } from 'hono/html';
import { testMethods } from '../../payments/testProcessor/testMethods.ts';
import { markdown } from './layout.ts';

const topics: readonly [title: string, text: string][] = [
  [
    'Base URL',
    'All paths are relative to the URL of your Coffer server. The document `/openapi.json` describes them.',
  ],
  [
    'Authentication',
    'Your back end sends a secret key as `Authorization: Bearer sk_…`. A browser sends the token of a session, `cst_…`, which your back end creates for the signed-in customer. Never send a secret key to a browser.',
  ],
  [
    'Money',
    'An amount is `{ amount, currency }`: a whole number of minor units (cents for USD) and an ISO 4217 code. `{ "amount": 10050, "currency": "USD" }` is $100.50.',
  ],
  [
    'Idempotency',
    'Send a unique `Idempotency-Key` with each new write, and the same key when you retry. The request runs once, and the retry gets the stored response with `Idempotent-Replayed: true`.',
  ],
  [
    'Pagination',
    'A list returns `items` and `nextCursor`. Send `nextCursor` as `cursor` to get the next page. It is null on the last page.',
  ],
  [
    'Errors',
    'An error is a problem document ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)). Switch on `code`, show nothing of `detail` to customers, and quote `requestId` to support. A rejected request changes nothing. The [list of errors](/reference/errors) explains each code.',
  ],
  [
    'Versioning',
    'The path contains the version: `/v1`. New fields, event types and error codes can appear at any time, so ignore those that you do not know.',
  ],
  [
    'Test mode',
    'A server with the test processor moves no real money. Its payment methods are tokens, and `/v1/test` controls the clock and outages.',
  ],
];

/** The six commands of the quickstart. A test runs them as they are printed. `$URL` and `$KEY` are the reader's. */
export const quickstart: readonly [title: string, command: string][] = [
  [
    'Create a customer with a wallet in USD.',
    `CUSTOMER=$(curl -sS "$URL/v1/customers" \\
  -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" \\
  -d '{ "name": "Ada", "email": "ada@example.com", "currencies": ["USD"] }' \\
  | grep -o 'cus_[0-9a-z]*' | head -1)`,
  ],
  [
    'Find the wallet.',
    `WALLET=$(curl -sS "$URL/v1/customers/$CUSTOMER/wallets" \\
  -H "Authorization: Bearer $KEY" | grep -o 'wal_[0-9a-z]*' | head -1)`,
  ],
  [
    'Give the customer a promotional credit of $25.00.',
    `curl -sS "$URL/v1/wallets/$WALLET/entries" \\
  -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" -H "Idempotency-Key: welcome-$CUSTOMER" \\
  -d '{ "type": "credit", "fundedBy": "promotion", "amount": { "amount": 2500, "currency": "USD" }, "reason": "Welcome" }'`,
  ],
  [
    'Charge $4.00 for usage.',
    `curl -sS "$URL/v1/wallets/$WALLET/entries" \\
  -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" -H "Idempotency-Key: usage-$CUSTOMER" \\
  -d '{ "type": "debit", "amount": { "amount": 400, "currency": "USD" }, "reason": "Usage" }'`,
  ],
  ['Read the balance: $21.00.', `curl -sS "$URL/v1/wallets/$WALLET/balance" -H "Authorization: Bearer $KEY"`],
  [
    "Create a session for the customer's browser.",
    `curl -sS "$URL/v1/customers/$CUSTOMER/sessions" \\
  -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" -d '{ "scopes": ["view", "topUp"] }'`,
  ],
];

/** Draws the beginning of the reference: the rules of the whole API, the quickstart and the test payment methods. */
export function overview() {
  return html`<section class="tag"><h1 id="overview">Coffer API</h1>
      ${topics.map(([title, text]) => html`<h3>${title}</h3><p>${markdown(text)}</p>`)}</section>
    <section class="tag"><h2 id="quickstart">Quickstart</h2>
      <p>Set <code>URL</code> to your server and <code>KEY</code> to a secret key, then run the commands in a shell.</p>
      <ol>${quickstart.map(([title, command]) => html`<li>${title}<pre tabindex="0">${command}</pre></li>`)}</ol></section>
    <section class="tag"><h2 id="test-payment-methods">Test payment methods</h2>
      <p>Send one of these tokens as <code>token</code> or <code>paymentToken</code> to a server with the test processor.</p>
      <table><thead><tr><th>Token</th><th>Method</th></tr></thead><tbody>
        ${testMethods.map(({ token, label }) => html`<tr><td><code>${token}</code></td><td>${label}</td></tr>`)}
      </tbody></table></section>`;
}
