'use client';
import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import { slot } from './slot.ts';

type ButtonProps = ComponentPropsWithoutRef<'button'> & {
  slotName: string;
  /** @default 'secondary' */
  variant?: 'primary' | 'secondary' | 'quiet';
};

/**
 * A button. A widget has one `primary` button at most. With `aria-disabled` the button stays focusable and a click does
 * nothing.
 */
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
