import type { Database } from '../../database/Database.ts';
import { confirmHtml } from './confirmHtml.ts';
import { findTestPayment, type TestPaymentChange, type TestPaymentRow } from './testPaymentRows.ts';

type ConfirmPageParts = {
  database: Database;
  change: (from: TestPaymentRow, to: TestPaymentChange) => Promise<TestPaymentRow>;
};

/**
 * Creates the handler of the test processor's own page, on which a customer approves or declines a payment. Anyone who
 * knows a payment's id can decide it, as with the confirm links of a real processor: the id is 18 random bytes.
 */
export function confirmPage({ database, change }: ConfirmPageParts): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    const id = /^\/test-processor\/payments\/([\w-]{1,64})\/confirm$/.exec(url.pathname)?.[1];
    const payment = id === undefined ? undefined : await findTestPayment(database, 'id', id);
    if (!payment) return html(404, confirmHtml({ state: 'unknown' }));
    if (request.method === 'GET' || request.method === 'HEAD') return html(200, confirmHtml(pageOf(payment)));
    if (request.method !== 'POST') return html(405, confirmHtml(pageOf(payment)), { allow: 'GET, POST' });

    const decision = new URLSearchParams(await request.text()).get('decision');
    if (decision !== 'approve' && decision !== 'decline') return html(400, confirmHtml(pageOf(payment)));
    const decided = payment.status === 'requiresAction' ? await change(payment, outcomes[decision]) : payment;
    if (decided.return_url === null) return html(200, confirmHtml(pageOf(decided)));
    return new Response(null, { status: 303, headers: { location: decided.return_url } });
  };
}

const outcomes: Record<'approve' | 'decline', TestPaymentChange> = {
  approve: { status: 'succeeded' },
  decline: {
    status: 'declined',
    failure: { code: 'authentication_failed', message: 'The payment was not confirmed.' },
  },
};

function pageOf(payment: TestPaymentRow) {
  const { amount, currency, status } = payment;
  return { state: status === 'requiresAction' ? 'open' : 'decided', status, amount, currency } as const;
}

function html(status: number, body: string, headers: Record<string, string> = {}): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      // A form's redirect target counts for form-action, so a policy for form-action would block the return to the merchant's site.
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
      ...headers,
    },
  });
}
