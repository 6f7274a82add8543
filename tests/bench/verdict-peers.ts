import { Engine } from 'json-rules-engine'
import { ExpressionRunner, Model } from 'survey-core'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { CompiledTarget } from '#app/core/scoring/compile-target.ts'
import { requirementShort } from '#app/core/scoring/requirement-short.ts'
import { VERDICTS, type Verdict } from '#app/core/scoring/result.ts'
import { verdictRank } from '#app/core/scoring/verdict-rank.ts'

/** Levels 0-4 by capability, each of them sure. */
type Levels = Readonly<Record<string, number>>

/** One organisation: what it answered, what follows from that, and the verdicts to find, in the order of techniques. */
export type VerdictCase = { sheet: AnswerSheet; levels: Levels; expected: readonly Verdict[] }

/** One way to the verdicts on all techniques; its rules are laid out before. */
export type VerdictWay = { name: string; judge(one: VerdictCase): Verdict[] | Promise<Verdict[]> }

/** A minimum: what of it is counted elsewhere stands in `from`. */
type Minimum = { capability: string; min: number; from: number }
/** What one technique asks: options are alternatives. */
type Rules = { id: string; nearlySteps: number; homework: Minimum[]; steps: Minimum[]; groups: Minimum[][][] }

/**
 * The same rules as others run them, and as the least that can be written for them: all get levels that are worked out already, where
 * the product begins with answers and says why as well.
 */
export function verdictPeers(techniques: readonly CompiledTarget[]): VerdictWay[] {
  const all = techniques.map(rulesOf)
  return [byJsonRules(all), bySurvey(all), byExpressions(all), byHand(all)]
}

function rulesOf({ id, nearlySteps, rows }: CompiledTarget): Rules {
  const { musts, groups } = rows
  return {
    id,
    nearlySteps,
    homework: musts.flatMap(({ capability, homework }) =>
      homework ? [{ capability, min: homework.min, from: 0 }] : [],
    ),
    steps: musts.flatMap(({ capability, specific }) =>
      specific ? [{ capability, min: specific.min, from: specific.from }] : [],
    ),
    groups: groups
      .filter(({ must }) => must)
      .map(({ options }) =>
        options.map((members) => members.map(({ capability, min, must }) => ({ capability, min, from: must }))),
      ),
  }
}

const sum = (minima: readonly Minimum[], levels: Levels) =>
  minima.reduce((all, { capability, min, from }) => all + requirementShort(min, levels[capability] as number, from), 0)

const stepsOf = ({ steps, groups }: Rules, levels: Levels) =>
  sum(steps, levels) +
  groups.reduce((all, options) => all + Math.min(...options.map((members) => sum(members, levels))), 0)

/** A rule for each verdict on each technique; steps are facts that are worked out when a rule asks. */
function byJsonRules(all: readonly Rules[]): VerdictWay {
  const engine = new Engine()
  for (const rules of all) {
    const { id, nearlySteps, homework } = rules
    engine.addFact(`steps of ${id}`, async (_, almanac) => stepsOf(rules, await almanac.factValue('levels')))
    engine.addFact(`homework of ${id}`, async (_, almanac) => sum(homework, await almanac.factValue('levels')))
    const steps = (operator: string, value: number) => ({ fact: `steps of ${id}`, operator, value })
    const left = (operator: string) => ({ fact: `homework of ${id}`, operator, value: 0 })
    const conditions = {
      notYet: [steps('greaterThan', nearlySteps)],
      nearly: [steps('greaterThan', 0), steps('lessThanInclusive', nearlySteps)],
      readyAfterHomework: [steps('equal', 0), left('greaterThan')],
      ready: [steps('equal', 0), left('equal')],
    }
    for (const verdict of VERDICTS)
      engine.addRule({ conditions: { all: conditions[verdict] }, event: { type: id, params: { verdict } } })
  }
  return {
    name: 'json-rules-engine',
    async judge({ levels }) {
      const { events } = await engine.run({ levels })
      const verdicts = new Map(events.map(({ type, params }) => [type, params?.verdict as Verdict]))
      return all.map(({ id }) => verdicts.get(id) as Verdict)
    },
  }
}

/** A survey with a calculated value for each technique, as its designers write one. */
function bySurvey(all: readonly Rules[]): VerdictWay {
  const calculatedValues = all.map((rules, at) => ({ name: `rank${at}`, expression: rankExpression(rules) }))
  const survey = new Model({ calculatedValues })
  return {
    name: 'survey-core, a survey with calculated values',
    judge({ levels }) {
      survey.data = levels
      return survey.calculatedValues.map(({ value }) => VERDICTS[value] as Verdict)
    },
  }
}

/** The same expressions without a survey around them, parsed before. */
function byExpressions(all: readonly Rules[]): VerdictWay {
  const runners = all.map((rules) => new ExpressionRunner(rankExpression(rules)))
  return {
    name: 'survey-core, expressions alone',
    judge: ({ levels }) => runners.map((runner) => VERDICTS[runner.runValues(levels)] as Verdict),
  }
}

/** The verdict's place in `VERDICTS`, in the language of survey-core. */
function rankExpression({ nearlySteps, homework, steps, groups }: Rules): string {
  const short = ({ capability, min, from }: Minimum) => `max(0, ${min} - max({${capability}}, ${from}))`
  const total = (minima: readonly Minimum[]) => ['0', ...minima.map(short)].join(' + ')
  const nearest = groups.map((options) => `min(${options.map(total).join(', ')})`)
  const missing = [total(steps), ...nearest].join(' + ')
  return `iif(${missing} > ${nearlySteps}, 0, iif(${missing} > 0, 1, iif(${total(homework)} > 0, 2, 3)))`
}

/** What no engine can beat: the sums alone, over arrays. */
function byHand(all: readonly Rules[]): VerdictWay {
  return {
    name: 'a loop by hand',
    judge: ({ levels }) =>
      all.map((rules) => {
        const steps = stepsOf(rules, levels)
        return VERDICTS[verdictRank(steps, sum(rules.homework, levels), rules.nearlySteps)] as Verdict
      }),
  }
}
