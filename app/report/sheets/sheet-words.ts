import type { createTranslator } from 'use-intl/core'
import type { FilledField, ReachedLevel } from '#app/core/templates/filled-template.ts'
import type { Messages } from '#app/messages/locales.ts'

export type SheetWords = ReturnType<typeof createTranslator<Messages, 'templates'>>
export type SheetTable = Pick<Extract<FilledField, { kind: 'table' }>, 'columns' | 'rows' | 'numbered'>

const SIGNED = ['for', 'name', 'date', 'signature'] as const

/** The lines on which a statement is signed. */
export function signatures(signers: readonly string[], words: SheetWords): SheetTable {
  return {
    columns: SIGNED.map((column) => ({ label: words(`sign.${column}`), narrow: column === 'date' })),
    rows: signers.map((signer) => [signer, '', '', '']),
    numbered: false,
  }
}

/** Where somebody stands today; empty where nobody was asked. */
export function todayText({ today }: Pick<ReachedLevel, 'today'>, words: SheetWords): string {
  if (today.state === 'answered') return today.statement
  if (today.state === 'blank') return ''
  return words(today.state === 'open' ? 'todayOpen' : 'todayUnsure')
}

/** Who fills it in, with their names where they are known. */
export function filledByText(filledBy: readonly { role: string; person: string }[], words: SheetWords): string {
  return filledBy.map(({ role, person }) => (person ? words('roleAndPerson', { role, person }) : role)).join(', ')
}
