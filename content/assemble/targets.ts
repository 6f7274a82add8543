import type { TechniqueFile } from '../files/technique.ts'
import type { StartingValueFile, UseCaseFile } from '../files/use-case.ts'
import type { Item } from '../layout.ts'
import type { Technique, TechniquePage } from '../schema/techniques.ts'
import type { StartingFigure, StartingValue, UseCase } from '../schema/use-cases.ts'
import { assembleRequirement } from './requirements.ts'

/** One technique, with the long texts of its page in the glossary. */
export function assembleTechnique({ id, data }: Item<TechniqueFile>): Technique {
  return {
    id,
    name: data.name,
    category: data.category,
    alsoCalled: data.also_called,
    definition: data.definition,
    profiles: data.profiles,
    effort: data.effort,
    requirements: data.needs.map(assembleRequirement),
    uses: Object.entries(data.uses).map(([useCase, fit]) => ({ useCase, fit })),
    examples: data.examples,
    pitfalls: data.pitfalls,
    history: data.history.map(({ year, fact, reference }) => ({ year, fact, reference: reference ?? null })),
    confusedWith: data.confused_with,
    related: data.related,
    aiact: data.ai_act,
    gdpr: data.gdpr,
    resources: data.resources,
    claims: data.claims,
    updated: data.updated,
    page: assemblePage(data.page),
  }
}

function assemblePage(page: TechniqueFile['page']): TechniquePage {
  return {
    quickSummary: page.quick_summary,
    explanation: page.explanation,
    marketingRelevance: page.marketing_relevance,
    commonPitfalls: page.common_pitfalls,
    origin: page.origin,
    comparisons: page.comparisons,
    useCaseFit: page.use_case_fit.map(({ use_case, fit, say }) => ({ useCase: use_case, fit, say })),
    faq: page.faq,
    fitQuestions: page.fit_questions,
  }
}

/** One use case with its usual scope by question id. */
export function assembleUseCase({ id, data }: Item<UseCaseFile>): UseCase {
  const { weeks, design, sample, decide } = data.pilot
  return {
    id,
    name: data.name,
    description: data.description,
    dataKind: data.data_kind,
    techniques: data.techniques,
    profiles: data.profiles,
    requirements: data.needs.map(assembleRequirement),
    usualScope: {
      'scope-personal-data': data.usual_scope.personal_data,
      'scope-public-output': data.usual_scope.public_output,
      'scope-people-decisions': data.usual_scope.people_decisions,
    },
    kpis: data.kpis,
    claims: data.claims,
    literature: data.literature,
    references: data.references,
    pilot: { weeks, design, sample, decide },
    value: assembleValue(data.value),
    aiactClass: data.ai_act_class,
    aiact: data.ai_act,
    gdpr: data.gdpr,
  }
}

function assembleValue({
  case: one,
  saves,
  error,
  law,
  one_off,
  error_cost,
  ...figures
}: StartingValueFile): StartingValue {
  const { volume, adoption, minutes, wage, realised, run, avoided } = figures
  return {
    case: one,
    saves,
    error: error ?? null,
    figures: {
      volume: starting(volume),
      adoption: starting(adoption),
      minutes: starting(minutes),
      wage: starting(wage),
      realised: starting(realised),
      run: starting(run),
      oneOff: starting(one_off),
      ...(avoided && { avoided: starting(avoided) }),
      ...(error_cost && { errorCost: starting(error_cost) }),
    },
    law,
  }
}

const starting = ({ low, base, high, reference }: StartingValueFile['volume']): StartingFigure => ({
  low,
  base,
  high,
  reference: reference ?? null,
})
