import type { chartEnglish } from '../english/chart.ts';
import type { Translation } from '../Messages.ts';

export const chart: Translation<typeof chartEnglish> = {
  'chart.title': '余额走势',
  'chart.range': '时段',
  'chart.days30': '30 天',
  'chart.days90': '90 天',
  'chart.days365': '1 年',
  'chart.summary': '{from} 至 {to}:最低 {min},最高 {max},现在 {last}',
  'chart.spend': '按原因的支出',
  'chart.spendNone': '此时段内没有支出',
  'chart.table': '以表格显示',
  'chart.day': '日期',
  'chart.balance': '余额',
  'chart.empty': '尚无可绘制的内容',
  'chart.emptyExplanation': '有变动后会在此绘制余额。',
  'chart.failed': '余额走势未能加载',
  'chart.drawingFailed': '图表未能加载;表格包含全部内容',
};
