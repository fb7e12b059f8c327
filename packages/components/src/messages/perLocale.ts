/** What is made once for each locale: Intl takes longer to make a formatter than a widget takes to be drawn. */
export function perLocale<Made>(make: (locale: string) => Made): (locale: string) => Made {
  const made: Record<string, Made> = {};
  return (locale) => (made[locale] ??= make(locale));
}
