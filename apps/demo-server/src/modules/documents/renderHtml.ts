import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { DocumentView } from './documentView.ts';

/** Style of every document's page. */
const documentStyle = `
:root { color-scheme: light; --line: #d9dce3; --soft: #5b6270; }
* { box-sizing: border-box; }
body { margin: 0; background: #f3f4f7; color: #16181d; font: 15px/1.5 system-ui, "Noto Sans", sans-serif; }
.sheet { max-width: 800px; margin: 24px auto; padding: 48px; background: #fff; border-top: 6px solid var(--accent); }
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 16px; align-items: baseline; }
h1 { font-size: 26px; line-height: 1.2; margin: 0; }
.merchant { font-weight: 600; overflow-wrap: anywhere; }
.parties { display: grid; grid-template-columns: 1fr 1fr; gap: 24px; margin: 32px 0; }
h2 { font-size: 13px; font-weight: 500; color: var(--soft); margin: 0 0 4px; }
p { margin: 0; overflow-wrap: anywhere; }
.name { font-weight: 600; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 24px; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; margin: 32px 0 0; font-variant-numeric: tabular-nums; }
th { font-size: 13px; font-weight: 500; color: var(--soft); text-align: start; }
th, td { padding: 8px 12px 8px 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
.number { text-align: end; padding-inline-end: 0; padding-inline-start: 12px; white-space: nowrap; }
tr { break-inside: avoid; }
tfoot td { border: 0; }
tfoot .main { font-weight: 700; font-size: 17px; }
.notes { margin-top: 32px; color: var(--soft); }
.notes p + p { margin-top: 8px; }
nav { max-width: 800px; margin: 24px auto 0; padding: 0 16px; text-align: end; }
nav a { color: #16181d; font-weight: 600; }
@media (max-width: 600px) {
  .sheet { margin: 16px 0 0; padding: 24px 16px; }
  .parties { grid-template-columns: 1fr; }
  body { font-size: 14px; }
}
@media print {
  @page { size: A4; margin: 18mm; }
  body { background: #fff; }
  .sheet { margin: 0; padding: 0; max-width: none; border: 0; }
  nav { display: none; }
  thead { display: table-header-group; }
}
`;

/** A page without a script, and the hash of its only style, by which its Content-Security-Policy allows it. */
export type DocumentPage = { html: string; styleHash: string };

/** Renders a document as a page that prints well. Every text is escaped. */
export async function renderHtml(view: DocumentView, { pdfUrl }: { pdfUrl: string }): Promise<DocumentPage> {
  const style = `:root { --accent: ${view.accentColor}; }${documentStyle}`;
  const cell = (text: string, isNumber: boolean) =>
    isNumber ? html`<td class="number" dir="auto">${text}</td>` : html`<td dir="auto">${text}</td>`;
  const totalSpan = view.columns.length - 1;
  const page = await html`<!doctype html>
<html lang="${view.locale}" dir="${view.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${view.title} ${view.number}</title>
<style>${raw(style)}</style>
</head>
<body>
<nav><a href="${pdfUrl}">${view.texts.download}</a></nav>
<main class="sheet">
<header><h1>${view.title} <bdi>${view.number}</bdi></h1><span class="merchant" dir="auto">${view.merchantName}</span></header>
<section class="parties">${view.parties.map(
    ({ label, lines }) =>
      html`<div><h2>${label}</h2>${lines.map((line, index) =>
        index === 0 ? html`<p class="name" dir="auto">${line}</p>` : html`<p dir="auto">${line}</p>`,
      )}</div>`,
  )}</section>
<dl>${view.facts.map(({ label, value }) => html`<dt>${label}</dt><dd><bdi>${value}</bdi></dd>`)}</dl>
<table>
<thead><tr>${view.columns.map(({ label, isNumber }) =>
    isNumber ? html`<th class="number" scope="col">${label}</th>` : html`<th scope="col">${label}</th>`,
  )}</tr></thead>
<tbody>${view.rows.map(
    (row) => html`<tr>${row.map((text, index) => cell(text, view.columns[index]?.isNumber ?? false))}</tr>`,
  )}${view.empty === null ? '' : html`<tr><td colspan="${view.columns.length}">${view.empty}</td></tr>`}</tbody>
<tfoot>${view.totals.map(({ label, value, isMain }) =>
    isMain
      ? html`<tr class="main"><td colspan="${totalSpan}">${label}</td><td class="number" dir="auto">${value}</td></tr>`
      : html`<tr><td colspan="${totalSpan}">${label}</td><td class="number" dir="auto">${value}</td></tr>`,
  )}</tfoot>
</table>
<section class="notes">${view.notes.map((note) => html`<p>${note}</p>`)}</section>
</main>
</body>
</html>`;
  const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`;
  return { html: page.toString(), styleHash };
}
