import type { paymentMethodEnglish } from '../english/paymentMethod.ts';
import type { Translation } from '../Messages.ts';

export const paymentMethod: Translation<typeof paymentMethodEnglish> = {
  'paymentMethod.title': '付款方式',
  'paymentMethod.explanation': '按此顺序扣款:若一种被拒,则尝试下一种。',
  'paymentMethod.named': '{brand},尾号 {last4}',
  'paymentMethod.expires': '有效期至 {date}',
  'paymentMethod.expired': '已于 {date} 过期',
  'paymentMethod.delayed': '需要数天',
  'paymentMethod.presentOnly': '仅限本人在场时',
  'paymentMethod.default': '默认',
  'paymentMethod.change': '更改',
  'paymentMethod.failed': '付款方式未能加载',
  'paymentMethod.none': '尚未保存付款方式',
  'paymentMethod.add': '添加付款方式',
  'paymentMethod.addExplanation': '测试付款方式,结果各不相同',
  'paymentMethod.addFailed': '付款方式未能添加',
  'paymentMethod.makeDefault': '设为默认',
  'paymentMethod.makeDefaultFailed': '默认方式未能更改',
  'paymentMethod.remove': '移除',
  'paymentMethod.removeTitle': '移除 {method}?',
  'paymentMethod.removeExplanation': '今后不再从中扣款。使用它的自动充值将关闭。',
  'paymentMethod.removeFailed': '付款方式未能移除',
  'paymentMethod.keep': '保留',
  'paymentMethod.readOnly': '只有账户所有者可以更改。',
};
