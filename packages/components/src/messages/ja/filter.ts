import type { filterEnglish } from '../english/filter.ts';
import type { Translation } from '../Messages.ts';

export const filter: Translation<typeof filterEnglish> = {
  'filter.title': '絞り込み',
  'filter.text': '検索',
  'filter.type': '種類',
  'filter.anyType': 'すべての種類',
  'filter.source': '理由',
  'filter.anySource': 'すべての理由',
  'filter.from': '開始日',
  'filter.to': '終了日',
  'filter.amountMin': '最小金額',
  'filter.amountMax': '最大金額',
  'filter.clear': 'すべて解除',
};
