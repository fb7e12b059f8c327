import { Button } from '@react-email/button';
import { render, toPlainText } from '@react-email/render';
import { createElement as h, type ReactNode } from 'react';
import { directionOf, type Locale } from '../languages/index.ts';

/** An email in words, in the order in which it shows them. */
export type EmailContent = {
  locale: Locale;
  merchantName: string;
  /** Color of the frame and the button, as `#rrggbb`. */
  accentColor: string;
  subject: string;
  greeting: string;
  body: string;
  facts: readonly { label: string; value: string }[];
  /** Button with the link to what the email asks for. */
  action: { label: string; url: string } | null;
  /** Reason why the recipient got the email. */
  footer: string;
};

/** Renders an email as HTML and as plain text, from one template. Every text is escaped. */
export async function renderEmail(content: EmailContent): Promise<{ html: string; text: string }> {
  const html = await render(emailOf(content));
  return { html, text: toPlainText(html, textOptions) };
}

/** Writes `Subject` and not `SUBJECT`, and keeps a paragraph on one line, which each program wraps itself. */
const textOptions: Parameters<typeof toPlainText>[1] = {
  wordwrap: false,
  selectors: [
    { selector: 'h1', options: { uppercase: false } },
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: false } },
    { selector: '[data-skip-in-text]', format: 'skip' },
  ],
};

function emailOf(content: EmailContent): ReactNode {
  const { locale, merchantName, accentColor, subject, greeting, body, facts, action, footer } = content;
  const direction = directionOf(locale);
  const font =
    'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Hiragino Sans", sans-serif';
  const cell = { padding: '4px 0', fontSize: '15px', lineHeight: '22px', verticalAlign: 'top' } as const;
  return h(
    'html',
    { lang: locale, dir: direction },
    h(
      'head',
      null,
      h('meta', { httpEquiv: 'Content-Type', content: 'text/html; charset=UTF-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light' }),
      h('title', null, subject),
    ),
    h(
      'body',
      {
        style: {
          margin: 0,
          padding: '24px 12px',
          backgroundColor: '#f3f4f7',
          fontFamily: font,
          color: '#16181d',
        },
      },
      h(
        'table',
        {
          role: 'presentation',
          width: '100%',
          cellPadding: 0,
          cellSpacing: 0,
          style: {
            maxWidth: '560px',
            margin: '0 auto',
            backgroundColor: '#ffffff',
            borderTop: `4px solid ${accentColor}`,
          },
        },
        h(
          'tbody',
          null,
          h(
            'tr',
            null,
            h(
              'td',
              { style: { padding: '28px 24px' } },
              h(
                'p',
                { style: { margin: '0 0 20px', fontWeight: 600, fontSize: '15px' }, dir: 'auto' },
                merchantName,
              ),
              h(
                'h1',
                { style: { margin: '0 0 20px', fontSize: '21px', lineHeight: '28px', fontWeight: 700 } },
                subject,
              ),
              h('p', { style: { margin: '0 0 12px', fontSize: '15px', lineHeight: '23px' } }, greeting),
              h('p', { style: { margin: '0 0 20px', fontSize: '15px', lineHeight: '23px' } }, body),
              facts.length > 0 &&
                h(
                  'table',
                  {
                    role: 'presentation',
                    width: '100%',
                    cellPadding: 0,
                    cellSpacing: 0,
                    style: { margin: '0 0 24px', borderTop: '1px solid #d9dce3', paddingTop: '8px' },
                  },
                  h(
                    'tbody',
                    null,
                    facts.map(({ label, value }) =>
                      h(
                        'tr',
                        { key: label },
                        h(
                          'td',
                          { style: { ...cell, color: '#5b6270', width: '42%', paddingInlineEnd: '12px' } },
                          `${label} `,
                        ),
                        h('td', { style: { ...cell, overflowWrap: 'anywhere' } }, h('bdi', null, value)),
                      ),
                    ),
                  ),
                ),
              action &&
                h(
                  'p',
                  { style: { margin: '0 0 4px' } },
                  h(
                    Button,
                    {
                      href: action.url,
                      style: {
                        backgroundColor: accentColor,
                        color: textColorOn(accentColor),
                        padding: '12px 20px',
                        borderRadius: '6px',
                        fontSize: '15px',
                        fontWeight: 600,
                      },
                    },
                    action.label,
                  ),
                ),
            ),
          ),
        ),
      ),
      h(
        'p',
        {
          style: {
            maxWidth: '560px',
            margin: '16px auto 0',
            padding: '0 24px',
            fontSize: '13px',
            lineHeight: '19px',
            color: '#5b6270',
          },
        },
        footer,
      ),
    ),
  );
}

/**
 * Returns white or black, whichever is easier to read on a color.
 *
 * @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
 */
function textColorOn(color: string): '#ffffff' | '#000000' {
  const channels = [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? '#ffffff' : '#000000';
}
