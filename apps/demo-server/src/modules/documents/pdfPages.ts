import { fileURLToPath } from 'node:url';
import { createElement as h, type ReactElement } from 'react';
import type { DocumentView } from './documentView.ts';

type Renderer = typeof import('@react-pdf/renderer');

/** Fonts by the characters that they have. The first one is used for everything else. */
const fonts = [
  { family: 'Latin', file: 'noto-sans/files/noto-sans-latin', has: /(?:)/ },
  {
    family: 'LatinExt',
    file: 'noto-sans/files/noto-sans-latin-ext',
    has: /[\u0100-\u02ff\u1e00-\u1eff\u20a0-\u20cf]/,
  },
  { family: 'Greek', file: 'noto-sans/files/noto-sans-greek', has: /\p{Script=Greek}/u },
  { family: 'Cyrillic', file: 'noto-sans/files/noto-sans-cyrillic', has: /\p{Script=Cyrillic}/u },
  {
    family: 'Vietnamese',
    file: 'noto-sans/files/noto-sans-vietnamese',
    has: /[\u01a0-\u01b0\u1ea0-\u1ef9]|\p{Mark}/u,
  },
  // Noto Sans Arabic has dots as separate glyphs, which the library loses at the beginning of a word.
  {
    family: 'Arabic',
    file: 'ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic',
    has: /\p{Script=Arabic}/u,
  },
  { family: 'Hebrew', file: 'noto-sans-hebrew/files/noto-sans-hebrew-hebrew', has: /\p{Script=Hebrew}|₪/u },
  {
    family: 'Devanagari',
    file: 'noto-sans-devanagari/files/noto-sans-devanagari-devanagari',
    has: /\p{Script=Devanagari}|₹/u,
  },
  {
    family: 'Japanese',
    file: 'noto-sans-jp/files/noto-sans-jp-japanese',
    has: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u,
  },
  { family: 'Chinese', file: 'noto-sans-sc/files/noto-sans-sc-chinese-simplified', has: /\p{Script=Han}/u },
] as const;

const weights = [400, 700] as const;

let loaded: Promise<Renderer> | undefined;

/** Loads the library with the first PDF, so that a server without PDFs does not. */
function loadRenderer(): Promise<Renderer> {
  loaded ??= import('@react-pdf/renderer').then((renderer) => {
    for (const { family, file } of fonts) {
      for (const fontWeight of weights) {
        const url = import.meta.resolve(`@fontsource/${file}-${fontWeight}-normal.woff`);
        renderer.Font.register({ family, src: fileURLToPath(url), fontWeight });
      }
    }
    // Words are not hyphenated: the library knows English only.
    renderer.Font.registerHyphenationCallback((word) => [word]);
    return renderer;
  });
  return loaded;
}

/** Renders a document in this thread. A Japanese or Chinese font alone takes seconds to embed. */
export async function renderPdfPages(view: DocumentView): Promise<Uint8Array<ArrayBuffer>> {
  const renderer = await loadRenderer();
  return new Uint8Array(await renderer.renderToBuffer(pdfOf(renderer, view)));
}

