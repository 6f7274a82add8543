import type { Measured } from '#app/core/pilots/pilot.ts'
import { unitAfter } from '#app/core/pilots/unit-words.ts'
import { formatOf, type Locale } from '#app/messages/locales.ts'
import type { PilotWords } from './pilot-words.server.ts'

type Words = Pick<PilotWords, 't' | 'locale'>

/** A figure in words, with its unit, or as counts with their share: `30 of 40 (75 %)`. @param unit empty: none */
export function writtenFigure({ t, locale }: Words, measured: Measured, unit: string): string {
  const number = numberIn(locale, 4)
  if ('value' in measured) {
    const value = number(measured.value)
    const behind = unitAfter(value, unit)
    return `${value}${behind === '' ? '' : `\u00a0${behind}`}`
  }
  const { numerator, denominator } = measured
  const counts = t('counts', { numerator: number(numerator), denominator: number(denominator) })
  return denominator === 0 ? counts : `${counts} (${writtenShare(numerator / denominator, locale)})`
}

/** A bare value as it is compared with: shares in percent. */
export function writtenValue(words: Words, value: number, { kind, unit }: { kind: string; unit: string }): string {
  return kind === 'proportion' ? writtenShare(value, words.locale) : writtenFigure(words, { value }, unit)
}

const writtenShare = (share: number, locale: Locale) => `${numberIn(locale, 1)(100 * share)}\u00a0%`

function numberIn(locale: Locale, maximumFractionDigits: number): (value: number) => string {
  const key = `${locale} ${maximumFractionDigits}`
  const format = formats.get(key) ?? new Intl.NumberFormat(formatOf(locale), { maximumFractionDigits })
  formats.set(key, format)
  return (value) => format.format(value)
}

const formats = new Map<string, Intl.NumberFormat>()
