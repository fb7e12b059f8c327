import type { expiringEnglish } from '../english/expiring.ts';
import type { Translation } from '../Messages.ts';

export const expiring: Translation<typeof expiringEnglish> = {
  'expiring.title': 'समाप्त होने वाली राशि',
  'expiring.soon': { one: '{amount} {count} दिन में समाप्त होंगे', other: '{amount} {count} दिनों में समाप्त होंगे' },
  'expiring.explanation': 'उससे पहले उपयोग करें: बाकी राशि समाप्त हो जाएगी।',
  'expiring.inDays': { one: '{count} दिन में', other: '{count} दिनों में' },
  'expiring.empty': 'कुछ समाप्त नहीं हो रहा',
  'expiring.emptyExplanation': 'इस वॉलेट की सारी राशि खर्च होने तक रहती है।',
  'expiring.failed': 'समाप्त होने वाली राशि लोड नहीं हुई',
};
