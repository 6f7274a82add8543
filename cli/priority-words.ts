import type { Apart } from '#app/core/priority/prioritise.ts'
import type { Verdict } from '#app/core/scoring/result.ts'
import type { Locale } from '#app/messages/locales.ts'

export type PriorityWords = {
  intro: (currency: string, seed: number) => string
  /** Of the table of use cases: three columns of words, seven of figures, and what is assumed. */
  heads: readonly string[]
  bars: string
  /** A use case and its input, then three figures. */
  barHeads: readonly string[]
  apart: string
  apartHeads: readonly [useCase: string, why: string]
  because: Record<Apart['because'], string>
  verdict: Record<Verdict, string>
  /** Between the two ends of a range. */
  to: string
}

/** What the tables of a priority say, by language. English names verdicts as the JSON does. */
export const PRIORITY_WORDS: Record<Locale, PriorityWords> = {
  en: {
    intro: (currency, seed) =>
      `Net value of a year in ${currency}; there is no order inside a tier. Seed of the draws: ${seed}.`,
    heads: ['tier', 'use case', 'verdict', 'least', 'p10', 'p50', 'p90', 'most', 'once', 'index', 'assumed'],
    bars: 'What the net value of a year hangs on, the widest first.',
    barHeads: ['use case', 'input', 'at low', 'at high', 'span'],
    apart: 'In no tier.',
    apartHeads: ['use case', 'why'],
    because: {
      notApplicable: 'does not apply by the answers',
      prohibited: 'the law forbids it',
      losing: 'a year costs more than it brings at best',
      notEstimated: 'nobody said what it would bring',
      incomplete: 'a figure is missing',
      unplanned: 'no preparation can be planned',
    },
    verdict: { ready: 'ready', readyAfterHomework: 'readyAfterHomework', nearly: 'nearly', notYet: 'notYet' },
    to: 'to',
  },
  de: {
    intro: (currency, seed) =>
      `Nettonutzen eines Jahres in ${currency}; innerhalb einer Gruppe gibt es keine Reihenfolge. Startwert der Ziehungen: ${seed}.`,
    heads: [
      ...['Gruppe', 'Anwendungsfall', 'Urteil', 'mindestens', 'p10', 'p50', 'p90', 'höchstens'],
      ...['einmalig', 'Index', 'angenommen'],
    ],
    bars: 'Woran der Nettonutzen eines Jahres hängt, das Wichtigste zuerst.',
    barHeads: ['Anwendungsfall', 'Eingabe', 'vorsichtig', 'hoffnungsvoll', 'Spanne'],
    apart: 'In keiner Gruppe.',
    apartHeads: ['Anwendungsfall', 'warum'],
    because: {
      notApplicable: 'trifft nach den Antworten nicht zu',
      prohibited: 'das Recht verbietet es',
      losing: 'ein Jahr kostet mehr, als es bestenfalls bringt',
      notEstimated: 'niemand hat gesagt, was es bringen würde',
      incomplete: 'eine Zahl fehlt',
      unplanned: 'keine Vorbereitung lässt sich planen',
    },
    verdict: {
      ready: 'bereit',
      readyAfterHomework: 'bereit nach Hausaufgaben',
      nearly: 'fast bereit',
      notYet: 'noch nicht',
    },
    to: 'bis',
  },
}
