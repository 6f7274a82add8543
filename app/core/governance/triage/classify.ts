import type { AiAct, Obligation, TriageFinding } from '#content/ai-act.ts'
import type { Dated } from '#content/regulation.ts'
import { compileTriage, type TriageModel } from './compile-triage.ts'
import { compiledOnce } from './compiled-once.ts'
import { type DutyDates, findDutyDates } from './duty-dates.ts'
import { answerWith, FALSE, type Formula } from './formula.ts'
import { type KnownAnswers, leadInterview } from './interview.ts'
import { listPossibleClasses } from './possible-classes.ts'
import type { TriageAnswers } from './read-answers.ts'
import type { Article50Duty, Duty, Prohibition, Triage } from './triage.ts'

const NO_LAW: ReadonlySet<string> = new Set(['out-of-scope', 'not-ai', 'open-source-exempt'])
const STOPS: ReadonlySet<string> = new Set([...NO_LAW, 'prohibited'])

/**
 * Places a system in the AI Act. What is missing or not sure stays open: it is never taken as a yes or a no.
 *
 * @param answers option or `unsure` by question id, as `readTriageAnswers` gives them
 * @param on ISO day for which it says what applies, by the law as it was read
 */
export function classify(rules: AiAct, answers: TriageAnswers, on: string): Triage {
  const strict = compiledOnce(rules)
  const contradictions = findContradictions(strict, answers)
  const model =
    contradictions.length === 0 ? strict : compileTriage(rules, new Set(contradictions.map(({ question }) => question)))
  const known = knownAnswers(model, answers)
  const restrict = answerWith(known)
  const classSets = listPossibleClasses(model, known)
  const classes = [...model.classes.keys()].filter((id) => classSets.every((set) => set.includes(id)))
  const mayBe = (excluded: ReadonlySet<string>) => classSets.some((set) => set.some((id) => excluded.has(id)))
  const isOutside = classes.some((id) => NO_LAW.has(id))
  const stopped = classes.some((id) => STOPS.has(id))
  const mayBeOutside = mayBe(NO_LAW)
  const mayStop = mayBe(STOPS)
  const states = new Map([...model.derived].map(([id, formula]) => [id, restrict(formula)]))
  const stateOf = (id: string) => states.get(id) ?? FALSE
  const holds = (id: string) => isHeld(stateOf(id))
  const isOpen = (id: string) => stateOf(id).op !== 'constant'

  const roles = rules.roles.map(({ id }) => id).sort()
  const flags = rules.gates.flatMap(({ findings }) => findings.map(({ id }) => id)).sort()
  const duties = rules.obligations
    .filter(({ whenProhibited }) => !isOutside && (!stopped || whenProhibited))
    .map((obligation) => ({ obligation, applies: restrict(model.bind(obligation.when)) }))
  const isSure = ({ obligation, applies }: (typeof duties)[number]) =>
    isHeld(applies) && !mayBeOutside && (!mayStop || obligation.whenProhibited)
  const { path, ask } = leadInterview(model, known)
  const triage: Triage = {
    on,
    asOf: rules.asOf,
    rules: rules.hash,
    roles: isOutside ? [] : roles.filter(holds),
    classes,
    prohibitions: mayBeOutside
      ? []
      : listFindings(rules, holds)
          .filter(({ article50 }) => article50 === null)
          .map((finding) => describeProhibition(rules, finding, (from) => findDutyDates(model, from, restrict, on))),
    article50: mayStop ? [] : listArticle50(model, stateOf, (from) => findDutyDates(model, from, restrict, on)),
    obligations: duties
      .filter(isSure)
      .map(({ obligation }) => describeDuty(rules, obligation, findDutyDates(model, obligation.from, restrict, on)))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    flags: flags.filter(holds),
    contested: rules.contested
      .filter(({ when }) => when !== null && isHeld(restrict(model.bind(when))))
      .map(({ id }) => id)
      .sort(),
    contradictions,
    path: path.map((question) => describeStep(model, question, known)),
  }
  if (stopped || ask.length === 0) return triage
  return {
    ...triage,
    undetermined: {
      ask: ask.map((question) => model.questions[question]?.id ?? ''),
      classes: classSets,
      roles: roles.filter(isOpen),
      flags: flags.filter(isOpen),
      article50: listFindings(rules, (id) => (mayStop && holds(id)) || isOpen(id)).flatMap(
        ({ article50 }) => article50?.paragraph ?? [],
      ),
      obligations: duties
        .filter((duty) => !isSure(duty) && duty.applies !== FALSE)
        .map(({ obligation }) => obligation.id)
        .sort(),
    },
  }
}

