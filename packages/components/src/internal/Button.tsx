'use client';
import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import { slot } from './slot.ts';

type ButtonProps = ComponentPropsWithoutRef<'button'> & {
  slotName: string;
  /** @default 'secondary' */
  variant?: 'primary' | 'secondary' | 'quiet';
};

/** A button; `primary` once a widget at most. With `aria-disabled` it keeps the focus and does nothing. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(props, ref) {
  const { slotName, variant = 'secondary', className, onClick, ...rest } = props;
  const isDisabled = rest['aria-disabled'] === true;
  return (
    <button
      type="button"
      {...rest}
      {...slot(slotName, 'coffer-button', className)}
      ref={ref}
      data-variant={variant}
      onClick={isDisabled ? (event) => event.preventDefault() : onClick}
    />
  );
});
