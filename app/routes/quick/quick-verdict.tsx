import { useTranslations } from 'use-intl'
import type { Verdict } from '#app/core/scoring/result.ts'
import { type Tone, VerdictMark } from '#app/ui/verdict-mark.tsx'

const TONES: Record<Verdict, Tone> = {
  ready: 'ready',
  readyAfterHomework: 'almost',
  nearly: 'nearly',
  notYet: 'notyet',
}

/** A settled verdict in its word; `null`: it does not apply. */
export function QuickVerdict({ verdict }: { verdict: Verdict | null }) {
  const t = useTranslations('quick.verdict')
  return <VerdictMark tone={verdict === null ? 'none' : TONES[verdict]}>{t(verdict ?? 'none')}</VerdictMark>
}
