'use client';
import { Switch as SwitchPrimitive } from 'radix-ui';
import type { ComponentPropsWithoutRef } from 'react';
import { slot } from './slot.ts';

type SwitchProps = Omit<ComponentPropsWithoutRef<typeof SwitchPrimitive.Root>, 'onCheckedChange'> & {
  slotName: string;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
};

/** A switch. With `aria-disabled` it stays focusable and does nothing. */
export function Switch({ slotName, onCheckedChange, className, ...rest }: SwitchProps) {
  const isDisabled = rest['aria-disabled'] === true;
  return (
    <SwitchPrimitive.Root
      {...rest}
      {...slot(slotName, 'coffer-switch', className)}
      onCheckedChange={(checked) => !isDisabled && onCheckedChange(checked)}
    >
      <SwitchPrimitive.Thumb {...slot(`${slotName}-thumb`, 'coffer-switch-thumb')} />
    </SwitchPrimitive.Root>
  );
}
