'use client';
import { useEffect, useState } from 'react';

export type BalanceCardExtras = typeof import('./balanceCardExtras.ts');

/** What a balance can be read without; undefined until it has loaded, and where it does not load. */
export function useBalanceCardExtras(): BalanceCardExtras | undefined {
  const [extras, setExtras] = useState<BalanceCardExtras>();
  useEffect(() => {
    import('./balanceCardExtras.ts').then(setExtras, () => {});
  }, []);
  return extras;
}
