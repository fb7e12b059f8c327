import { useSearchParams } from 'wouter';

/**
 * Keeps what narrows a list in the page's address, so that a reload, a copied address and the way back show
 * the same rows. Returns the filter, and what changes a part of it: an empty text takes one away.
 */
export function useAddressFilter<Name extends string>(names: readonly Name[]) {
  const [address, setAddress] = useSearchParams();
  const filter: { [Key in Name]?: string } = {};
  for (const name of names) {
    const value = address.get(name);
    if (value) filter[name] = value;
  }
  const change = (part: { readonly [Key in Name]?: string }) => {
    setAddress(
      (before) => {
        const after = new URLSearchParams(before);
        for (const name of names) {
          const value = part[name];
          if (value) after.set(name, value);
          else if (value === '') after.delete(name);
        }
        return after;
      },
      // The way back leads to another page, not through each letter of a search.
      { replace: true },
    );
  };
  return [filter, change] as const;
}
