import type { filterEnglish } from '../english/filter.ts';
import type { Translation } from '../Messages.ts';

export const filter: Translation<typeof filterEnglish> = {
  'filter.title': '筛选',
  'filter.text': '搜索',
  'filter.type': '类型',
  'filter.anyType': '所有类型',
  'filter.source': '原因',
  'filter.anySource': '所有原因',
  'filter.from': '从',
  'filter.to': '至',
  'filter.amountMin': '最小金额',
  'filter.amountMax': '最大金额',
  'filter.clear': '全部清除',
};