const isHeld = (formula: Formula) => formula.op === 'constant' && formula.holds

/** Index of the option by index of the question; what is not answered, or not sure, is left out. */
export function knownAnswers(model: TriageModel, answers: TriageAnswers): KnownAnswers {
  const known = new Map<number, number>()
  for (const [index, { id, options }] of model.questions.entries()) {
    const option = options.indexOf(answers[id] ?? 'unsure')
    if (option >= 0) known.set(index, option)
  }
  return known
}

/** Questions that were answered although the one that sums them up says that they do not arise. */
function findContradictions(model: TriageModel, answers: TriageAnswers): Triage['contradictions'] {
  return model.rules.questions.flatMap(({ id, askIf, otherwise }) => {
    const answer = answers[id]
    if (!askIf || !('ref' in askIf) || answer === undefined || answer === 'unsure' || answer === otherwise) return []
    const screen = model.rules.questions.find((one) => one.id === askIf.ref && one.screens)
    const said = screen && answers[screen.id]
    if (!screen || said === undefined || said === 'unsure') return []
    const option = screen.options.findIndex((one) => one.id === said)
    const asked = answerWith(new Map([[model.indexOf.get(screen.id) ?? -1, option]]))(model.bind(askIf))
    return isHeld(asked) ? [] : [{ question: id, against: screen.id }]
  })
}

type BeginningFinding = TriageFinding & { from: string }

/** The findings that hold and with which something begins. */
function listFindings(rules: AiAct, holds: (id: string) => boolean): BeginningFinding[] {
  return rules.gates.flatMap(({ findings }) =>
    findings.flatMap((finding) =>
      finding.from !== null && holds(finding.id) ? [{ ...finding, from: finding.from }] : [],
    ),
  )
}

function describeProhibition(
  rules: AiAct,
  finding: BeginningFinding,
  datesOf: (schedule: string) => DutyDates,
): Prohibition {
  return { finding: finding.id, article: articlesOf(rules, finding).join('; '), ...datesOf(finding.from) }
}

function listArticle50(
  { rules }: TriageModel,
  stateOf: (id: string) => Formula,
  datesOf: (schedule: string) => DutyDates,
): Article50Duty[] {
  const own = { provider: stateOf('maker'), deployer: stateOf('deployer') }
  return listFindings(rules, (id) => isHeld(stateOf(id))).flatMap(({ id, article50, from }) => {
    if (!article50) return []
    const { paragraph, dutyOf } = article50
    const mine = own[dutyOf]
    const holder = mine.op !== 'constant' ? 'open' : mine.holds ? 'own' : dutyOf
    return [{ paragraph, finding: id, holder, ...datesOf(from) }]
  })
}

function describeDuty(rules: AiAct, obligation: Obligation, dates: DutyDates): Duty {
  const { id, roles, binding, onlyIf, penalty, contested } = obligation
  const article = articlesOf(rules, obligation).join('; ')
  return { id, article, roles, binding, conditional: onlyIf !== null, penalty, contested, ...dates }
}

function describeStep(model: TriageModel, index: number, known: KnownAnswers): Triage['path'][number] {
  const question = model.rules.questions[index]
  if (!question) throw new RangeError(`There is no question ${index}.`)
  const answer = question.options[known.get(index) ?? -1]?.id ?? 'unsure'
  return { question: question.id, answer, articles: articlesOf(model.rules, question) }
}

/** `AI Act Art. 50(1)`, of binding acts only. */
function articlesOf(rules: AiAct, { sources }: Dated): string[] {
  return sources.flatMap(({ act, cited }) => (rules.acts.find(({ id }) => id === act)?.weight === 'law' ? [cited] : []))
}
