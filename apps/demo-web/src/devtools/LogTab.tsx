import { useState } from 'react';
import { useStore } from 'zustand';
import { LogEntry } from './LogEntry.tsx';
import { type LogLine, logLinesMax, logStore } from './logStore.ts';
import { useDeliveryLogLines } from './useDeliveryLogLines.ts';

const kinds = [
  { value: 'all', label: 'Everything' },
  { value: 'call', label: 'Calls' },
  { value: 'event', label: 'Events' },
  { value: 'delivery', label: 'Webhook deliveries' },
] as const;

type Kind = (typeof kinds)[number]['value'];

/** The page's API calls, the events it received and the webhook deliveries, newest first. */
export function LogTab() {
  useDeliveryLogLines();
  const lines = useStore(logStore, (log) => log.lines);
  const [kind, setKind] = useState<Kind>('all');
  const [text, setText] = useState('');
  const filtered = lines.filter(
    (line) => (kind === 'all' || line.kind === kind) && searchable(line).includes(text.trim().toLowerCase()),
  );
  return (
    <div className="devtools-log">
      <div className="devtools-row">
        <label className="devtools-field">
          Show
          <select
            value={kind}
            onChange={(event) =>
              setKind(kinds.find(({ value }) => value === event.target.value)?.value ?? 'all')
            }
          >
            {kinds.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label className="devtools-field">
          Filter
          <input
            type="search"
            value={text}
            placeholder="path, status, type"
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <button type="button" onClick={() => logStore.setState({ lines: [] })}>
          Clear
        </button>
      </div>
      {filtered.length === 0 ? (
        <p className="quiet">Nothing yet. The last {logLinesMax} calls of this page will appear here.</p>
      ) : (
        <ol reversed aria-label="Log">
          {filtered.map((line) => (
            <LogEntry key={line.id} line={line} />
          ))}
        </ol>
      )}
    </div>
  );
}

function searchable(line: LogLine): string {
  if (line.kind === 'call') return `${line.method} ${line.url} ${line.status ?? 'none'}`.toLowerCase();
  return `${line.type} ${line.kind === 'delivery' ? line.status : ''}`.toLowerCase();
}
