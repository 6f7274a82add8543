import type { Technique, TechniquePage } from '#content/schema/techniques.ts'
import type { UseCase } from '#content/schema/use-cases.ts'
import type { Capability, Catalogue, Question, Requirement } from '#content/schema.ts'

/**
 * The catalogue as far as scoring and planning look at it, without its texts: what a browser needs to do both. Verdicts,
 * scores and plans are the same as with the whole; names, reasons, pitfalls and contradictions are left out.
 */
export function compactRules(catalogue: Catalogue): Catalogue {
  return {
    ...catalogue,
    disciplines: [],
    dimensions: catalogue.dimensions.map(({ id }) => ({ id, name: '', short: '', about: '' })),
    capabilities: catalogue.capabilities.map(capability),
    questions: catalogue.questions.map(question),
    techniques: catalogue.techniques.map(technique),
    categories: [],
    useCases: catalogue.useCases.map(useCase),
    profiles: catalogue.profiles.map((profile) => ({ ...profile, name: '', requirements: rows(profile) })),
    alternatives: catalogue.alternatives.map((alternative) => ({ ...alternative, name: '', why: '' })),
    actions: catalogue.actions.map(({ rollOut: _, ...action }) => ({
      ...action,
      name: '',
      deliverable: '',
      definitionOfDone: '',
    })),
    templates: [],
    roles: catalogue.roles.map((role) => ({ ...role, name: '' })),
    contradictions: [],
    pitfalls: [],
    stages: catalogue.stages.map((stage) => ({ ...stage, name: '', about: '' })),
    claims: [],
    references: [],
  }
}

const UNSAID = { lead: '', rest: '', facts: [] }

function capability({ id, dimension, scored }: Capability): Capability {
  return {
    id,
    dimension,
    scored,
    name: '',
    definition: '',
    disciplines: [],
    levels: [UNSAID, UNSAID, UNSAID, UNSAID, UNSAID],
    evidence: '',
    dependencies: [],
  }
}

function question({ example: _, ...own }: Question): Question {
  return { ...own, disciplines: [], ask: '', help: '', options: own.options.map(({ id }) => ({ id, text: '' })) }
}

const rows = ({ requirements }: { requirements: Requirement[] }) => requirements.map((row) => ({ ...row, why: '' }))

const UNWRITTEN: TechniquePage = {
  quickSummary: '',
  explanation: '',
  marketingRelevance: '',
  commonPitfalls: [],
  origin: '',
  comparisons: [],
  useCaseFit: [],
  faq: [],
  fitQuestions: [],
}

function technique({ id, category, profiles, uses, requirements }: Technique): Technique {
  return {
    id,
    category,
    profiles,
    uses,
    requirements: rows({ requirements }),
    name: '',
    alsoCalled: [],
    definition: '',
    effort: { adopt: '', adapt: '', train: '' },
    examples: '',
    pitfalls: [],
    history: [],
    confusedWith: [],
    related: [],
    aiact: '',
    gdpr: '',
    resources: [],
    claims: [],
    updated: '',
    page: UNWRITTEN,
  }
}

function useCase({ id, dataKind, techniques, profiles, requirements, usualScope, pilot }: UseCase): UseCase {
  return {
    id,
    dataKind,
    techniques,
    profiles,
    requirements: rows({ requirements }),
    usualScope,
    pilot: { weeks: pilot.weeks, design: '', sample: '', decide: '' },
    name: '',
    description: '',
    kpis: [],
    claims: [],
    literature: '',
    aiact: '',
    gdpr: '',
  }
}
