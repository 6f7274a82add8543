import type { Locale, Messages } from './locales.ts'

/** The message files of this folder, whichever language they are of. */
const files = import.meta.glob<{ default: Messages }>('./??.json')

/** All strings of one locale. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  const load = files[`./${locale}.json`]
  if (!load) throw new TypeError(`app/messages/${locale}.json is missing.`)
  return (await load()).default
}
