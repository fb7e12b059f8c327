'use client';
import type { TopUp } from '@coffer/adapter';
import { useReceipt } from '@coffer/hooks';
import { slot } from '../internal/slot.ts';
import { topUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';

/** Link to the receipt of a settled top-up, once the back end has issued one. */
export function TopUpFormReceipt({ topUp }: { topUp: TopUp }) {
  const t = useTranslate(topUpTexts);
  const { data: receipt } = useReceipt({ walletId: topUp.walletId, entryId: topUp.entryId ?? undefined });
  if (!receipt?.document) return null;
  return (
    <a
      {...slot('top-up-form-receipt', 'coffer-button')}
      href={receipt.document.url}
      target="_blank"
      rel="noreferrer"
    >
      {t('topUp.viewReceipt')}
    </a>
  );
}
