import type { Dispute } from '#app/core/agreement/facilitation.ts'
import type { TeamItem } from '#app/core/agreement/team-item.ts'
import type { TargetScore } from '#app/core/scoring/result.ts'
import { type ReportContext, targetName } from './report-context.ts'
import type { TargetEntry } from './target-model.ts'
import type { TeamReport } from './team-model.ts'

/** So many questions on which people differ are listed. */
const MOST_DISPUTED = 12
/** So many verdicts are named that hang on one. */
const MOST_NAMED = 3

/** How far the people agree who were asked; `null` where the lead alone was. */
export function describeTeam(context: ReportContext): TeamReport | null {
  const { team, words } = context
  if (!team) return null
  const { agreement, members } = team
  const hasAnswered = members.filter(({ answers }) => Object.keys(answers).length > 0)
  const missing = members.filter(({ isPending, isLead }) => isPending && !isLead).length
  return {
    title: words.t('team.title'),
    intro: words.t('team.intro', { answered: hasAnswered.length, asked: members.length }),
    missing,
    isFinal: isSettled(context),
    standing: words.t(isSettled(context) ? 'team.final' : missing > 0 ? 'team.soFar' : 'team.allDone', { missing }),
    reading: words.t(`team.reading.${agreement.alpha.reading ?? agreement.alpha.why ?? 'noVariation'}`),
    figures: figuresOf(context, agreement.answers.items),
    people: peopleOf(context, members),
    disputed: disputedOf(context, agreement.disputes),
  }
}

/** Nobody may answer any more. */
export const isSettled = ({ team }: ReportContext) => team?.members.every(({ isPending }) => !isPending) ?? true

/** Whether a verdict stays whatever is still answered; `null` where nothing is still to come. */
export function standingOf(context: ReportContext, { id }: TargetScore): TargetEntry['standing'] | null {
  const { team, words } = context
  if (!team || isSettled(context)) return null
  const { useCases, techniques } = team.agreement.final
  const final = [...useCases, ...techniques].find((target) => target.id === id)
  if (!final || final.verdict === null) return null
  const isFinal = final.verdict !== 'undetermined'
  return { isFinal, text: words.t(`team.verdict.${isFinal ? 'final' : 'soFar'}`) }
}

function figuresOf({ words, team }: ReportContext, items: readonly TeamItem[]): TeamReport['figures'] {
  const answered = items.filter(({ definite }) => definite > 1)
  const open = answered.filter(({ consensus }) => consensus === null)
  const counts = {
    agree: open.filter(({ spread }) => spread?.flag === null).length,
    slight: open.filter(({ spread }) => spread?.flag === 'slight').length,
    disagree: open.filter(({ spread }) => spread?.flag === 'disagree').length,
    consensus: items.filter(({ consensus }) => consensus !== null).length,
    fewKnow: items.filter(({ fewKnow }) => fewKnow).length,
    singleVoice: items.filter(({ singleVoice, consensus }) => singleVoice && consensus === null).length,
    nobodyWorksWithIt: items.filter(({ nobodyWorksWithIt }) => nobodyWorksWithIt).length,
  }
  const rows = (Object.keys(counts) as (keyof typeof counts)[]).flatMap((id) =>
    counts[id] > 0 ? [{ label: words.t(`team.${id}`), text: words.t('team.questions', { count: counts[id] }) }] : [],
  )
  const alpha = team?.agreement.alpha
  if (alpha?.values.ordinal === null || alpha?.values.ordinal === undefined) return rows
  const value = words.hundredth(alpha.values.ordinal)
  return [...rows, { label: words.t('team.alpha'), text: words.t('team.alphaText', { value, count: alpha.units }) }]
}

type Members = NonNullable<ReportContext['team']>['members']

/** Everybody counts in each discipline that they speak for; disciplines that nobody speaks for stand there too. */
function peopleOf({ words, catalogue }: ReportContext, members: Members): TeamReport['people'] {
  const people = (count: number) => words.t('team.people', { count })
  return {
    title: words.t('team.peopleTitle'),
    columns: {
      discipline: words.t('team.discipline'),
      asked: words.t('team.asked'),
      answered: words.t('team.answered'),
    },
    rows: catalogue.disciplines.map(({ id, name }) => {
      const asked = members.filter(({ disciplines }) => disciplines.includes(id))
      const answered = asked.filter(({ answers }) => Object.keys(answers).length > 0)
      return { id, name, asked: people(asked.length), answered: asked.length === 0 ? '' : people(answered.length) }
    }),
  }
}

function disputedOf(context: ReportContext, disputes: readonly Dispute[]): TeamReport['disputed'] {
  const { words, questions, team } = context
  if (disputes.length === 0) return null
  const items = new Map(team?.agreement.answers.items.map((item) => [item.question, item]))
  const rows = disputes.slice(0, MOST_DISPUTED).flatMap(({ question: id, flag, targets }) => {
    const item = items.get(id)
    const ask = questions.get(id)?.ask
    if (!item || ask === undefined) return []
    const { lo, hi } = item.soFar
    const answers = lo === hi ? words.t('dimension.level', { level: lo }) : words.t('answer.between', { lo, hi })
    const said = words.t(flag === 'disagree' ? 'team.disagree' : 'team.slight')
    return [{ question: id, ask, flag, answers, said, hangs: hangsOf(context, targets) }]
  })
  const left = disputes.length - rows.length
  return {
    title: words.t('team.disputed'),
    intro: [words.t('team.disputedIntro'), ...(left > 0 ? [words.t('team.disputedMore', { count: left })] : [])].join(
      ' ',
    ),
    columns: { question: words.t('team.question'), answers: words.t('team.answers'), hangs: words.t('team.hangs') },
    rows,
  }
}

function hangsOf(context: ReportContext, targets: readonly string[]): string {
  const { words } = context
  if (targets.length === 0) return words.t('team.hangsNothing')
  const first = [...targets].sort((a, b) => Number(context.useCases.has(b)) - Number(context.useCases.has(a)))
  const names = first.slice(0, MOST_NAMED).map((id) => targetName(context, id))
  const more = targets.length - names.length
  return more > 0 ? words.t('team.hangsMore', { list: names.join(', '), count: more }) : words.list(names)
}
