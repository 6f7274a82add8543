import type { Interval } from '#app/core/scoring/result.ts'
import { type ComparedView, compareViews, type SeenLevel } from '#app/core/second-view/compare-views.ts'
import { compareVerdicts, type MovedTarget } from '#app/core/what-if/compare-outcomes.ts'
import type { VerdictOutcome } from '#app/core/what-if/what-if.ts'
import type { CapabilityLadder } from './dimension-model.ts'
import type { ReportModel } from './report-model.ts'
import type { SecondView, SeenEntry } from './second-view-model.ts'
import { createWording, type Wording } from './wording.ts'

/** What was written down of a company, and what would follow from it. */
export type SeenInput = {
  seen: readonly SeenLevel[]
  /** Names of those who saw it, each once; empty: nobody knows any more. */
  by: readonly string[]
  /** ISO dates of the first and the last that was written down. */
  from: string
  to: string
  /** The verdicts of the answers, and those of what was seen; `null`: nobody can work them out any more. */
  verdicts: { said: VerdictOutcome; seen: VerdictOutcome } | null
}

type Said = { ladder: CapabilityLadder; dimension: string }

/**
 * What a consultant saw beside what the answers say, in the language of the report.
 *
 * @returns `undefined` where nothing of it can be compared: nothing was seen, or only what does not apply
 */
export function describeSecondView(report: ReportModel, input: SeenInput): SecondView | undefined {
  const said = saidIn(report)
  const compared = compareViews(new Map([...said].map(([id, { ladder }]) => [id, ladder.level])), input.seen)
  if (compared.length === 0) return undefined
  const words = createWording(report.locale)
  const { t } = words
  return {
    title: t('secondView.title'),
    intro: [
      whoSaw(words, input),
      t('secondView.differ', {
        count: compared.length,
        differ: compared.filter(({ agreement }) => agreement === 'apart').length,
      }),
      t('secondView.changesNothing'),
    ].join(' '),
    columns: {
      capability: t('secondView.capability'),
      said: t('secondView.said'),
      seen: t('secondView.seen'),
      difference: t('secondView.difference'),
      reason: t('secondView.reason'),
    },
    rows: compared.flatMap((one) => entryOf(words, one, said.get(one.capability))),
    wouldBe: input.verdicts && {
      title: t('secondView.wouldBe'),
      lines: linesOf(words, report, input.verdicts),
    },
  }
}

/** The capabilities that apply, by id. */
function saidIn({ dimensions }: ReportModel): ReadonlyMap<string, Said> {
  const ladders = dimensions.flatMap(({ name, capabilities }) =>
    capabilities.filter(({ applies }) => applies).map((ladder) => [ladder.id, { ladder, dimension: name }] as const),
  )
  return new Map(ladders)
}

function whoSaw(words: Wording, { by, from, to }: SeenInput): string {
  return words.t('secondView.by', {
    known: by.length > 0 ? 'yes' : 'no',
    names: words.list(by),
    span: from === to ? 'one' : 'more',
    from: words.date(from),
    to: words.date(to),
  })
}

function entryOf(words: Wording, compared: ComparedView, said: Said | undefined): SeenEntry[] {
  if (!said) return []
  const { capability, said: saidLevel, seen: seenLevel, agreement, over, reason } = compared
  const { ladder, dimension } = said
  return [
    {
      capability,
      name: ladder.name,
      dimension,
      agreement,
      over,
      said: ladder.levelText,
      seen: levelWords(words, seenLevel),
      saidLevel,
      seenLevel,
      difference: differenceOf(words, compared, ladder.state === 'open'),
      reason,
    },
  ]
}

/** A level, or two ends of one, as ladders of the report say it. */
export function levelWords({ t }: Pick<Wording, 't'>, { lo, hi }: Interval): string {
  return lo === hi ? t('dimension.level', { level: lo }) : t('dimension.levelOpen', { low: lo, high: hi })
}

function differenceOf({ t }: Wording, { agreement, over, said, seen }: ComparedView, isOpen: boolean): string {
  if (isOpen) return t('secondView.is.open')
  if (agreement === 'agrees') return t('secondView.is.same')
  if (agreement === 'within') {
    return t(said.hi - said.lo > seen.hi - seen.lo ? 'secondView.is.within' : 'secondView.is.wider')
  }
  const [upper, lower] = over > 0 ? [said, seen] : [seen, said]
  const [least, most] = [upper.lo - lower.hi, upper.hi - lower.lo]
  const span = least === most ? 'one' : least > 0 ? 'between' : 'upTo'
  return t(over > 0 ? 'secondView.is.less' : 'secondView.is.more', { span, least, most })
}

/** Use cases first; techniques that come inside bought tools have no verdict of their own. */
function linesOf(words: Wording, report: ReportModel, { said, seen }: NonNullable<SeenInput['verdicts']>): string[] {
  const moved = compareVerdicts(said, seen)
  const techniques = report.techniques.flatMap(({ rows }) => rows.filter(({ insideTools }) => !insideTools))
  const lines = [
    ...readinessLine(words, said.readiness, seen.readiness),
    ...movesOf(words, { named: report.useCases.rows, kind: 'useCase', ...moved.useCases }),
    ...movesOf(words, { named: techniques, kind: 'technique', ...moved.techniques }),
  ]
  return lines.length > 0 ? lines : [words.t('secondView.wouldBeSame')]
}

function readinessLine(words: Wording, before: Interval | null, after: Interval | null): string[] {
  if (!before || !after) return []
  const [was, is] = [words.range(before).text, words.range(after).text]
  return was === is ? [] : [words.t('secondView.readiness', { before: was, after: is })]
}

type Moves = {
  /** In the order of the report. */
  named: readonly { id: string; name: string }[]
  kind: 'useCase' | 'technique'
  better: readonly MovedTarget[]
  worse: readonly MovedTarget[]
}

/** One sentence for all that move alike. */
function movesOf(words: Wording, { named, kind, better, worse }: Moves): string[] {
  const moves = new Map([...worse, ...better].map((one) => [one.id, one]))
  const moving = named.flatMap(({ id, name }) => {
    const move = moves.get(id)
    return move ? [{ name, before: rangeWords(words, move.before), after: rangeWords(words, move.after) }] : []
  })
  const alike = Map.groupBy(moving, ({ before, after }) => `${before}\n${after}`)
  return [...alike.values()].flatMap((all) => {
    const [first] = all
    if (!first) return []
    const { before, after } = first
    return [
      words.t(`secondView.${kind}`, {
        count: all.length,
        names: words.list(all.map(({ name }) => name)),
        before,
        after,
      }),
    ]
  })
}

function rangeWords({ t }: Wording, [worst, best]: MovedTarget['before']): string {
  if (worst === best) return t(`verdict.word.${worst}`)
  return t('verdict.range', { worst: t(`verdict.word.${worst}`), best: t(`verdict.word.${best}`) })
}
