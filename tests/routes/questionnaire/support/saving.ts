import { newId } from '#db/new-id.ts'
import type { Browser } from '#tests/support/browser.ts'

export type Save = { answer?: string; answers?: string[]; tick?: string[]; version?: number; opId?: string } & {
  note?: string
  evidence?: string
  toldBy?: string
  toldOn?: string
  confirmed?: boolean
}

/** The fields of one question, as autosave sends them. */
export function fieldsOf(questionId: string, save: Save): [string, string][] {
  const { confirmed, version = 0, opId = newId(), ...given } = save
  const own = Object.entries({ ...given, version: String(version), opId }).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [`${questionId}.${name}`, value]),
  )
  return confirmed ? [...own, ['confirmed', 'yes']] : own
}

/** Saves one answer the way the page does. */
export function saveAnswer(by: Browser, assessmentId: string, questionId: string, save: Save): Promise<Response> {
  return by.post(`/assessments/${assessmentId}/answers/${questionId}`, fieldsOf(questionId, save))
}

/** Saves the interests, and what is asked for each of them. */
export function saveInterests(
  by: Browser,
  assessmentId: string,
  { interests, version, scope = {}, confirmed }: Interests,
): Promise<Response> {
  const perUseCase = Object.entries(scope).map(([name, option]): [string, string] => {
    const [questionId, useCase] = name.split('/')
    return [`${questionId}.answer.${useCase}`, option]
  })
  const chosen = interests.map((id): [string, string] => ['interests.answers', id])
  const own: [string, string][] = [
    ['interests.version', String(version)],
    ['interests.opId', newId()],
  ]
  const seen: [string, string][] = confirmed ? [['confirmed', 'yes']] : []
  return by.post(`/assessments/${assessmentId}/answers/interests`, [...chosen, ...perUseCase, ...own, ...seen])
}

type Interests = {
  interests: string[]
  version: number
  /** By `<question>/<use case>`. */
  scope?: Record<string, string>
  confirmed?: boolean
}
