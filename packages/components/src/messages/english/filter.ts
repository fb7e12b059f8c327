/** What the filters of `LedgerTable` say. */
export const filterEnglish = {
  'filter.title': 'Filters',
  'filter.text': 'Search',
  'filter.type': 'Type',
  'filter.anyType': 'All types',
  'filter.source': 'Reason',
  'filter.anySource': 'All reasons',
  'filter.from': 'From',
  'filter.to': 'To',
  'filter.amountMin': 'Smallest amount',
  'filter.amountMax': 'Largest amount',
  'filter.clear': 'Clear all',
} as const;
