'use client';
import type { ComponentPropsWithoutRef } from 'react';
import { slot } from './slot.ts';

type ChoiceProps = Omit<ComponentPropsWithoutRef<'input'>, 'type'> & {
  slotName: string;
  /** A row of a list, with the mark of a radio button at its start, instead of a tile. */
  isRow?: boolean;
};

/**
 * One of several, drawn as its whole label. The browser's own radio button lies unseen over it: it brings
 * keyboard, direction and a target of that size along.
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
