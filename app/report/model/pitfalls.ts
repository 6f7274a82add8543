import type { ScoreResult } from '#app/core/scoring/result.ts'
import { answerEntries } from './answers.ts'
import type { PitfallEntry } from './dimension-model.ts'
import type { ReportContext } from './report-context.ts'
import type { Tone } from './report-parts.ts'

type Band = 'low' | 'medium' | 'high'
type Exposure = ScoreResult['pitfalls'][number]

const TONES: Record<Exposure['band'], Tone> = { low: 'ready', medium: 'notyet', high: 'stop', unknown: 'open' }

/** The ways that pilots fail, in the catalogue's order, with what exposes this team to them. */
export function describePitfalls(context: ReportContext): PitfallEntry[] {
  return context.catalogue.pitfalls.flatMap((pitfall) => {
    const exposure = context.score.pitfalls.find(({ id }) => id === pitfall.id)
    if (!exposure) return []
    return [
      {
        id: pitfall.id,
        name: pitfall.name,
        tone: TONES[exposure.band],
        label: bandLabel(context, exposure),
        score: context.words.range(exposure.score),
        because: answerEntries(context, exposure.because?.questions ?? []),
        lowMeans: pitfall.lowMeans,
        firstActions: pitfall.firstActions.flatMap((id) => {
          const action = context.actions.get(id)
          return action ? [{ id, name: action.name }] : []
        }),
      },
    ]
  })
}

function bandLabel({ words }: ReportContext, { band, range }: Exposure): string {
  if (band !== 'unknown') return words.t(`pitfall.${band}`)
  const [best, worst] = range as [Band, Band]
  const [from, to] = [words.t(`pitfall.word.${best}`), words.t(`pitfall.word.${worst}`)]
  return best === 'low'
    ? words.t('pitfall.upTo', { worst: from, best: to })
    : words.t('pitfall.atLeast', { worst: from, best: to })
}
