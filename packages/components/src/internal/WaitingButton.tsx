'use client';
import type { WalletError } from '@coffer/adapter';
import { useRetryAt } from '@coffer/hooks';
import { type ComponentPropsWithoutRef, forwardRef, useState } from 'react';
import { hasToWait, useErrorText } from '../locales/useErrorText.ts';
import { Button } from './Button.tsx';

type WaitingButtonProps = ComponentPropsWithoutRef<typeof Button> & {
  /** Error of the last press. */
  error: WalletError | null | undefined;
};

/**
 * A button that does nothing while the server asks to wait, says so as its description, and works again once the time
 * has come. It waits on when the form forgets the error, for example because a field is edited.
 */
export const WaitingButton = forwardRef<HTMLButtonElement, WaitingButtonProps>(function WaitingButton(
  { error, ...rest },
  ref,
) {
  const [last, setLast] = useState<WalletError | null>(null);
  if (hasToWait(error) && error !== last) setLast(error);
  const { isWaiting } = useRetryAt(last);
  const errorText = useErrorText();
  return (
    <Button {...rest} {...(isWaiting ? { 'aria-disabled': true, title: errorText(last) } : {})} ref={ref} />
  );
});
