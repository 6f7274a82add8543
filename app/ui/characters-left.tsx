import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'

/** Said when no more than this share of a field is left, or this many characters. */
const NEAR = { share: 0.1, most: 100, least: 10 }

/**
 * Counts towards the length of a field, since the browser cuts off what is longer without a word.
 *
 * @param max in UTF-16 units, as browsers count; without it nothing is counted
 */
export function useCharactersLeft(max: number | undefined, typed: unknown) {
  const [length, setLength] = useState(typeof typed === 'string' ? typed.length : 0)
  return {
    left: max === undefined || max - length > nearOf(max) ? null : Math.max(0, max - length),
    onInput(event: FormEvent<HTMLInputElement | HTMLTextAreaElement>) {
      setLength(event.currentTarget.value.length)
    },
  }
}

function nearOf(max: number): number {
  return Math.max(NEAR.least, Math.min(NEAR.most, Math.floor(max * NEAR.share)))
}

/** How many more characters fit; nothing while that is many. */
export function CharactersLeft({ left }: { left: number | null }) {
  const t = useTranslations('ui')
  if (left === null) return null
  return (
    <output className={`text-sm ${left === 0 ? 'font-semibold text-notyet' : 'text-soft'}`}>
      {t('charactersLeft', { count: left })}
    </output>
  )
}