function pdfOf({ Document, Page, Text, View }: Renderer, view: DocumentView): ReactElement<object> {
  const isRtl = view.direction === 'rtl';
  const row = isRtl ? ('row-reverse' as const) : ('row' as const);
  const start = isRtl ? ('right' as const) : ('left' as const);
  const end = isRtl ? ('left' as const) : ('right' as const);
  const soft = '#5b6270';
  const text = (value: string, style: object = {}) =>
    h(
      Text,
      { style: { direction: directionOfText(value, view.direction), textAlign: start, ...style } },
      value,
    );
  const widths = columnWidths(view.columns);
  const cells = (values: string[], style: object) =>
    h(
      View,
      { style: { flexDirection: row, borderBottom: '0.5 solid #d9dce3', paddingVertical: 5 }, wrap: false },
      values.map((value, index) =>
        h(
          View,
          { key: index, style: { width: widths[index] ?? '25%', paddingHorizontal: 3 } },
          text(value, { ...style, textAlign: view.columns[index]?.isNumber ? end : start }),
        ),
      ),
    );
  return h(
    Document,
    {
      title: `${view.title} ${view.number}`,
      author: view.merchantName,
      language: view.locale,
      creationDate: view.issuedAt,
      modificationDate: view.issuedAt,
    },
    h(
      Page,
      {
        size: 'A4',
        style: {
          padding: 48,
          paddingBottom: 60,
          fontFamily: familiesOf(view),
          fontSize: 10,
          lineHeight: 1.45,
          color: '#16181d',
          direction: view.direction,
        },
      },
      h(View, { style: { height: 4, backgroundColor: view.accentColor, marginBottom: 24 } }),
      h(
        View,
        { style: { flexDirection: row, justifyContent: 'space-between', marginBottom: 24 } },
        h(View, { style: { width: '60%' } }, text(view.title, { fontSize: 20, fontWeight: 700 })),
        h(View, { style: { width: '38%' } }, text(view.merchantName, { fontWeight: 700, textAlign: end })),
      ),
      h(
        View,
        { style: { flexDirection: row, marginBottom: 20 } },
        view.parties.map(({ label, lines }) =>
          h(
            View,
            { key: label, style: { width: '50%', paddingHorizontal: 3 } },
            text(label, { color: soft, fontSize: 9 }),
            lines.map((line, index) =>
              h(View, { key: index }, text(line, { fontWeight: index === 0 ? 700 : 400 })),
            ),
          ),
        ),
      ),
      view.facts.map(({ label, value }) =>
        h(
          View,
          { key: label, style: { flexDirection: row } },
          h(View, { style: { width: '28%', paddingHorizontal: 3 } }, text(label, { color: soft })),
          h(View, { style: { width: '72%' } }, text(value)),
        ),
      ),
      h(View, { style: { height: 20 } }),
      cells(
        view.columns.map(({ label }) => label),
        { color: soft, fontSize: 9 },
      ),
      view.rows.map((values, index) => h(View, { key: index }, cells(values, {}))),
      view.empty === null ? null : text(view.empty, { marginTop: 8 }),
      h(
        View,
        { style: { marginTop: 12 }, wrap: false },
        view.totals.map(({ label, value, isMain }) =>
          h(
            View,
            { key: label, style: { flexDirection: row, paddingVertical: 2 } },
            h(
              View,
              { style: { width: '70%', paddingHorizontal: 3 } },
              text(label, { fontWeight: isMain ? 700 : 400 }),
            ),
            h(
              View,
              { style: { width: '30%', paddingHorizontal: 3 } },
              text(value, { textAlign: end, fontWeight: isMain ? 700 : 400, fontSize: isMain ? 12 : 10 }),
            ),
          ),
        ),
      ),
      view.notes.map((note) => h(View, { key: note, style: { marginTop: 12 } }, text(note, { color: soft }))),
      h(Text, {
        fixed: true,
        style: {
          position: 'absolute',
          bottom: 28,
          left: 48,
          right: 48,
          textAlign: 'center',
          color: soft,
          fontSize: 8,
        },
        render: ({ pageNumber, totalPages }: { pageNumber: number; totalPages: number }) =>
          view.texts.page.replace('{page}', String(pageNumber)).replace('{pages}', String(totalPages)),
      }),
    ),
  );
}

/** Returns the direction of a text's first letter, like `dir="auto"` in HTML: a Latin address stays in its order. */
function directionOfText(text: string, fallback: DocumentView['direction']): DocumentView['direction'] {
  const letter = /\p{L}/u.exec(text)?.[0];
  if (letter === undefined) return fallback;
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter) ? 'rtl' : 'ltr';
}

function columnWidths(columns: DocumentView['columns']): string[] {
  const numbers = columns.filter(({ isNumber }) => isNumber).length;
  const others = columns.length - numbers;
  const numberWidth = numbers === 1 ? 28 : 19;
  const rest = 100 - numbers * numberWidth;
  const textWidths = others === 2 ? [24, rest - 24] : [rest];
  let next = 0;
  return columns.map(({ isNumber }) => `${isNumber ? numberWidth : (textWidths[next++] ?? rest)}%`);
}

/**
 * Returns the fonts that the document's characters need. Reading a Chinese or Japanese font takes a second, so a document
 * has one of them: both have the common characters, which they draw differently.
 */
function familiesOf(view: DocumentView): string[] {
  const text = JSON.stringify(view);
  const isChinese = view.locale === 'zh-CN' && !/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
  const other = isChinese ? 'Japanese' : 'Chinese';
  return fonts.filter(({ family, has }) => family !== other && has.test(text)).map(({ family }) => family);
}
