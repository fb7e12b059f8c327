const formats = new Map<string, Intl.DateTimeFormat>();

/** Far more than a page needs; it keeps a server that renders for every locale from growing. */
const formatsMax = 200;

/** The formatter of a language, made once for all rows of a page: making one costs a hundred times its use. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, options);
    if (formats.size >= formatsMax) formats.clear();
    formats.set(key, format);
  }
  return format;
}
