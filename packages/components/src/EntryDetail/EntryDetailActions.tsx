'use client';
import type { Entry } from '@coffer/adapter';
import { useState } from 'react';
import { Button } from '../internal/Button.tsx';
import { slot } from '../internal/slot.ts';
import { entryTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { printElement } from './printElement.ts';

type EntryDetailActionsProps = { entry: Entry; className: string | undefined };

/** Takes the receipt along: on paper, or its reference in a mail to support. */
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
