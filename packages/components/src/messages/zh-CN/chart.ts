import type { chartEnglish } from '../english/chart.ts';
import type { Translation } from '../Messages.ts';

export const chart: Translation<typeof chartEnglish> = {
  'chart.title': '余额走势',
  'chart.range': '时段',
  'chart.days30': '{count} 天',
  'chart.days90': '{count} 天',
  'chart.days365': '1 年',
  'chart.summary': '{from} 至 {to}:最低 {min},最高 {max},现在 {last}',
  'chart.spend': '支出(按原因)',
  'chart.spendNone': '此时段内没有支出',
  'chart.table': '以表格显示',
  'chart.day': '日期',
  'chart.balance': '余额',
  'chart.empty': '暂无可显示的内容',
  'chart.emptyExplanation': '资金变动后,余额走势会显示在这里。',
  'chart.failed': '余额走势未能加载',
  'chart.drawingFailed': '图表未能加载;表格包含全部内容',
};
