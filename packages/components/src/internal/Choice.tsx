'use client';
import type { ComponentPropsWithoutRef } from 'react';
import { slot } from './slot.ts';

type ChoiceProps = Omit<ComponentPropsWithoutRef<'input'>, 'type'> & {
  slotName: string;
  /** Draws a list row with a radio mark instead of a tile. */
  isRow?: boolean;
};

/**
 * A radio button that is drawn as its whole label. The native input covers the label invisibly, so that keyboard,
 * direction and the size of the target are the browser's own.
 */
export function Choice({ slotName, isRow = false, className, children, ...input }: ChoiceProps) {
  return (
    <label
      {...slot(slotName, 'coffer-choice', isRow && 'coffer-choice-row', className)}
      data-state={input.checked ? 'checked' : 'unchecked'}
    >
      <input {...slot(`${slotName}-control`, 'coffer-choice-control')} {...input} type="radio" />
      {isRow && <span {...slot(`${slotName}-mark`, 'coffer-choice-mark')} />}
      {children}
    </label>
  );
}
