import { escapeXml } from './xml-tags.ts'

/**
 * What a table program would run: the signs of a formula, also in their full-width forms, and the signs that make it
 * look past the first one.
 *
 * @source security.md P47; OWASP ASVS 5.0, 1.2.10
 */
const ACTIVE = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/

/** Whether a table program would take a text for a formula, at once or when somebody goes into its cell. */
export const isActive = (text: string): boolean => ACTIVE.test(text)

/** Whether a text is a whole number and nothing else: a sign in front of one runs nothing. */
export const isWhole = (text: string): boolean => /^-?\d{1,15}$/.test(text)

/** UTF-16 units that a cell holds; a program refuses the whole file for one more. */
const LONGEST = 32_767

/** A cell that holds text and nothing else. @param place its attributes: where it stands, and its style */
export function textCell(place: string, text: string): string {
  if (text === '') return `<c ${place}/>`
  const held = text.length > LONGEST ? `${text.slice(0, LONGEST - 1).toWellFormed()}…` : text
  return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escapeXml(held)}</t></is></c>`
}
