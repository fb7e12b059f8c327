import { useState } from 'react';
import type { LogLine } from './logStore.ts';
import { toCurl } from './toCurl.ts';

/** One line of the log; opened, it has all that went both ways, and the command for it. */
export function LogEntry({ line }: { line: LogLine }) {
  const [isOpen, setIsOpen] = useState(false);
  const [isCopied, setIsCopied] = useState(false);
  const curl = toCurl(line);
  const copy = async () => {
    await navigator.clipboard.writeText(curl);
    setIsCopied(true);
  };
  return (
    <li data-kind={line.kind} data-failed={hasFailed(line) || undefined}>
      <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>
          <time dateTime={new Date(line.at).toISOString()}>
            {new Date(line.at).toLocaleTimeString('en-GB')}
          </time>
          <span>{headline(line)}</span>
          <span className="quiet">{outcome(line)}</span>
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
            {line.kind === 'call' && line.body !== '' && <pre data-part="request">{pretty(line.body)}</pre>}
            <pre data-part="answer">{pretty(line.kind === 'call' ? line.answer : line.data)}</pre>
          </>
        )}
      </details>
    </li>
  );
}

function headline(line: LogLine): string {
  if (line.kind !== 'call') return line.type;
  const { pathname, search } = new URL(line.url);
  return `${line.method} ${pathname}${search}`;
}

function outcome(line: LogLine): string {
  if (line.kind === 'call') return `${line.status ?? 'no answer'} · ${line.durationMs} ms`;
  if (line.kind === 'event') return 'event';
  return `webhook ${line.status}, ${line.tries === 1 ? '1 try' : `${line.tries} tries`}`;
}

function hasFailed(line: LogLine): boolean {
  if (line.kind === 'call') return line.status === null || line.status >= 400;
  return line.kind === 'delivery' && line.status === 'failed';
}

/** JSON on lines of its own; anything else as it is. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
