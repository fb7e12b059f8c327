'use client';
import { useCapability, usePermission } from '@coffer/hooks';
import { forwardRef, type ReactNode } from 'react';
import { Button } from '../internal/Button.tsx';
import { useControlledState } from '../internal/useControlledState.ts';
import { topUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import type { TopUpFormProps } from '../TopUpForm/TopUpForm.tsx';
import { useWidgetRoot } from '../WalletTheme/useWidgetRoot.ts';
import { TopUpDialogPanel } from './TopUpDialogPanel.tsx';

export type TopUpDialogProps = TopUpFormProps & {
  /** Whether the dialog is open. Makes it controlled. */
  open?: boolean | undefined;
  /**
   * Whether the dialog is open at first, if `open` is not set.
   * @default false
   */
  defaultOpen?: boolean | undefined;
  /** Called when the dialog opens or closes. */
  onOpenChange?: ((open: boolean) => void) | undefined;
  /**
   * Content of the button that opens the dialog. Null shows no button, for hosts that control `open`.
   * @default 'Add funds' in the customer's language
   */
  trigger?: ReactNode | undefined;
};

/**
 * `TopUpForm` in a dialog. The form's code loads when the dialog opens. Escape and the close button close the dialog,
 * except while a payment is being sent. The focus then returns to the button that opened it.
 */
export const TopUpDialog = forwardRef<HTMLElement, TopUpDialogProps>(function TopUpDialog(props, ref) {
  const { open, defaultOpen = false, onOpenChange, trigger, ...form } = props;
  const t = useTranslate(topUpTexts);
  const root = useWidgetRoot({}, null);
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
