import { html } from 'hono/html';

type Html = ReturnType<typeof html>;

/** Wraps a page of the reference. It loads only its own style sheet and script. */
export function layout(title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/reference/reference.css">
<script type="module" src="/reference/reference.js"></script>
</head>
<body>
<header><a href="/reference">Coffer API</a> <a href="/openapi.json">OpenAPI</a></header>
${content}
</body>
</html>`;
}

/** Formats the code, the links and the bold words of a text in Markdown. Everything else is escaped. */
export function markdown(text: string): Html {
  const parts = text.split(/(`[^`]+`|\[[^\]]+\]\([^)]+\))/);
  return html`${parts.map((part) => {
    if (/^`.+`$/.test(part)) return html`<code>${part.slice(1, -1)}</code>`;
    const link = /^\[(.+)\]\((.+)\)$/.exec(part);
    return link ? html`<a href="${link[2]}">${link[1]}</a>` : part;
  })}`;
}

export const styleSheet = `
:root { color-scheme: light dark; --text: light-dark(#1d2433, #e6e9f0); --muted: light-dark(#566077, #a3adc2);
  --line: light-dark(#dfe3eb, #2d3446); --panel: light-dark(#f6f7fa, #171b26); --page: light-dark(#fff, #0f121a); --link: light-dark(#1d4ed8, #8ab4ff); }
* { box-sizing: border-box; }
html { scroll-padding-top: 4rem; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.6 system-ui, sans-serif; display: grid;
  grid-template: auto 1fr / 18rem minmax(0, 1fr); }
a { color: var(--link); text-decoration: none; } a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
header { grid-column: 1 / -1; display: flex; gap: 1.5rem; padding: .75rem 1.5rem; border-bottom: 1px solid var(--line);
  position: sticky; top: 0; background: var(--page); z-index: 1; } header a:first-child { font-weight: 650; color: var(--text); }
nav { padding: 1rem 1.5rem; border-right: 1px solid var(--line); position: sticky; top: 3rem; height: calc(100vh - 3rem); overflow-y: auto; font-size: 14px; }
nav ul { list-style: none; margin: 0; padding: 0 0 .5rem; } nav li a { display: block; padding: .3rem 0; color: var(--text); }
nav h2 { font-size: 12px; color: var(--muted); margin: 1rem 0 .25rem; } nav summary { cursor: pointer; font-weight: 600; padding: .3rem 0; }
nav details ul { padding-left: .9rem; } nav label { color: var(--muted); font-size: 13px; }
input { width: 100%; padding: .5rem .6rem; font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; }
main { padding: 1rem clamp(1rem, 4vw, 3rem) 6rem; max-width: 60rem; min-width: 0; }
.tag > h2 { margin-top: 3rem; } article { border-top: 1px solid var(--line); padding: .75rem 0; } h3 a { color: var(--text); }
h4 { margin: 1rem 0 .25rem; font-size: 14px; } code, pre { font: 13px/1.5 ui-monospace, monospace; }
:not(pre) > code { background: var(--panel); padding: .1em .3em; border-radius: 4px; overflow-wrap: anywhere; } .method { font-weight: 700; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: .75rem 1rem; overflow-x: auto; }
dl { margin: 0; } dt { margin-top: .5rem; color: var(--muted); } dt code { color: var(--text); } dd { margin: 0 0 0 1rem; }
table { border-collapse: collapse; width: 100%; display: block; overflow-x: auto; } th, td { text-align: left; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
@media (max-width: 800px) { body { display: block; } nav { position: static; height: auto; max-height: 50vh; border-right: 0; border-bottom: 1px solid var(--line); } }
@media print { nav, header { display: none; } }
`;

/** Filters the side bar while the reader types, and focuses the search with "/". */
export const script = `
const search = document.querySelector('#search');
if (search) {
  const none = document.querySelector('#none');
  search.addEventListener('input', () => {
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    for (const item of document.querySelectorAll('[data-words]')) {
      item.hidden = !words.every((word) => item.dataset.words.includes(word));
    }
    for (const group of document.querySelectorAll('nav details, nav section')) {
      group.hidden = group.querySelector('[data-words]:not([hidden])') === null;
    }
    none.hidden = document.querySelector('[data-words]:not([hidden])') !== null;
  });
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') document.querySelector('[data-words]:not([hidden]) a')?.click();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && !/^(INPUT|TEXTAREA)$/.test(document.activeElement?.tagName ?? '')) {
      event.preventDefault();
      search.focus();
    }
  });
}
`;
