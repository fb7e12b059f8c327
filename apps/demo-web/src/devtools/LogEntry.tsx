import { useState } from 'react';
import type { LogLine } from './logStore.ts';
import { toCurl } from './toCurl.ts';

/** One line of the log. Opened, it shows the request, the response and the curl command. */
export function LogEntry({ line }: { line: LogLine }) {
  const [isOpen, setIsOpen] = useState(false);
  const [isCopied, setIsCopied] = useState(false);
  const curl = toCurl(line);
  const copy = async () => {
    await navigator.clipboard.writeText(curl);
    setIsCopied(true);
  };
  const { title, outcome, hasFailed, data } = describe(line);
  return (
    <li data-kind={line.kind} data-failed={hasFailed || undefined}>
      <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>
          <time dateTime={new Date(line.at).toISOString()}>
            {new Date(line.at).toLocaleTimeString('en-GB')}
          </time>
          <span>{title}</span>
          <span className="quiet">{outcome}</span>
        </summary>
        {isOpen && (
          <>
            <div className="devtools-row">
              <button type="button" onClick={copy}>
                Copy as curl
              </button>
              <span role="status" className="quiet">
                {isCopied && 'Copied.'}
              </span>
            </div>
            <pre data-part="curl">{curl}</pre>
            {line.kind === 'call' && line.requestBody !== '' && (
              <pre data-part="request">{formatJson(line.requestBody)}</pre>
            )}
            <pre data-part="response">{formatJson(data)}</pre>
          </>
        )}
      </details>
    </li>
  );
}

function describe(line: LogLine): { title: string; outcome: string; hasFailed: boolean; data: string } {
  switch (line.kind) {
    case 'call': {
      const { pathname, search } = new URL(line.url);
      return {
        title: `${line.method} ${pathname}${search}`,
        outcome: `${line.status ?? 'no response'} · ${line.durationMs} ms`,
        hasFailed: line.status === null || line.status >= 400,
        data: line.responseBody,
      };
    }
    case 'event':
      return { title: line.type, outcome: 'event', hasFailed: false, data: line.data };
    case 'delivery': {
      const attempts = line.attempts === 1 ? '1 attempt' : `${line.attempts} attempts`;
      return {
        title: line.type,
        outcome: `webhook ${line.status}, ${attempts}`,
        hasFailed: line.status === 'failed',
        data: line.data,
      };
    }
    default:
      return line satisfies never;
  }
}

/** Indents JSON. Returns any other text unchanged. */
function formatJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
