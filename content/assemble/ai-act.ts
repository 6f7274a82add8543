import type { AiAct, TriageGate, TriageQuestion } from '../ai-act.ts'
import { type Expression, parseExpression } from '../expression.ts'
import type { ScenariosFile } from '../files/ai-act.ts'
import type { ContentFiles, Item } from '../layout.ts'
import type { Dated } from '../regulation.ts'
import { type ActsOrder, citation } from '../translation/places.ts'

type DatedFile<T> = { as_of: string; review_by: string; items: T[] }
type WrittenDates = {
  as_of?: string | undefined
  review_by?: string | undefined
  sources: { act: string; article: string; url?: string | undefined }[]
}

/** Joins the checked files of the AI Act: dates of a file on each of its items, addresses on each source. */
export function assembleAiAct({ items, lists }: ContentFiles, order: ActsOrder): Omit<AiAct, 'hash'> {
  const acts = lists['regulation/ai-act/acts']
  const known = new Map(acts.map((act) => [act.id, act]))
  const date = (file: DatedFile<unknown>, item: WrittenDates): Dated => ({
    asOf: item.as_of ?? file.as_of,
    reviewBy: item.review_by ?? file.review_by,
    sources: item.sources.map(({ act, article, url }) => {
      const cited = citation(known.get(act)?.name ?? act, article, order)
      return { act, article, url: url ?? known.get(act)?.url ?? '', cited }
    }),
  })
  const each = <Written extends WrittenDates, Rest>(file: DatedFile<Written>, assemble: (written: Written) => Rest) =>
    file.items.map((written) => ({ ...assemble(written), ...date(file, written) }))
  const groups = <Written extends WrittenDates, Rest>(
    files: readonly Item<DatedFile<Written>>[],
    assemble: (written: Written) => Rest,
  ) => files.flatMap(({ data }) => each(data, assemble))

  const questions: TriageQuestion[] = items['regulation/ai-act/questions'].flatMap(({ id: group, data }) =>
    each(data, (written) => assembleQuestion(group, written)),
  )
  const gates: TriageGate[] = [...items['regulation/ai-act/gates']]
    .sort((a, b) => a.data.position - b.data.position)
    .map(({ id, data }) => ({ id, name: data.name, stops: data.stops ?? null, findings: each(data, assembleFinding) }))
  const rules = {
    questions,
    gates,
    roles: each(lists['regulation/ai-act/roles'], ({ id, key, name, about, when }) => {
      return { id, key, name, about, when: parseExpression(when) }
    }),
    classes: each(lists['regulation/ai-act/classes'], ({ id, name, about, when }) => {
      return { id, name, about, when: condition(when) }
    }),
    dates: each(lists['regulation/ai-act/dates'], ({ id, on, what, whom, history }) => {
      return { id, on, what, whom, history }
    }),
    schedules: each(lists['regulation/ai-act/schedules'], ({ id, cases }) => {
      return {
        id,
        cases: cases.map(({ when, date: day, also }) => ({ when: condition(when), date: day ?? null, also })),
      }
    }),
    obligations: groups(items['regulation/ai-act/obligations'], assembleObligation),
    contested: groups(items['regulation/ai-act/contested'], ({ id, name, when, readings, taken }) => {
      return { id, name, when: condition(when), readings, taken }
    }),
    penalties: each(lists['regulation/ai-act/penalties'], ({ id, breach, cap_eur, cap_percent, sme, smc }) => {
      const caps = { capEur: cap_eur ?? null, capPercent: cap_percent ?? null, sme: sme ?? null, smc: smc ?? null }
      return { id, breach, ...caps }
    }),
    notes: each(lists['regulation/ai-act/notes'], ({ id, name, text }) => ({ id, name, text })),
    firstSteps: each(lists['regulation/ai-act/first-steps'], ({ id, name, text }) => ({ id, name, text })),
    wrongClaims: each(lists['regulation/ai-act/wrong-claims'], ({ id, wrong, right, pattern }) => {
      return { id, wrong, right, pattern }
    }),
  }
  const dated: Dated[] = [...Object.values(rules).flat(), ...gates.flatMap(({ findings }) => findings)].filter(
    (part) => 'asOf' in part,
  )
  return {
    asOf: dated.map(({ asOf }) => asOf).sort()[0] ?? '',
    reviewBy: dated.map(({ reviewBy }) => reviewBy).sort()[0] ?? '',
    acts,
    ...rules,
    scenarios: assembleScenarios(items['regulation/ai-act/scenarios'].flatMap(({ data }) => data)),
  }
}

const condition = (source: string | undefined): Expression | null => (source ? parseExpression(source) : null)

type WrittenQuestion = ContentFiles['items']['regulation/ai-act/questions'][number]['data']['items'][number]

function assembleQuestion(group: string, { id, ask, help, examples, options, odds, ...written }: WrittenQuestion) {
  const total = Object.values(odds).reduce((sum, share) => sum + share, 0)
  return {
    id,
    group,
    ask,
    help,
    examples,
    options: Object.entries(options).map(([option, text]) => ({ id: option, text, odds: (odds[option] ?? 0) / total })),
    askIf: condition(written.ask_if),
    screens: written.screens,
    otherwise: written.otherwise ?? null,
  }
}

type WrittenFinding = ContentFiles['items']['regulation/ai-act/gates'][number]['data']['items'][number]

function assembleFinding({ id, name, when, paragraph, duty_of, from }: WrittenFinding) {
  const article50 = paragraph && duty_of ? { paragraph, dutyOf: duty_of } : null
  return { id, name, when: parseExpression(when), article50, from: from ?? null }
}

type WrittenObligation = ContentFiles['items']['regulation/ai-act/obligations'][number]['data']['items'][number]

function assembleObligation({ id, role, statement, owner, evidence, when, ...written }: WrittenObligation) {
  return {
    id,
    roles: role,
    statement,
    owner,
    evidence,
    when: parseExpression(when),
    onlyIf: written.only_if ?? null,
    from: written.from,
    whenProhibited: written.when_prohibited,
    binding: written.binding,
    penalty: written.penalty ?? null,
    contested: written.contested,
  }
}

/** Worked examples with the answers that they start from. */
export function assembleScenarios(written: ScenariosFile): AiAct['scenarios'] {
  const byId = new Map(written.map((scenario) => [scenario.id, scenario]))
  return written.map(({ id, name, like, answers }) => ({
    id,
    name,
    answers: { ...(like === undefined ? {} : byId.get(like)?.answers), ...answers },
  }))
}
