import type { Registration } from '#app/ui/field.tsx'

/**
 * What the form around a question posts.
 *
 * - `answer`: `level:0` to `level:4`, `option:<id>` or `unsure`; absent = nothing chosen
 * - `answers`: option ids, for questions that take several
 * - `tick`: `<level>.<index>` of every fact that is true
 * - `note`, `evidence`, `toldBy`, `toldOn` (ISO date): may be empty
 * - `version`: of the answer that the page shows; `opId`: one for each attempt
 */
type AnswerField = 'answer' | 'answers' | 'tick' | 'note' | 'evidence' | 'toldBy' | 'toldOn'

/** A form library's `register`; without it the fields post as a plain form. */
type RegisterAnswer = (name: AnswerField) => Registration

/** What was answered before, as the fields show it. */
export type GivenFields = {
  /** The value of `answer`; `null` = not answered yet. */
  answer: string | null
  answers: string[]
  ticks: string[]
  note: string
  evidence: string
  toldBy: string
  toldOn: string
}

/** Where a part gets its fields' values, names and listeners from. */
export type FieldSource = {
  given: GivenFields
  register?: RegisterAnswer
  /** Stands before every posted name, for several questions in one form; such as `q-owner.`. */
  prefix?: string
}

export const NOTHING_GIVEN: GivenFields = {
  answer: null,
  answers: [],
  ticks: [],
  note: '',
  evidence: '',
  toldBy: '',
  toldOn: '',
}

export const NOTE_MAX = 2000
export const EVIDENCE_MAX = 500
export const TOLD_BY_MAX = 200
