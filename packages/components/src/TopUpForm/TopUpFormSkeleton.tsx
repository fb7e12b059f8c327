'use client';
import { Skeleton } from '../parts/Skeleton.tsx';
import { slot } from '../parts/slot.ts';

/** The form's shape while it is not known what can be offered. */
export function TopUpFormSkeleton() {
  return (
    <div {...slot('top-up-form-fields')} data-state="loading">
      <div {...slot('top-up-form-presets')}>
        {[1, 2, 3, 4].map((index) => (
          <span key={index} {...slot('top-up-form-preset', 'coffer-choice')} />
        ))}
      </div>
      {[10, 8].map((characters) => (
        <div key={characters} {...slot('top-up-form-section')}>
          <Skeleton slotName="top-up-form-skeleton" characters={characters} />
          <span {...slot('top-up-form-skeleton-field', 'coffer-skeleton')} />
        </div>
      ))}
      <span {...slot('top-up-form-skeleton-lines', 'coffer-skeleton')} />
      <span {...slot('top-up-form-skeleton-field', 'coffer-skeleton')} />
    </div>
  );
}
