'use client';
import type { ComponentPropsWithoutRef } from 'react';
import { slot } from './slot.ts';

type ChoiceProps = Omit<ComponentPropsWithoutRef<'input'>, 'type'> & { slotName: string };

/**
 * One of several, drawn as its whole label. The browser's own radio button lies unseen over it: it brings
 * keyboard, direction and a target of that size along.
 */
export function Choice({ slotName, className, children, ...input }: ChoiceProps) {
  return (
    <label
      {...slot(slotName, 'coffer-choice', className)}
      data-state={input.checked ? 'checked' : 'unchecked'}
    >
      <input {...slot(`${slotName}-control`, 'coffer-choice-control')} {...input} type="radio" />
      {children}
    </label>
  );
}
