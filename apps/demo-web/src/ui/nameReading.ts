/** Query options of what is read for a name alone: a list of 25 rows does not ask for 25 names every few seconds. */
export const nameReading = { staleTime: 300_000, refetchInterval: false } as const;
