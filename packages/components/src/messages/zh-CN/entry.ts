import type { entryEnglish } from '../english/entry.ts';
import type { Translation } from '../Messages.ts';

export const entry: Translation<typeof entryEnglish> = {
  'entry.close': '关闭',
  'entry.date': '日期',
  'entry.type': '类型',
  'entry.source': '原因',
  'entry.reference': '参考号',
  'entry.balanceBefore': '变动前余额',
  'entry.balanceAfter': '变动后余额',
  'entry.copy': '复制参考号',
  'entry.copied': '已复制参考号',
  'entry.copyFailed': '参考号未能复制',
  'entry.print': '打印',
  'entry.receipt': '收据',
  'entry.receiptFailed': '收据未能加载',
  'entry.receiptNumber': '收据编号',
  'entry.issued': '开具日期',
  'entry.from': '开具方',
  'entry.to': '致',
  'entry.paidWith': '付款方式',
  'entry.line.amount': '充值',
  'entry.line.bonus': '赠送',
  'entry.line.fee': '手续费',
  'entry.line.tax': '税费',
  'entry.line.total': '支付总额',
};
