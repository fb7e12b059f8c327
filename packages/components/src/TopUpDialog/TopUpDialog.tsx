'use client';
import { useCapability, usePermission } from '@coffer/hooks';
import { forwardRef, type ReactNode } from 'react';
import { Button } from '../internal/Button.tsx';
import { useControlledState } from '../internal/useControlledState.ts';
import { topUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import type { TopUpFormProps } from '../TopUpForm/TopUpForm.tsx';
import { useRootAttributes } from '../WalletTheme/ThemeContext.ts';
import { TopUpDialogPanel } from './TopUpDialogPanel.tsx';

export type TopUpDialogProps = TopUpFormProps & {
  /** Whether it is open, controlled. */
  open?: boolean | undefined;
  /**
   * Whether it is open at first, uncontrolled.
   * @default false
   */
  defaultOpen?: boolean | undefined;
  /** Called when it is opened or closed. */
  onOpenChange?: ((open: boolean) => void) | undefined;
  /**
   * What the button that opens it says; null for none, where the host opens it by `open`.
   * @default 'Add funds' in the reader's language
   */
  trigger?: ReactNode | undefined;
};

/**
 * `TopUpForm` in a dialog, which loads once it is opened. Escape and the cross close it, except while a
 * payment is being sent; the focus returns to where it was.
 */
export const TopUpDialog = forwardRef<HTMLElement, TopUpDialogProps>(function TopUpDialog(props, ref) {
  const { open, defaultOpen = false, onOpenChange, trigger, ...form } = props;
  const t = useTranslate(topUpTexts);
  const root = useRootAttributes();
  const [isOpen, setOpen] = useControlledState(open, defaultOpen, onOpenChange);
  const mayAddFunds = [useCapability('topUp'), usePermission('topUp')].every(Boolean);
  return (
    <>
      {trigger !== null && mayAddFunds && (
        <Button
          {...root}
          slotName="top-up-dialog-trigger"
          variant="primary"
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => setOpen(true)}
        >
          {trigger ?? t('topUp.title')}
        </Button>
      )}
      {isOpen && <TopUpDialogPanel form={form} formRef={ref} onClose={() => setOpen(false)} />}
    </>
  );
});
