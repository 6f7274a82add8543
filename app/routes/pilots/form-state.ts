import type { FieldFault, Values } from './typed.ts'

/** What stands in a form, and what is wrong with it. */
export type FormState = { values: Values; faults: Readonly<Record<string, FieldFault>> }

/** The id of a field; dots would have to be escaped in links and styles. */
export const idOf = (name: string) => name.replaceAll('.', '-')

/** Fields of which one says something in each row that is one. */
const LEADING = ['name', 'text', 'email']

/** How many rows a list shows: those that say something, and empty ones to go on in. */
export function rowsOf(values: Values, prefix: string, { most, spare }: { most: number; spare: number }): string[] {
  const used = Object.keys(values).flatMap((name) => {
    const [list, at, field] = name.split('.')
    const isSaid = list === prefix && LEADING.includes(field ?? '') && values[name] !== ''
    return isSaid ? [Number(at)] : []
  })
  const last = Math.max(-1, ...used)
  return Array.from({ length: Math.min(most, last + 1 + spare) }, (_, at) => `${prefix}.${at}`)
}
