'use client';
import { type ReactNode, useEffect, useRef } from 'react';
import { Notice } from './Notice.tsx';
import { slot } from './slot.ts';

/** One setting of a version. */
export type ConflictRow = { label: string; value: string };

type Version = { title: string; rows: readonly ConflictRow[] };

type ConflictProps = {
  slotName: string;
  title: string;
  explanation: string;
  yours: Version;
  theirs: Version;
  /** Buttons that choose a version. */
  children: ReactNode;
  className: string | undefined;
};

/** Shows two versions of the same settings. Rows that differ are in bold. */
export function Conflict({
  slotName,
  title,
  explanation,
  yours,
  theirs,
  children,
  className,
}: ConflictProps) {
  const root = useRef<HTMLDivElement>(null);
  // The pressed button is no longer on the page, so the focus would be lost.
  useEffect(() => {
    if (document.activeElement === document.body) root.current?.focus();
  }, []);
  return (
    <div {...slot(slotName, 'coffer-conflict', className)} ref={root} tabIndex={-1}>
      <Notice slotName={`${slotName}-notice`} tone="warning" role="alert" title={title}>
        {explanation}
      </Notice>
      {[theirs, yours].map((version) => (
        <div key={version.title} {...slot(`${slotName}-version`, 'coffer-conflict-version')}>
          <p {...slot(`${slotName}-title`, 'coffer-label')}>{version.title}</p>
          <dl {...slot(`${slotName}-rows`)}>
            {version.rows.map((row) => (
              <div
                key={row.label}
                {...slot(`${slotName}-row`)}
                data-state={isShared(row) ? 'same' : 'changed'}
              >
                <dt {...slot(`${slotName}-label`, 'coffer-label')}>{row.label}</dt>
                <dd {...slot(`${slotName}-value`)}>{row.value}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
      <div {...slot(`${slotName}-actions`, 'coffer-actions')}>{children}</div>
    </div>
  );

  function isShared({ label, value }: ConflictRow): boolean {
    return [yours, theirs].every(({ rows }) =>
      rows.some((row) => row.label === label && row.value === value),
    );
  }
}
