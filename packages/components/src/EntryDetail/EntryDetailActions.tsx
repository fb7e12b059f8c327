'use client';
import type { Entry } from '@coffer/adapter';
import { useState } from 'react';
import { Button } from '../internal/Button.tsx';
import { slot } from '../internal/slot.ts';
import { entryTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';

type EntryDetailActionsProps = { entry: Entry; className: string | undefined };

/** Buttons that copy the reference, for example for support, and print the drawer. */
export function EntryDetailActions({ entry, className }: EntryDetailActionsProps) {
  const t = useTranslate(entryTexts);
  const [copied, setCopied] = useState<'copied' | 'copyFailed' | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(entry.reference?.id ?? entry.id).then(
      () => setCopied('copied'),
      () => setCopied('copyFailed'),
    );
  return (
    <div {...slot('entry-detail-actions', 'coffer-entry-detail-actions', 'coffer-actions', className)}>
      <Button slotName="entry-detail-copy" onClick={() => void copy()}>
        {t('entry.copy')}
      </Button>
      <Button
        slotName="entry-detail-print"
        onClick={({ currentTarget }) => printElement(currentTarget.closest('[data-slot="entry-detail"]'))}
      >
        {t('entry.print')}
      </Button>
      <span {...slot('entry-detail-copied', 'coffer-label')} role="status">
        {copied && t(`entry.${copied}`)}
      </span>
    </div>
  );
}

/**
 * Prints one element of the page and nothing else. It marks the element and its ancestors while printing. The style sheet
 * hides everything that is not marked.
 */
function printElement(element: Element | null): void {
  if (!element) return;
  const marked: Element[] = [];
  for (let each: Element | null = element; each; each = each.parentElement) {
    each.setAttribute('data-coffer-print', each === element ? 'this' : 'around');
    marked.push(each);
  }
  const unmark = () => {
    for (const each of marked) each.removeAttribute('data-coffer-print');
  };
  window.addEventListener('afterprint', unmark, { once: true });
  window.print();
}
