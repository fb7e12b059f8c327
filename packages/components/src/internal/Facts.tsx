'use client';
import type { ReactNode } from 'react';
import { slot } from './slot.ts';

type FactsProps = {
  slotName: string;
  /** Name and value of each line. Lines without a value are left out. */
  facts: readonly (readonly [name: string, value: ReactNode])[];
  className?: string | undefined;
};

/** A list of names with their values, one line each. */
export function Facts({ slotName, facts, className }: FactsProps) {
  return (
    <dl {...slot(slotName, 'coffer-facts', className)}>
      {facts
        .filter(([, value]) => value !== undefined && value !== null && value !== '')
        .map(([name, value]) => (
          <div key={name} {...slot(`${slotName}-row`)}>
            <dt {...slot(`${slotName}-name`)}>{name}</dt>
            <dd {...slot(`${slotName}-value`)}>
              {typeof value === 'string' ? <bdi {...slot(`${slotName}-text`)}>{value}</bdi> : value}
            </dd>
          </div>
        ))}
    </dl>
  );
}
