'use client';
import { type ForwardedRef, lazy, Suspense, useEffect, useRef } from 'react';
import { Card } from '../internal/Card.tsx';
import { slot } from '../internal/slot.ts';
import { topUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import type { TopUpFormProps, TopUpFormState } from '../TopUpForm/TopUpForm.tsx';
import { useRootAttributes } from '../WalletTheme/ThemeContext.ts';

type TopUpDialogPanelProps = {
  form: TopUpFormProps;
  formRef: ForwardedRef<HTMLElement>;
  onClose: () => void;
};

const TopUpForm = lazy(async () => ({ default: (await import('../TopUpForm/TopUpForm.tsx')).TopUpForm }));

/**
 * The browser's own modal dialog: it keeps the focus inside and returns it, stands above everything in place,
 * with the tokens of the theme around it, and needs no style tag, which a strict content security policy refuses.
 */
export function TopUpDialogPanel({ form, formRef, onClose }: TopUpDialogPanelProps) {
  const t = useTranslate(topUpTexts);
  const root = useRootAttributes();
  const dialog = useRef<HTMLDialogElement>(null);
  const state = useRef<TopUpFormState>('loading');
  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    return () => {
      // Taken away while open, a dialog does not return the focus by itself.
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <dialog
      {...root}
      {...slot('top-up-dialog', 'coffer-top-up-dialog', 'coffer-overlay')}
      ref={dialog}
      aria-label={t('topUp.title')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        close();
      }}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        close();
      }}
      // Closed by other means while a payment is being sent, it opens again.
      onClose={() => (isBusy() ? dialog.current?.showModal() : onClose())}
    >
      <Suspense fallback={<Card slotName="top-up-dialog-skeleton" aria-busy />}>
        <TopUpForm
          {...form}
          ref={formRef}
          onStateChange={(next) => {
            state.current = next;
            form.onStateChange?.(next);
          }}
        />
      </Suspense>
      <button
        {...slot('top-up-dialog-close', 'coffer-top-up-dialog-close', 'coffer-close')}
        type="button"
        aria-label={t('topUp.close')}
        onClick={close}
      />
    </dialog>
  );

  function isBusy() {
    return state.current === 'submitting';
  }

  function close() {
    if (!isBusy()) onClose();
  }
}
