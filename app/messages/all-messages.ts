import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import type { Locale, Messages } from './locales.ts'

/**
 * All strings of every language at once, for what speaks without waiting and outside of the server, such as reports drawn
 * by a command. Never for the browser, which gets what a page needs in one language.
 */
export const MESSAGES: Readonly<Record<Locale, Messages>> = { en, de }
