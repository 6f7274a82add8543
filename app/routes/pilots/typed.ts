import { readTypedNumber, writeTypedNumber } from '#app/core/pilots/charter/typed-number.ts'
import type { Amount, KpiKind } from '#app/core/pilots/pilot.ts'
import type { Range } from '#app/core/pilots/value-inputs.ts'
import { dayOf } from '#app/core/roadmap/weeks.ts'
import type { Locale } from '#app/messages/locales.ts'

/** What stands in the fields of a form, by their names. */
export type Values = Readonly<Record<string, string>>

/** What is wrong with a field; words for each stand in `pilots.errors`. */
export type FieldFault =
  | 'required'
  | 'tooLong'
  | 'characters'
  | 'noNumber'
  | 'ambiguous'
  | 'negative'
  | 'notPositive'
  | 'share'
  | 'whole'
  | 'date'
  | 'order'
  | 'range'
  | 'rangeOrder'
  | 'email'
  | 'currency'
  | 'choice'
  | 'figureGone'

/** `isLarge`: three digits behind a lone separator are thousands. */
type Bounds = { least?: number; above?: number; most?: number; isLarge?: boolean }
/** `isCost`: low is the larger; `percent`: typed in percent. */
type RangeKind = { isCost?: boolean; percent?: boolean; signed?: boolean; isLarge?: boolean }

/** Reads the fields of a form one by one and keeps what is wrong with them. */
export class FieldReader {
  readonly #values: Values
  readonly faults: Record<string, FieldFault> = {}

  constructor(values: Values) {
    this.#values = values
  }

  raw(name: string): string {
    return (this.#values[name] ?? '').trim()
  }

  fail(name: string, fault: FieldFault): null {
    this.faults[name] ??= fault
    return null
  }

  /** A text without what cannot be stored; empty if nothing was typed. @param max in UTF-16 units */
  text(name: string, max: number): string {
    const typed = this.raw(name).replaceAll('\r\n', '\n')
    if (typed.length > max) this.fail(name, 'tooLong')
    else if (!typed.isWellFormed() || typed.includes('\0')) this.fail(name, 'characters')
    return typed
  }

  /** One of a list; the first if something else was sent. */
  oneOf<const T extends string>(name: string, choices: readonly [T, ...T[]]): T {
    const typed = this.raw(name)
    const found = choices.find((one) => one === typed)
    if (found === undefined && typed !== '') this.fail(name, 'choice')
    return found ?? choices[0]
  }

  /** `null`: nothing was typed, or no number. */
  number(name: string, { least, above, most, isLarge = false }: Bounds = {}): number | null {
    const typed = this.raw(name)
    if (typed === '') return null
    const read = readTypedNumber(typed.replace(/%$/, ''), { isLarge })
    if (!read.ok) return this.fail(name, read.fault)
    if (least !== undefined && read.number < least) return this.fail(name, 'negative')
    if (above !== undefined && read.number <= above) return this.fail(name, 'notPositive')
    if (most !== undefined && read.number > most) return this.fail(name, 'share')
    return read.number
  }

  whole(name: string, { least, most }: { least: number; most: number }): number | null {
    const number = this.number(name)
    if (number === null) return null
    return Number.isInteger(number) && number >= least && number <= most ? number : this.fail(name, 'whole')
  }

  /** ISO date; `null`: nothing was typed, or none. */
  date(name: string): string | null {
    const typed = this.raw(name)
    if (typed === '') return null
    return /^20\d\d-/.test(typed) && dayOf(typed) !== null ? typed : this.fail(name, 'date')
  }

  /** An amount in the unit of a figure, or as a share of its level; typed in percent where it is one. */
  amount(name: string, kind: KpiKind, bounds: { least?: number; above?: number }): Amount | null {
    const relative = this.raw(`${name}.of`) === 'level'
    const typed = this.number(name, bounds)
    return typed === null ? null : { by: fromTyped(typed, relative || kind === 'proportion'), relative }
  }

  /** Three figures; `null`: none was typed. */
  range(name: string, { isCost = false, percent = false, signed = false, isLarge = false }: RangeKind): Range | null {
    const ends = (['low', 'base', 'high'] as const).map((end) => `${name}.${end}`)
    if (ends.every((end) => this.raw(end) === '')) return null
    const bounds = { isLarge, ...(!signed && { least: 0, ...(percent && { most: 100 }) }) }
    const [low, base, high] = ends.map((end) => this.number(end, bounds))
    if (typeof low !== 'number' || typeof base !== 'number' || typeof high !== 'number') {
      for (const end of ends) if (this.raw(end) === '') this.fail(end, 'range')
      return null
    }
    const isOrdered = isCost ? low >= base && base >= high : low <= base && base <= high
    if (!isOrdered) return this.fail(`${name}.base`, 'rangeOrder')
    return { low: fromTyped(low, percent), base: fromTyped(base, percent), high: fromTyped(high, percent) }
  }
}

/** Percent are stored as shares; what multiplying makes of 0.07 is rounded away. */
export const fromTyped = (typed: number, percent: boolean): number =>
  percent ? Number((typed / 100).toPrecision(12)) : typed

/** Writes what is stored as it stands in a field; empty: nothing is. */
export type WriteTyped = (stored: number | null | undefined, percent?: boolean) => string

/** Numbers as the fields of a reader show them; {@link FieldReader} reads each back. */
export const typedIn =
  (locale: Locale): WriteTyped =>
  (stored, percent = false) =>
    stored === null || stored === undefined ? '' : writeTypedNumber(percent ? stored * 100 : stored, locale)
