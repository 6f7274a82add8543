import { LOCALES, type Locale } from '#app/messages/locales.ts'
import { sayIn } from './words.server.ts'

/** What stands on pages and in the report where no company was named, in each language. */
const UNNAMED = new Map(
  await Promise.all(LOCALES.map(async (one) => [one, (await sayIn(one))('unnamedCompany')] as const)),
)

/** The name of a company that nobody named, for whoever starts a check in this language. */
export const unnamedCompany = (locale: Locale): string => UNNAMED.get(locale) ?? ''

/** Whether somebody named the company that is assessed. @param title in whatever language the check was started */
export const isNamed = (title: string): boolean => ![...UNNAMED.values()].includes(title)
