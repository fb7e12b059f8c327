import type { paymentMethodEnglish } from '../english/paymentMethod.ts';
import type { Translation } from '../Messages.ts';

export const paymentMethod: Translation<typeof paymentMethodEnglish> = {
  'paymentMethod.title': 'Zahlungsmittel',
  'paymentMethod.explanation': 'Belastet in dieser Reihenfolge: Wird eines abgelehnt, folgt das nächste.',
  'paymentMethod.named': '{brand} mit Endziffern {last4}',
  'paymentMethod.expires': 'Gültig bis {date}',
  'paymentMethod.expired': 'Abgelaufen {date}',
  'paymentMethod.delayed': 'Dauert einige Tage',
  'paymentMethod.presentOnly': 'Nur in Ihrer Anwesenheit',
  'paymentMethod.default': 'Standard',
  'paymentMethod.change': 'Ändern',
  'paymentMethod.failed': 'Ihre Zahlungsmittel konnten nicht geladen werden',
  'paymentMethod.none': 'Noch kein Zahlungsmittel gespeichert',
  'paymentMethod.add': 'Zahlungsmittel hinzufügen',
  'paymentMethod.addExplanation': 'Testzahlungsmittel, jedes mit eigenem Ausgang',
  'paymentMethod.addFailed': 'Das Zahlungsmittel wurde nicht hinzugefügt',
  'paymentMethod.makeDefault': 'Als Standard festlegen',
  'paymentMethod.makeDefaultFailed': 'Der Standard wurde nicht geändert',
  'paymentMethod.remove': 'Entfernen',
  'paymentMethod.removeTitle': '{method} entfernen?',
  'paymentMethod.removeExplanation':
    'Es wird nicht mehr belastet. Eine automatische Aufladung damit wird ausgeschaltet.',
  'paymentMethod.removeFailed': 'Das Zahlungsmittel wurde nicht entfernt',
  'paymentMethod.keep': 'Behalten',
  'paymentMethod.readOnly': 'Nur Inhaber des Kontos können sie ändern.',
};
