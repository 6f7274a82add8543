import { writeTypedNumber } from '#app/core/pilots/charter/typed-number.ts'
import type { Range, ValueInput } from '#app/core/pilots/value-inputs.ts'
import { VALUE_INPUTS } from '#app/core/pilots/value-inputs.ts'
import {
  COST_INPUTS,
  type Figure,
  LARGE_INPUTS,
  NEEDED_INPUTS,
  rangeFault,
  SHARE_INPUTS,
  SIGNED_INPUTS,
  type StoredFigures,
} from '#app/core/priority/use-case-value.ts'
import type { Locale } from '#app/messages/locales.ts'
import { type FieldFault, FieldReader, typedIn, type Values } from '#app/routes/pilots/typed.ts'
import type { FormFields } from '#app/server/form.server.ts'

/** Everything that the form of a value may send. */
export const VALUE_FIELDS: FormFields = {
  intent: 'one',
  version: 'count',
  pilot: 'one',
  '*.low': 'one',
  '*.base': 'one',
  '*.high': 'one',
  '*.holds': 'one',
}

const ENDS = ['low', 'base', 'high'] as const
/** More than any figure of a year; a column of JSON and the draws hold it. */
const MOST = 1e10

/** What stands in the fields for these figures, with marks of thousands as the language has them. */
export function fieldsOf(figures: StoredFigures, locale: Locale): Values {
  const write = typedIn(locale)
  const show = (input: ValueInput, figure: number | undefined) =>
    figure !== undefined && LARGE_INPUTS.includes(input)
      ? writeTypedNumber(figure, locale, { isLarge: true })
      : write(figure, SHARE_INPUTS.includes(input))
  return Object.fromEntries(
    VALUE_INPUTS.flatMap((input) => ENDS.map((end) => [`${input}.${end}`, show(input, figures[input]?.[end])])),
  )
}

export type ReadValue =
  | { ok: true; figures: StoredFigures }
  | { ok: false; faults: Readonly<Record<string, FieldFault>> }

/** What is known beside what was typed: the figures that stood in the form, and the pilot whose minutes were taken over. */
type Before = { shown: StoredFigures; pilot: { id: string; minutes: Range } | null }

/**
 * Reads the form. A figure that was changed or ticked is the reader's own; one that was left alone stays what it was.
 *
 * @returns faults by field, such as `volume.low`
 */
export function readValue(values: Values, before: Before): ReadValue {
  const reader = new FieldReader(values)
  const figures: StoredFigures = {}
  for (const input of VALUE_INPUTS) {
    const range = reader.range(input, {
      isCost: COST_INPUTS.includes(input),
      percent: SHARE_INPUTS.includes(input),
      signed: SIGNED_INPUTS.includes(input),
      isLarge: LARGE_INPUTS.includes(input),
    })
    const isMissing = range === null && reader.raw(`${input}.low`) === ''
    if (isMissing && NEEDED_INPUTS.some((needed) => needed === input)) reader.fail(`${input}.low`, 'range')
    if (range === null) continue
    const fault = rangeFault(input, range)
    if (fault === 'share') reader.fail(`${input}.high`, 'share')
    for (const end of ENDS) if (Math.abs(range[end]) > MOST) reader.fail(`${input}.${end}`, 'noNumber')
    figures[input] = originOf(input, range, { before, holds: reader.raw(`${input}.holds`) === 'yes' })
  }
  if (figures.avoided && !figures.errorCost) reader.fail('errorCost.low', 'range')
  if (figures.errorCost && !figures.avoided) reader.fail('avoided.low', 'range')
  const { faults } = reader
  return Object.keys(faults).length > 0 ? { ok: false, faults } : { ok: true, figures }
}

type Kept = { before: Before; holds: boolean }

function originOf(input: ValueInput, range: Range, { before: { shown, pilot }, holds }: Kept): Figure {
  if (input === 'minutes' && pilot && isSame(range, asTyped(pilot.minutes))) {
    return { ...range, origin: 'pilot', pilotId: pilot.id }
  }
  const known = shown[input]
  const isUntouched = known !== undefined && isSame(range, known)
  if (!isUntouched || (holds && known.origin === 'assumed')) return { ...range, origin: 'own' }
  return { ...known }
}

const isSame = (a: Range, b: Range) => ENDS.every((end) => a[end] === b[end])

/** A measured figure as it stands in the form: to two decimals, since three could be read as thousands. */
export function asTyped({ low, base, high }: Range): Range {
  const round = (figure: number) => Math.round(figure * 100) / 100 + 0
  return { low: round(low), base: round(base), high: round(high) }
}
