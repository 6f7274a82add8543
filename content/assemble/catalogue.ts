import { nameOrder } from '#app/messages/locales.ts'
import type { ActionFile } from '../files/action.ts'
import type { CapabilityFile, StatementFile } from '../files/capability.ts'
import { citationOf } from '../files/finding.ts'
import type { ConstantsFile } from '../files/lists.ts'
import type { ContentFiles, Item } from '../layout.ts'
import type { Action, Capability, Catalogue, Constants, DimensionId, Level, Statement } from '../schema.ts'
import { assembleContradiction, assemblePitfall, assembleStages } from './findings.ts'
import { assembleQuestions } from './questions.ts'
import { assembleAlternative, assembleMinimums, assembleProfile } from './requirements.ts'
import { assembleTechnique, assembleUseCase } from './targets.ts'
import { assembleTemplate } from './templates.ts'

/** The order in which rows of several profiles are explained (mapping A6). */
const PROFILE_ORDER: readonly string[] = ['core', 'ai', 'pd', 'pub', 'score', 'gen', 'build']

/** Joins checked files into the catalogue in display order, without its hash. Files must be free of faults. */
export function assembleCatalogue(files: ContentFiles, locale: string): Omit<Catalogue, 'hash'> {
  const { items, lists } = files
  const inOrder = nameOrder(locale)
  const constants = assembleConstants(lists.constants)
  const dimensionOrder = lists.dimensions.map(({ id }) => id as string)
  const capabilities = [...items.capabilities]
    .sort((a, b) => dimensionOrder.indexOf(a.group) - dimensionOrder.indexOf(b.group) || byPosition(a, b))
    .map(assembleCapability)
  const capabilityOrder = capabilities.map(({ id }) => id)
  return {
    version: lists.constants.version,
    locale,
    disciplines: lists.disciplines,
    dimensions: lists.dimensions,
    capabilities,
    questions: assembleQuestions(files, capabilities, constants.minutes),
    techniques: items.techniques.map(assembleTechnique).sort(inOrder),
    categories: lists.categories,
    useCases: items['use-cases'].map(assembleUseCase).sort(inOrder),
    profiles: PROFILE_ORDER.flatMap((id) => items.profiles.filter((item) => item.id === id)).map(assembleProfile),
    alternatives: items.alternatives.map(assembleAlternative),
    actions: items.actions
      .map(assembleAction)
      .sort((a, b) => capabilityOrder.indexOf(a.capability) - capabilityOrder.indexOf(b.capability) || a.from - b.from),
    templates: items.templates.map(assembleTemplate).sort(inOrder),
    people: lists.roles.people,
    roles: lists.roles.roles.map(({ id, name, worn_by }) => ({ id, name, wornBy: worn_by })),
    contradictions: items.contradictions.map(assembleContradiction),
    pitfalls: [...items.pitfalls].sort(byPosition).map(assemblePitfall),
    stages: assembleStages(lists.stages),
    claims: items.claims.map(({ id, data }) => ({
      id,
      claim: data.claim,
      source: data.source,
      literature: data.literature,
      references: data.references,
      test: data.test,
      verdictRule: data.verdict_rule,
      improves: data.improves ?? null,
    })),
    references: items.references.map(({ id, data: { remark, ...data } }) => ({
      id,
      ...data,
      citation: citationOf({ ...data, remark }),
    })),
    retired: lists.retired,
    constants,
  }
}

function byPosition(a: Item<{ position: number }>, b: Item<{ position: number }>): number {
  return a.data.position - b.data.position || (a.id < b.id ? -1 : 1)
}

function assembleCapability({ id, group, data }: Item<CapabilityFile>): Capability {
  return {
    id,
    dimension: group as DimensionId,
    name: data.name,
    definition: data.definition,
    disciplines: data.disciplines,
    levels: data.levels.map(assembleStatement) as Capability['levels'],
    evidence: data.evidence,
    dependencies: data.depends_on,
    scored: data.scored,
    ...(data.way_out ? { wayOut: data.way_out } : {}),
  }
}

/** A rest that begins with a word is set off by a space; punctuation follows at once. */
function assembleStatement({ lead, rest, facts }: StatementFile): Statement {
  return { lead, rest: /^[\p{L}\p{N}("]/u.test(rest) ? ` ${rest}` : rest, facts }
}

function assembleAction({ id, group, data }: Item<ActionFile>): Action {
  return {
    id,
    capability: group,
    from: data.from,
    to: (data.from + 1) as Level,
    name: data.name,
    personDays: data.person_days,
    weeks: data.weeks,
    ...(data.weeks_with_history ? { weeksWithHistory: data.weeks_with_history } : {}),
    role: data.role,
    needs: assembleMinimums(data.needs),
    alsoGives: assembleMinimums(data.also_gives),
    deliverable: data.deliverable,
    definitionOfDone: data.definition_of_done,
    ...(data.roll_out ? { rollOut: assembleRollOut(data, data.roll_out) } : {}),
  }
}

function assembleRollOut(
  usual: ActionFile,
  { name, deliverable, definition_of_done }: NonNullable<ActionFile['roll_out']>,
): NonNullable<Action['rollOut']> {
  return {
    name: name ?? usual.name,
    deliverable: deliverable ?? usual.deliverable,
    definitionOfDone: definition_of_done,
  }
}

function assembleConstants(file: ConstantsFile): Constants {
  return {
    dimensionWeights: file.dimension_weights,
    weightsId: file.weights_id,
    alternativeWeights: file.alternative_weights,
    lambda: file.lambda,
    nearlySteps: { technique: file.nearly_steps.technique, useCase: file.nearly_steps.use_case },
    minutes: file.minutes,
    effortMultiplier: file.effort_multiplier,
    peopleByTeamSize: file.people_by_team_size,
    daysPerWeek: file.days_per_week,
    dayRateCents: file.day_rate_cents,
    currency: file.currency,
    keepGuestDays: file.keep_guest_days,
    lawAsOf: file.law_as_of,
  }
}
