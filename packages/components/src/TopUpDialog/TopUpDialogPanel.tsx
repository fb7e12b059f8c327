'use client';
import { type ForwardedRef, useRef } from 'react';
import { Card } from '../internal/Card.tsx';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { Overlay } from '../internal/Overlay.tsx';
import { slot } from '../internal/slot.ts';
import { useLazyImport } from '../internal/useLazyImport.ts';
import { topUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import type { TopUpFormProps, TopUpFormState } from '../TopUpForm/TopUpForm.tsx';

type TopUpDialogPanelProps = {
  form: TopUpFormProps;
  formRef: ForwardedRef<HTMLElement>;
  onClose: () => void;
};

const loadForm = async () => (await import('../TopUpForm/TopUpForm.tsx')).TopUpForm;

/** The open dialog with the form. Nothing closes it while a payment is being sent. */
export function TopUpDialogPanel({ form, formRef, onClose }: TopUpDialogPanelProps) {
  const t = useTranslate(topUpTexts);
  const state = useRef<TopUpFormState>('loading');
  const { value: TopUpForm, hasFailed, retry } = useLazyImport(loadForm, true);
  const close = () => {
    if (state.current !== 'submitting') onClose();
  };
  return (
    <Overlay
      slotName="top-up-dialog"
      className="coffer-top-up-dialog"
      aria-label={t('topUp.title')}
      onClose={close}
    >
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
    </Overlay>
  );
}
