const rightToLeftLanguages = /^(?:ar|arc|ckb|dv|fa|he|iw|ku-arab|ks|nqo|prs|ps|sd|sdh|syr|ug|ur|yi)\b/i;

/**
 * Which way a locale is written. By a list, since `Intl.Locale` cannot tell in every browser, and
 * server and browser must agree.
 */
export function localeDirection(locale: string): 'ltr' | 'rtl' {
  const [, script] = /^[a-z]{2,3}-([a-z]{4})\b/i.exec(locale) ?? [];
  if (script !== undefined) return /^(?:arab|hebr|syrc|thaa|nkoo|adlm)$/i.test(script) ? 'rtl' : 'ltr';
  return rightToLeftLanguages.test(locale) ? 'rtl' : 'ltr';
}
