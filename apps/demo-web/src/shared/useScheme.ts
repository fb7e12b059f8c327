import { useEffect } from 'react';
import { useSearchParameter } from './useSearchParameter.ts';

/** `auto` follows the system. */
export type Scheme = 'auto' | 'light' | 'dark';

export const schemes: readonly { name: Scheme; label: string }[] = [
  { name: 'auto', label: 'System' },
  { name: 'light', label: 'Light' },
  { name: 'dark', label: 'Dark' },
];

/** The page's colour scheme: in the address, so that a reload, a second tab and a screenshot show the same. */
export function useScheme(): [scheme: Scheme, set: (scheme: Scheme) => void] {
  const [name, set] = useSearchParameter('scheme');
  const scheme = schemes.find((candidate) => candidate.name === name)?.name ?? 'auto';
  useEffect(() => {
    document.documentElement.dataset.scheme = scheme;
  }, [scheme]);
  return [scheme, set];
}
