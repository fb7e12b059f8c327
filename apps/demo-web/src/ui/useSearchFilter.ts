import { useSearchParams } from 'wouter';

/**
 * Keeps a list's filter in the page's URL, so that a reload, a copied link and the back button show the same rows.
 * Returns the filter and a function that changes a part of it: an empty string removes a name.
 */
export function useSearchFilter<Name extends string>(names: readonly Name[]) {
  const [params, setParams] = useSearchParams();
  const filter: { [Key in Name]?: string } = {};
  for (const name of names) {
    const value = params.get(name);
    if (value) filter[name] = value;
  }
  const change = (part: { readonly [Key in Name]?: string }) => {
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        for (const name of names) {
          const value = part[name];
          if (value) after.set(name, value);
          else if (value === '') after.delete(name);
        }
        return after;
      },
      // The back button leads to the previous page, not through each letter of a search.
      { replace: true },
    );
  };
  return [filter, change] as const;
}
