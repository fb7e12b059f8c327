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
 * A button that is disabled while the server asks the customer to wait, with the reason as its title. It is enabled again
 * when the wait is over. It keeps waiting if the form drops the error, for example because a field is edited.
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
