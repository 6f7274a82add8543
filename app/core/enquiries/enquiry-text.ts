/** In UTF-16 units, as browsers count. */
export const ENQUIRY_MAX = { body: 4_000, name: 200, email: 254 } as const

/** What nobody sees: control characters other than the end of a line and a tab, and what turns the direction of writing. */
const UNSEEN = /[^\P{Cc}\n\t]|[\u2028-\u202e\u2066-\u2069]/u

/** How many addresses of pages a question may hold; more is what programs send that advertise. */
export const MOST_LINKS = 3

/** What was typed with the line ends of this product and without space around it. */
export const tidyText = (typed: string): string => typed.replaceAll(/\r\n?/g, '\n').trim()

/** Whether a text holds something that a reader of a mail would not see. @param text as {@link tidyText} gives it */
export const holdsUnseen = (text: string): boolean => UNSEEN.test(text)

/** How many addresses of pages stand in a text. */
export const countLinks = (text: string): number => text.match(/https?:\/\/|\bwww\./gi)?.length ?? 0

/** A text as mails quote it, so that none of its lines passes for one of ours. */
export const quoteLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line.trim() === '' ? '>' : `> ${line}`))
    .join('\n')
