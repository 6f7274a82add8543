import { useTranslations } from 'use-intl'
import { MarkShape, type Tone, VerdictMark } from '#app/ui/verdict-mark.tsx'
import type { Standing } from './question-view.server.ts'

export const standings = ['disagree', 'slight', 'agree', 'single', 'nobody', 'agreed'] as const

const tones: Record<Standing | 'agreed', Tone> = {
  disagree: 'notyet',
  slight: 'nearly',
  agree: 'ready',
  single: 'almost',
  nobody: 'open',
  agreed: 'ready',
}

type StandingProps = { standing: Standing | 'agreed' }

/** How people stand to one another, as a shape and a word. */
export function StandingMark({ standing }: StandingProps) {
  const t = useTranslations('agreement.standing')
  return <VerdictMark tone={tones[standing]}>{t(standing)}</VerdictMark>
}

const colours: Record<Standing | 'agreed', string> = {
  disagree: 'text-notyet',
  slight: 'text-nearly',
  agree: 'text-ready',
  single: 'text-ready',
  nobody: 'text-open',
  agreed: 'text-ready',
}

export function StandingShape({ standing }: StandingProps) {
  return (
    <span className={`mt-1 ${colours[standing]}`}>
      <MarkShape tone={tones[standing]} />
    </span>
  )
}
