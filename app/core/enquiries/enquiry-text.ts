import { withoutHidden } from '#app/core/account/seen-text.ts'

/** In UTF-16 units, as browsers count. */
export const ENQUIRY_MAX = { body: 4_000, name: 80, email: 254 } as const

/** What nobody sees: control characters other than the end of a line and a tab, and what turns the direction of writing. */
const UNSEEN = /[^\P{Cc}\n\t]|[\u2028-\u202e\u2066-\u2069]/u

/** How many addresses of pages a question may hold; more is what programs send that advertise. */
export const MOST_LINKS = 3

/** What was typed with the line ends of this product, without space around it and without characters that have no look. */
export const tidyText = (typed: string): string => withoutHidden(typed.replaceAll(/\r\n?/g, '\n')).trim()

/** Whether a text holds something that a reader of a mail would not see. @param text as {@link tidyText} gives it */
export const holdsUnseen = (text: string): boolean => UNSEEN.test(text)

/** An address of a page or a mailbox, or what mail programs make one of; "J.R." and "Dr.Meier" are none. */
const ADDRESS = /@|:\/\/|\b[Ww]{3}\.|[\p{L}\p{N}-]{2}\.(?:\p{Ll}{2,}|\p{Lu}{2,})(?![\p{L}\p{N}])/u

/** Whether a name carries an address: it stands at the top of a mail of ours. */
export const holdsAddress = (name: string): boolean => ADDRESS.test(name)

/** How many addresses of pages stand in a text. */
export const countLinks = (text: string): number => text.match(/https?:\/\/|\bwww\./gi)?.length ?? 0

/** A text as mails quote it, so that none of its lines passes for one of ours. */
export const quoteLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line.trim() === '' ? '>' : `> ${line}`))
    .join('\n')
