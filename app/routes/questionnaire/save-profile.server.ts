import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { scopeChangeEffects } from '#app/core/scoring/scope-change-effects.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { sheetOf } from '#app/server/sheet.server.ts'
import { findProfile, saveProfile } from '#db/queries/profiles.server.ts'
import type { Outcome } from './autosave.ts'
import { describeEffects } from './scope-effects.ts'
import { INTERESTS, MAX_INTERESTS, prefixOf } from './section-view.ts'

type ProfileForm = { interests: string[]; useCaseScope: Record<string, Record<string, string>> }

/** Saves what the team is interested in, with the scope answers per use case. A repeated save of the same is one. */
export async function saveProfileForm(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  form: FormData,
): Promise<Outcome> {
  const { catalogue, database, model } = context.get(services)
  const read = readProfile(form, open, catalogue)
  if (!read.ok) return { kind: 'invalid', errors: { answers: read.error } }
  const { profile } = read
  const before = sheetOf(open, catalogue)
  if (form.get('confirmed') !== 'yes' && Object.keys(before.answers).length > 0) {
    const after = sheetOf({ ...open, profile: { ...open.profile, ...profile } }, catalogue)
    const effects = describeEffects(scopeChangeEffects(model, before, after), catalogue)
    if (effects) return { kind: 'confirm', effects }
  }
  const baseVersion = Number(form.get(`${prefixOf(INTERESTS)}version`))
  if (!Number.isSafeInteger(baseVersion))
    return { kind: 'invalid', errors: { answers: 'Please reload the page and choose again.' } }
  return database.withWorkspace(open.scope, async (tx) => {
    const version = await saveProfile(tx, { assessmentId: open.assessment.id, ...profile, baseVersion })
    if (version !== null) return saved(version)
    const stored = await findProfile(tx, open.assessment.id)
    if (!stored || open.assessment.status !== 'open')
      return { kind: 'refused', message: 'This check was submitted; its answers no longer change.' }
    if (isSame(stored, profile)) return saved(stored.version)
    const names = catalogue.useCases.filter(({ id }) => stored.interests.includes(id)).map(({ name }) => name)
    const current = {
      answer: null,
      answers: stored.interests,
      ticks: [],
      note: '',
      text: names.join(', ') || 'no answer',
      version: stored.version,
    }
    return { kind: 'conflict', current }
  })
}

const saved = (version: number): Outcome => ({
  kind: 'saved',
  version,
  savedAt: new Date().toISOString(),
  answer: null,
})

const isSame = (a: ProfileForm, b: ProfileForm) =>
  JSON.stringify([a.interests, a.useCaseScope]) === JSON.stringify([b.interests, b.useCaseScope])

type Read = { ok: true; profile: ProfileForm } | { ok: false; error: string }

/** Scope answers of use cases that are not chosen now are kept: they come back with the interest. */
function readProfile(
  form: FormData,
  open: OpenAssessment,
  {
    useCases,
    questions,
  }: {
    useCases: readonly { id: string }[]
    questions: readonly { id: string; perUseCase: boolean; options: { id: string }[] }[]
  },
): Read {
  const interests = [...new Set(form.getAll(`${prefixOf(INTERESTS)}answers`).map(String))]
  if (interests.some((id) => !useCases.some((useCase) => useCase.id === id)))
    return { ok: false, error: 'Please choose from the list.' }
  if (interests.length > MAX_INTERESTS)
    return { ok: false, error: `Please choose at most ${MAX_INTERESTS}; you can change them at any time.` }
  const useCaseScope = structuredClone(open.profile.useCaseScope)
  for (const question of questions.filter(({ perUseCase }) => perUseCase)) {
    for (const id of interests) {
      const given = form.get(`${prefixOf(question.id)}answer.${id}`)
      if (given === null) continue
      const option = given === 'unsure' ? 'unsure' : String(given).replace(/^option:/, '')
      if (!question.options.some((known) => known.id === option))
        return { ok: false, error: 'Please choose one of the answers shown.' }
      useCaseScope[id] = { ...useCaseScope[id], [question.id]: option }
    }
  }
  return { ok: true, profile: { interests, useCaseScope } }
}
