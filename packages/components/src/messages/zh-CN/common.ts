import type { commonEnglish } from '../english/common.ts';
import type { Translation } from '../Messages.ts';

export const common: Translation<typeof commonEnglish> = {
  language: 'zh-CN',
  'common.retry': '重试',
  'common.partFailed': '页面的这一部分未能加载',
  'common.closing': '此钱包正在关闭',
  'common.closingExplanation': '余额正在退还,因此无法进行任何更改。',
  'common.noWallet': '尚无钱包',
  'common.noWalletExplanation': '为此账户开通后会显示在这里。',
  'error.connection': '无法连接服务器。请检查网络连接。',
  'error.session': '会话已结束。请重新加载页面以继续。',
  'error.forbidden': '您没有访问权限。请联系账户所有者。',
  'error.busy': '请求过多。请稍候。',
  'error.other': '我们这边出了问题。请稍候。',
};
