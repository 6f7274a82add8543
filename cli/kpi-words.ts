import type { Method } from '#app/core/pilots/compare.ts'
import type { DataGap } from '#app/core/pilots/data-gaps.ts'
import type { Gate } from '#app/core/pilots/gate.ts'
import type { KpiJudgement } from '#app/core/pilots/judge-kpi.ts'
import type { PilotFigures } from '#app/core/pilots/pilot-figures.ts'

const METHODS: Record<Method, string> = {
  'ar-welch':
    'Difference of the means of periods, t interval after Welch (1947), its variance widened by (1 + phi) / (1 - phi) for periods that resemble their neighbours.',
  'hodges-lehmann':
    'Median of all differences between a period in the pilot and one before it, bounded by ranks: Hodges and Lehmann (1963), exact distribution up to 2,500 pairs.',
  'paired-mean':
    'Mean difference between pilot and control in the same period, one-sample t interval, widened for autocorrelation.',
  'paired-welch':
    'Differences between pilot and control in the same period, those of the pilot against those before it, t interval after Welch (1947), widened for autocorrelation.',
  'difference-in-differences':
    'Change of the pilot minus change of the control, t interval with Satterthwaite (1946), widened for autocorrelation. It assumes parallel trends.',
}

const VERDICTS: Record<KpiJudgement['verdict'], string> = {
  met: 'Even the lower end of the range reaches the smallest improvement that is worth it.',
  improved: 'It improved, but perhaps by less than is worth it.',
  belowTarget: 'Even the upper end of the range lies below the smallest improvement that is worth it.',
  worse: 'Even the upper end of the range is a change for the worse.',
  inconclusive: 'The range holds both no improvement and one that is worth it.',
  tooEarly: 'Nothing may be read as a verdict yet; the gaps say what is missing.',
  informs: 'It has no target and decides nothing.',
}

const GAPS: Record<DataGap['gap'], string> = {
  'few-pilot-values': 'There are fewer than six complete periods of the pilot.',
  'few-baseline-values': 'There are fewer than six periods from before the pilot.',
  'missing-periods': 'Fewer than 80 % of the planned periods have a reading.',
  'not-comparable': 'The groups were not drawn by lot, and nothing from before the pilot shows how they differed.',
  'no-target': 'The target is a share of a level that is not known.',
  'not-over': 'The last period and its follow-up are not over.',
}

const REASONS: Record<Gate['reasons'][number]['code'], string> = {
  'too-little-data': 'There are too few data for a verdict.',
  'governance-fail': 'A check of governance failed.',
  'governance-missing': 'A check of governance is not done.',
  'hard-event': 'An event happened that ends the pilot.',
  'guardrail-breached': 'A guardrail got worse by more than its margin.',
  'guardrail-unclear': 'It cannot be ruled out that a guardrail got worse by more than its margin.',
  'primary-worse': 'The primary KPI got worse.',
  'primary-belowTarget': 'The primary KPI improved by less than is worth it.',
  'primary-inconclusive': 'What the primary KPI did is not clear.',
  'primary-improved': 'The primary KPI improved, but perhaps by less than is worth it.',
}

const LOOKS =
  'Each weekly look is part of a sequence that misses in at most 1 of 100 pilots however often one looks: t mixture with the scale fixed by the plan (Lai 1976; Wang and Ramdas 2023); for shares the wider of that and the normal mixture of their counts (Howard et al. 2021).'
const CHART =
  'Limits are the mean of the first twenty values before the pilot and 2.66 mean moving ranges (Wheeler). A signal asks for a cause and is no proof.'

/** The words of what came out, by what it is called in the figures. */
export function explainFigures({ primary, others, gate, figures }: Omit<PilotFigures, 'engine'>) {
  const judged = [primary, ...others]
  return {
    methods: pick(
      METHODS,
      figures.map(({ atEnd }) => atEnd.method),
    ),
    looks: LOOKS,
    chart: CHART,
    verdicts: pick(
      VERDICTS,
      judged.map(({ verdict }) => verdict),
    ),
    gaps: pick(
      GAPS,
      judged.flatMap(({ gaps }) => gaps.map(({ gap }) => gap)),
    ),
    reasons: pick(
      REASONS,
      gate.reasons.map(({ code }) => code),
    ),
  }
}

function pick<Key extends string>(texts: Record<Key, string>, keys: readonly Key[]): Partial<Record<Key, string>> {
  const chosen = [...new Set(keys)].sort().map((key) => [key, texts[key]])
  return Object.fromEntries(chosen)
}
