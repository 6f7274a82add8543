import type { ScreeningView } from './screening-view.ts'
import type { VerdictCode } from './triage-view.ts'

/** How good the news is; a mark is drawn for each. */
type Tone = 'ready' | 'almost' | 'nearly' | 'notyet' | 'open' | 'stop' | 'none'

/** The mark beside the sentence of a triage. */
export const TRIAGE_TONES: Readonly<Record<VerdictCode, Tone>> = {
  prohibited: 'stop',
  prohibitedLater: 'stop',
  outOfScope: 'none',
  notAi: 'none',
  openSource: 'none',
  highRisk: 'notyet',
  highRiskNow: 'notyet',
  highRiskShielded: 'notyet',
  highRiskOpen: 'notyet',
  highRiskOthers: 'notyet',
  transparencyOwn: 'nearly',
  transparencyOthers: 'almost',
  transparencyOpen: 'open',
  model: 'nearly',
  minimal: 'ready',
  open: 'open',
}

/** The mark beside the sentence of a screening. */
export const SCREENING_TONES: Readonly<Record<ScreeningView['outcome'], Tone>> = {
  stop: 'stop',
  statute: 'notyet',
  criteria: 'notyet',
  nationalList: 'notyet',
  screening: 'ready',
  notApplicable: 'none',
  undetermined: 'open',
}
