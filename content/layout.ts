import type * as z from 'zod'
import { ActionFile } from './files/action.ts'
import {
  ActDatesFile,
  ActNotesFile,
  CitedActsFile,
  ContestedPointsFile,
  GateFile,
  ObligationsFile,
  PenaltiesFile,
  ScenariosFile,
  SchedulesFile,
  TriageClassesFile,
  TriageQuestionsFile,
  TriageRolesFile,
  WrongClaimsOnActFile,
} from './files/ai-act.ts'
import { CapabilityFile } from './files/capability.ts'
import { DutyLinksFile } from './files/duty-links.ts'
import { ClaimFile, ContradictionFile, PitfallFile, ReferenceFile, StagesFile } from './files/finding.ts'
import { HistoryFile } from './files/history.ts'
import {
  CategoriesFile,
  ConstantsFile,
  DimensionsFile,
  DisciplinesFile,
  RetiredFile,
  RolesFile,
} from './files/lists.ts'
import { PrefillFile } from './files/prefill.ts'
import {
  ActsFile,
  ContestedFile,
  CriteriaFile,
  FinesFile,
  GatesFile,
  InterestRulesFile,
  LegalHintFile,
  NationalListFile,
  OutcomesFile,
  PrivacyQuestionFile,
  RecordFieldsFile,
  StatuteCasesFile,
  WrongClaimsFile,
} from './files/privacy.ts'
import { QuestionFile } from './files/question.ts'
import { AssessmentDraftFile, VendorQuestionsFile } from './files/register-papers.ts'
import { AlternativeFile, ProfileFile } from './files/requirement.ts'
import {
  SampleAnswersFile,
  SampleCompanyFile,
  SampleFindingsFile,
  SamplePilotsFile,
  SampleRegisterFile,
} from './files/sample.ts'
import { TechniqueFile } from './files/technique.ts'
import { TemplateFile } from './files/template.ts'
import { StoredDataFile, TrustFile } from './files/trust.ts'
import { UpdatedFile } from './files/updated.ts'
import { UseCaseFile } from './files/use-case.ts'

/** Folders of items, one item a file: the file name is the id. `grouped` folders have one more level, which says where the item belongs. */
export const ITEM_FOLDERS = {
  capabilities: { schema: CapabilityFile, grouped: true },
  questions: { schema: QuestionFile, grouped: true },
  techniques: { schema: TechniqueFile, grouped: false },
  'use-cases': { schema: UseCaseFile, grouped: false },
  actions: { schema: ActionFile, grouped: true },
  templates: { schema: TemplateFile, grouped: false },
  profiles: { schema: ProfileFile, grouped: false },
  alternatives: { schema: AlternativeFile, grouped: false },
  claims: { schema: ClaimFile, grouped: false },
  contradictions: { schema: ContradictionFile, grouped: false },
  pitfalls: { schema: PitfallFile, grouped: false },
  references: { schema: ReferenceFile, grouped: false },
  trust: { schema: TrustFile, grouped: false },
  'regulation/ai-act/questions': { schema: TriageQuestionsFile, grouped: false },
  'regulation/ai-act/gates': { schema: GateFile, grouped: false },
  'regulation/ai-act/obligations': { schema: ObligationsFile, grouped: false },
  'regulation/ai-act/contested': { schema: ContestedPointsFile, grouped: false },
  'regulation/ai-act/scenarios': { schema: ScenariosFile, grouped: false },
  'regulation/privacy/questions': { schema: PrivacyQuestionFile, grouped: true },
  'regulation/privacy/national-lists': { schema: NationalListFile, grouped: false },
  'regulation/privacy/hints': { schema: LegalHintFile, grouped: false },
  'regulation/privacy/contested': { schema: ContestedFile, grouped: false },
  'regulation/prefill': { schema: PrefillFile, grouped: true },
} as const satisfies Record<string, { schema: z.ZodType; grouped: boolean }>

/** Lists of one file each. */
export const LIST_FILES = {
  dimensions: DimensionsFile,
  disciplines: DisciplinesFile,
  categories: CategoriesFile,
  roles: RolesFile,
  stages: StagesFile,
  constants: ConstantsFile,
  retired: RetiredFile,
  history: HistoryFile,
  updated: UpdatedFile,
  'stored-data': StoredDataFile,
  'sample/company': SampleCompanyFile,
  'sample/answers': SampleAnswersFile,
  'sample/findings': SampleFindingsFile,
  'sample/register': SampleRegisterFile,
  'sample/pilots': SamplePilotsFile,
  'regulation/ai-act/acts': CitedActsFile,
  'regulation/ai-act/roles': TriageRolesFile,
  'regulation/ai-act/classes': TriageClassesFile,
  'regulation/ai-act/dates': ActDatesFile,
  'regulation/ai-act/schedules': SchedulesFile,
  'regulation/ai-act/penalties': PenaltiesFile,
  'regulation/ai-act/notes': ActNotesFile,
  'regulation/ai-act/first-steps': ActNotesFile,
  'regulation/ai-act/wrong-claims': WrongClaimsOnActFile,
  'regulation/vendor-questions': VendorQuestionsFile,
  'regulation/assessment-draft': AssessmentDraftFile,
  'regulation/privacy/acts': ActsFile,
  'regulation/privacy/gates': GatesFile,
  'regulation/privacy/statute-cases': StatuteCasesFile,
  'regulation/privacy/criteria': CriteriaFile,
  'regulation/privacy/outcomes': OutcomesFile,
  'regulation/privacy/legitimate-interest': InterestRulesFile,
  'regulation/privacy/record-fields': RecordFieldsFile,
  'regulation/privacy/fines': FinesFile,
  'regulation/privacy/wrong-claims': WrongClaimsFile,
  'regulation/privacy/examples': ScenariosFile,
  'regulation/duty-links': DutyLinksFile,
} as const satisfies Record<string, z.ZodType>

export type ItemFolder = keyof typeof ITEM_FOLDERS
export type ListName = keyof typeof LIST_FILES

/** One parsed item. `group` is the folder between kind and file, empty where there is none; `file` is relative to the root. */
export type Item<T> = { id: string; group: string; file: string; data: T }

/** All content as written, by folder and list, items ascending by id. */
export type ContentFiles = {
  items: { [Folder in ItemFolder]: Item<z.infer<(typeof ITEM_FOLDERS)[Folder]['schema']>>[] }
  lists: { [Name in ListName]: z.infer<(typeof LIST_FILES)[Name]> }
}
