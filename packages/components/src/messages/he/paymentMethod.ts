import type { paymentMethodEnglish } from '../english/paymentMethod.ts';
import type { Translation } from '../Messages.ts';

export const paymentMethod: Translation<typeof paymentMethodEnglish> = {
  'paymentMethod.title': 'אמצעי תשלום',
  'paymentMethod.explanation': 'מחויבים בסדר הזה: אם אחד נדחה, מנסים את הבא.',
  'paymentMethod.named': '{brand} המסתיים ב־{last4}',
  'paymentMethod.expires': 'בתוקף עד {date}',
  'paymentMethod.expired': 'פג ב־{date}',
  'paymentMethod.delayed': 'אורך כמה ימים',
  'paymentMethod.presentOnly': 'רק בנוכחותך',
  'paymentMethod.default': 'ברירת מחדל',
  'paymentMethod.change': 'שינוי',
  'paymentMethod.failed': 'אמצעי התשלום לא נטענו',
  'paymentMethod.none': 'לא נשמר עדיין אמצעי תשלום',
  'paymentMethod.add': 'הוספת אמצעי תשלום',
  'paymentMethod.addExplanation': 'אמצעי בדיקה, לכל אחד תוצאה משלו',
  'paymentMethod.addFailed': 'אמצעי התשלום לא נוסף',
  'paymentMethod.makeDefault': 'הגדרה כברירת מחדל',
  'paymentMethod.makeDefaultFailed': 'ברירת המחדל לא השתנתה',
  'paymentMethod.remove': 'הסרה',
  'paymentMethod.removeTitle': 'להסיר את {method}?',
  'paymentMethod.removeExplanation': 'לא יחויב עוד. טעינה אוטומטית שמשתמשת בו תיכבה.',
  'paymentMethod.removeFailed': 'אמצעי התשלום לא הוסר',
  'paymentMethod.keep': 'השארה',
  'paymentMethod.readOnly': 'רק בעלי החשבון יכולים לשנות אותם.',
};
