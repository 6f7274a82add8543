import { templateFor, templateOfAction } from '#app/core/templates/template-for.ts'
import { formatsOf } from '#app/core/templates/template-formats.ts'
import type { AnswerEntry } from '#app/report/model/answer-model.ts'
import type { CapabilityLadder } from '#app/report/model/dimension-model.ts'
import type { OpenQuestion, Phrase } from '#app/report/model/report-parts.ts'
import { type LibraryCatalogue, libraryPlaces } from '#app/routes/library/library-places.ts'
import type { TemplateLinkView } from '#app/routes/templates/template-link.tsx'
import type { Template } from '#content/schema/templates.ts'
import type { Catalogue } from '#content/schema.ts'
import type { LadderView, LinkedPhrase, OpenQuestionView, ReasonView, Voice } from './view.ts'

type Talks = ReadonlyMap<string, { comments: number; open: number }>
type Given = {
  sheets?: Pick<Catalogue, 'templates'> & LibraryCatalogue
  talks?: Talks
  voices?: ReadonlyMap<string, Voice[]>
}

export type Links = ReturnType<typeof linksOf>

/**
 * Where the things that a report names are found, as pages of one assessment.
 *
 * @param given.sheets holds the templates and the library of today, also for a result that was decided by an older
 * catalogue
 * @param given.talks how many comments there are, by question id
 * @param given.voices who said what, by question id
 */
export function linksOf(
  catalogue: Catalogue,
  assessmentId: string,
  { sheets = catalogue, talks = new Map(), voices = new Map() }: Given = {},
) {
  const base = `/assessments/${assessmentId}`
  const sections = new Map(catalogue.questions.map(({ id, section }) => [id, section]))

  const toQuestion = (id: string) => {
    const section = sections.get(id)
    return section ? `${base}/questions/${section}?question=${id}#q-${id}` : `${base}/questions`
  }
  const toUseCase = (id: string) => `${base}/use-cases/${id}`
  const toTechnique = (id: string) => `${base}/techniques/${id}`
  const library = libraryPlaces(sheets)
  const toAction = (id: string) => `${base}/roadmap/${id}`
  const actions = new Map(catalogue.actions.map((action) => [action.id, action]))
  const sheetLink = (found: Template | null): TemplateLinkView | null =>
    found && { name: found.name, href: `${base}/templates/${found.id}`, formats: formatsOf(found) }
  const sheetOf = (actionId: string) => {
    const action = actions.get(actionId)
    return action ? sheetLink(templateOfAction(sheets, action)) : null
  }
  const byKind = { question: toQuestion, useCase: toUseCase, technique: toTechnique }

  const reasons = (entries: readonly AnswerEntry[]): (ReasonView & { href: string })[] =>
    entries.map((entry) => {
      const talk = talks.get(entry.question)
      const said = voices.get(entry.question)
      return {
        ...entry,
        href: toQuestion(entry.question),
        ...(talk && { talk: { ...talk, href: `${base}/comments/${entry.question}` } }),
        ...(said && { voices: said }),
      }
    })

  return {
    base,
    toQuestion,
    toUseCase,
    toTechnique,
    toAction,
    library,
    sheetOf,
    sheetFor: (asked: { capability: string; min: number }) => sheetLink(templateFor(sheets, asked)),
    reasons,
    phrases: (phrases: readonly Phrase[]): LinkedPhrase[] =>
      phrases.map(({ text, ref }) => ({ text, href: ref ? byKind[ref.kind](ref.id) : null })),
    open: (questions: readonly OpenQuestion[]): OpenQuestionView[] =>
      questions.map((open) => ({ ...open, href: toQuestion(open.question) })),
    ladder: (ladder: CapabilityLadder): LadderView => ({
      id: ladder.id,
      name: ladder.name,
      level: ladder.applies ? ladder.level : null,
      levelText: ladder.levelText,
      here: ladder.here,
      next: ladder.next,
      isCounted: ladder.scored,
      rungs: ladder.rungs.map(({ level, lead, rest, facts, state }) => ({ level, text: lead + rest, facts, state })),
      reasons: reasons(ladder.reasons),
    }),
  }
}
