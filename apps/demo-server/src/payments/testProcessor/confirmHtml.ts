import { formatMoney } from '@coffer/adapter';

/** State that the confirm page shows. */
export type ConfirmPageState =
  | { state: 'unknown' }
  | { state: 'open' | 'decided'; status: string; amount: number; currency: string };

/** Renders the confirm page as HTML without scripts, in a light and a dark theme. */
export function confirmHtml(page: ConfirmPageState): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Confirm your payment · Test processor</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="brand">Test processor</p>
${content(page)}
<p class="note">This is a test: no money moves.</p>
</main>
</body>
</html>`;
}

function content(page: ConfirmPageState): string {
  if (page.state === 'unknown') {
    return '<h1>Payment not found</h1><p>This link is wrong or no longer there. Go back and try again.</p>';
  }
  // A payment that was canceled before it was created has no amount.
  const amount = page.currency === '' ? '' : formatMoney(page, { locale: 'en' });
  if (page.state === 'decided') {
    return `<h1>${decidedTitle[page.status] ?? 'Nothing to confirm'}</h1>
<p class="amount">${amount}</p>
<p>You can close this page.</p>`;
  }
  return `<h1>Confirm your payment</h1>
<p class="amount">${amount}</p>
<p>Your bank asks whether it is you who pays this amount.</p>
<form method="post">
<button name="decision" value="approve" class="primary">Approve</button>
<button name="decision" value="decline">Decline</button>
</form>`;
}

const decidedTitle: Record<string, string> = {
  succeeded: 'Payment confirmed',
  declined: 'Payment declined',
  canceled: 'Payment canceled',
  refunded: 'Payment refunded',
};

const style = `
:root { color-scheme: light dark; --ground: #f6f7f9; --card: #fff; --ink: #1a1d29; --quiet: #596072;
  --line: #dfe2ea; --accent: #3b5bd6; --on-accent: #fff; }
@media (prefers-color-scheme: dark) { :root { --ground: #0f1117; --card: #181b24; --ink: #f1f3f8;
  --quiet: #a3abbd; --line: #323847; --accent: #8fa5ff; --on-accent: #0f1117; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px;
  background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { width: 100%; max-width: 400px; padding: 32px; background: var(--card);
  border: 1px solid var(--line); border-radius: 16px; }
h1 { margin: 8px 0; font-size: 20px; line-height: 1.3; }
p { margin: 8px 0; }
.brand, .note { color: var(--quiet); font-size: 14px; }
.amount { margin: 16px 0; font-size: 36px; font-weight: 650; line-height: 1.1;
  font-variant-numeric: tabular-nums; }
form { display: grid; gap: 12px; margin: 24px 0 16px; }
button { min-height: 48px; border: 1px solid var(--line); border-radius: 10px; background: transparent;
  color: inherit; font: inherit; font-weight: 600; cursor: pointer; }
button.primary { border-color: transparent; background: var(--accent); color: var(--on-accent); }
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media (forced-colors: active) { button.primary { border-color: ButtonText; } }
`;
