import type { Measured } from '#app/core/pilots/pilot.ts'
import { unitBehindNumber } from '#app/core/pilots/unit-words.ts'

const NUMBER = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 4 })
const TENTH = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

/** A figure in words, with its unit, or as counts with their share: `30 of 40 (75 %)`. @param unit empty: none */
export function writtenFigure(measured: Measured, unit: string): string {
  const behind = unitBehindNumber(unit)
  if ('value' in measured) return `${NUMBER.format(measured.value)}${behind === '' ? '' : `\u00a0${behind}`}`
  const { numerator, denominator } = measured
  const counts = `${NUMBER.format(numerator)} of ${NUMBER.format(denominator)}`
  return denominator === 0 ? counts : `${counts} (${writtenShare(numerator / denominator)})`
}

/** A bare value as it is compared with: shares in percent. */
export function writtenValue(value: number, { kind, unit }: { kind: string; unit: string }): string {
  return kind === 'proportion' ? writtenShare(value) : writtenFigure({ value }, unit)
}

const writtenShare = (share: number) => `${TENTH.format(100 * share)}\u00a0%`
