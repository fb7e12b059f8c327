'use client';
import type { ComponentPropsWithoutRef } from 'react';
import { slot } from './slot.ts';

type SwitchProps = Omit<ComponentPropsWithoutRef<'button'>, 'onChange'> & {
  slotName: string;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
};

/** Something that is on or off. With `aria-disabled` it keeps the focus and does nothing. */
export function Switch({ slotName, checked, onCheckedChange, className, ...rest }: SwitchProps) {
  const isDisabled = rest['aria-disabled'] === true;
  return (
    <button
      {...rest}
      {...slot(slotName, 'coffer-switch', className)}
      type="button"
      role="switch"
      aria-checked={checked}
      data-state={checked ? 'checked' : 'unchecked'}
      onClick={() => !isDisabled && onCheckedChange(!checked)}
    >
      <span {...slot(`${slotName}-thumb`, 'coffer-switch-thumb')} />
    </button>
  );
}
