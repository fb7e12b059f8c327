import type { ReactNode } from 'react';
import { useWords } from './words.ts';

export type SnippetProps = { source: string; children: ReactNode };

/** A widget, and the very file that shows it. */
export function Snippet({ source, children }: SnippetProps) {
  const words = useWords();
  return (
    <div className="snippet">
      {children}
      <details>
        <summary>{words.viewSource}</summary>
        <pre dir="ltr">
          <code>{source.trim()}</code>
        </pre>
      </details>
    </div>
  );
}
