import { useState } from 'react';
import { useStore } from 'zustand';
import { LogEntry } from './LogEntry.tsx';
import { type LogLine, logLinesMax, logStore } from './logStore.ts';
import { useDeliveryLog } from './useDeliveryLog.ts';

const kinds = { all: 'Everything', call: 'Calls', event: 'Events', delivery: 'Webhook deliveries' } as const;

/** What this page asked, what it was told, and what was sent to webhooks, newest first. */
export function LogTab() {
  useDeliveryLog();
  const lines = useStore(logStore, (log) => log.lines);
  const [kind, setKind] = useState<keyof typeof kinds>('all');
  const [text, setText] = useState('');
  const shown = lines.filter(
    (line) => (kind === 'all' || line.kind === kind) && searchable(line).includes(text.trim().toLowerCase()),
  );
  return (
    <div className="devtools-log">
      <div className="devtools-row">
        <label className="devtools-field">
          Show
          <select value={kind} onChange={(event) => setKind(event.target.value as keyof typeof kinds)}>
            {Object.entries(kinds).map(([value, label]) => (
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
      {shown.length === 0 ? (
        <p className="quiet">Nothing yet. Each call of this page stands here, the last {logLinesMax}.</p>
      ) : (
        <ol reversed aria-label="Log">
          {shown.map((line) => (
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
