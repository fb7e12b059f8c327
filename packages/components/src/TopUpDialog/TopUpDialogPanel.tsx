'use client';
import { type ForwardedRef, useEffect, useRef } from 'react';
import { Card } from '../internal/Card.tsx';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { openModal } from '../internal/openModal.ts';
import { slot } from '../internal/slot.ts';
import { useLazyImport } from '../internal/useLazyImport.ts';
import { topUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import type { TopUpFormProps, TopUpFormState } from '../TopUpForm/TopUpForm.tsx';
import { InsideRoot, useWidgetRoot } from '../WalletTheme/useWidgetRoot.ts';

type TopUpDialogPanelProps = {
  form: TopUpFormProps;
  formRef: ForwardedRef<HTMLElement>;
  onClose: () => void;
};

const loadForm = async () => (await import('../TopUpForm/TopUpForm.tsx')).TopUpForm;

/**
 * Native modal dialog with the form. It traps and returns the focus, covers the page without a portal, so that it keeps
 * the tokens of the theme around it, and needs no style tag, which a strict content security policy blocks.
 */
export function TopUpDialogPanel({ form, formRef, onClose }: TopUpDialogPanelProps) {
  const t = useTranslate(topUpTexts);
  const dialog = useRef<HTMLDialogElement>(null);
  const root = useWidgetRoot({}, dialog);
  const state = useRef<TopUpFormState>('loading');
  const { value: TopUpForm, hasFailed, retry } = useLazyImport(loadForm, true);
  useEffect(() => {
    const opener = document.activeElement;
    openModal(dialog.current);
    return () => {
      // A dialog that is removed while open does not return the focus.
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <dialog
      {...root}
      {...slot('top-up-dialog', 'coffer-top-up-dialog', 'coffer-overlay')}
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
      // The browser can close the dialog in other ways. While a payment is being sent it opens again.
      onClose={() => (isBusy() ? openModal(dialog.current) : onClose())}
    >
      <InsideRoot value={true}>
        {TopUpForm ? (
          <TopUpForm
            {...form}
            ref={formRef}
            onStateChange={(next) => {
              state.current = next;
              form.onStateChange?.(next);
            }}
          />
        ) : (
          <Card slotName="top-up-dialog-skeleton" aria-busy={!hasFailed}>
            {hasFailed && <FailureNotice slotName="top-up-dialog-notice" error={null} onRetry={retry} />}
          </Card>
        )}
        <button
          {...slot('top-up-dialog-close', 'coffer-top-up-dialog-close', 'coffer-close')}
          type="button"
          aria-label={t('topUp.close')}
          onClick={close}
        />
      </InsideRoot>
    </dialog>
  );

  function isBusy() {
    return state.current === 'submitting';
  }

  function close() {
    if (!isBusy()) onClose();
  }
}
