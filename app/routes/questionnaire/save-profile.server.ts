import { isDeepStrictEqual } from 'node:util'
import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { scopeChangeEffects } from '#app/core/scoring/scope-change-effects.ts'
import { NOTHING_GIVEN } from '#app/routes/questionnaire-parts/answer-fields.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { isEmptySheet } from '#app/server/sheet.server.ts'
import { judgedSheet } from '#app/server/team-sheet.server.ts'
import type { Catalogue } from '#content/schema.ts'
import { findProfile, type Profile, saveProfile } from '#db/queries/profiles.server.ts'
import type { Replied, Theirs } from './autosave.ts'
import { answersByUseCase } from './card-view.server.ts'
import { describeEffects, type ScopeEffects } from './scope-effects.ts'
import { INTERESTS, MAX_INTERESTS, prefixOf } from './section-view.ts'

type ProfileForm = Pick<Profile, 'interests' | 'useCaseScope'>

/** Saves what the team is interested in, with the scope answers per use case. A repeated save of the same is one. */
export async function saveProfileForm(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  form: FormData,
): Promise<Replied> {
  const { database, say, now } = context.get(services)
  const { catalogue } = askedIn(context, open)
  const profile = readProfile(form, open, catalogue)
  if ('fault' in profile) {
    const { fault } = profile
    const words = fault === 'tooManyUseCases' ? say(fault, { max: MAX_INTERESTS }) : say(fault)
    return { kind: 'invalid', errors: { answer: words } }
  }
  if (form.get('confirmed') !== 'yes') {
    const effects = effectsOf(context, open, profile)
    if (effects) return { kind: 'confirm', effects }
  }
  const { baseVersion, ...chosen } = profile
  return database.withWorkspace(open.scope, async (tx) => {
    const version = await saveProfile(tx, { assessmentId: open.assessment.id, ...chosen, baseVersion })
    const saved = (at: number) =>
      ({ kind: 'saved', version: at, savedAt: now().toISOString(), answer: null }) satisfies Replied
    if (version !== null) return saved(version)
    const stored = await findProfile(tx, open.assessment.id)
    if (!stored || open.assessment.status !== 'open') return { kind: 'refused', message: say('submitted') }
    const { interests, useCaseScope } = stored
    if (isDeepStrictEqual({ interests, useCaseScope }, chosen)) return saved(stored.version)
    return { kind: 'conflict', current: theirsOf({ profile: stored, answers: open.answers }, chosen, catalogue) }
  })
}

function effectsOf(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  profile: ProfileForm,
): ScopeEffects | null {
  const { catalogue, model } = askedIn(context, open)
  const before = judgedSheet(open, model).sheet
  if (isEmptySheet(before)) return null
  const after = judgedSheet({ ...open, profile: { ...open.profile, ...profile } }, model).sheet
  return describeEffects(scopeChangeEffects(model, before, after), catalogue)
}

type StoredAnswers = { profile: Profile; answers: OpenAssessment['answers'] }

/** What is stored, for the fields; in words its interests, and what was answered otherwise than here for one of them. */
function theirsOf(stored: StoredAnswers, mine: ProfileForm, catalogue: Catalogue): Theirs {
  const { interests, version } = stored.profile
  const known = [...catalogue.useCases, ...catalogue.techniques]
  const names = known.filter(({ id }) => interests.includes(id)).map(({ name }) => name)
  const asked = catalogue.questions.filter(({ perUseCase }) => perUseCase)
  const perUseCase: Record<string, string> = {}
  const differing: string[] = []
  for (const question of asked) {
    for (const { id, name, answer, option } of answersByUseCase(question, catalogue, stored)) {
      perUseCase[`${prefixOf(question.id)}answer.${id}`] = answer
      const isOther = option !== mine.useCaseScope[id]?.[question.id] && mine.interests.includes(id)
      const chosen = question.options.find((one) => one.id === option)
      if (isOther && chosen) differing.push(`${name}: ${question.ask} ${chosen.text}`)
    }
  }
  return {
    ...NOTHING_GIVEN,
    answers: interests,
    text: [names.join(', '), ...differing].join(' · '),
    version,
    perUseCase,
  }
}

type Read =
  | (ProfileForm & { baseVersion: number })
  | { fault: 'chooseUseCases' | 'tooManyUseCases' | 'chooseAnswer' | 'reload' }

/** Scope answers of use cases that are not chosen now are kept: they come back with the interest. */
function readProfile(
  form: FormData,
  { profile }: OpenAssessment,
  { useCases, techniques, questions }: Catalogue,
): Read {
  const version = String(form.get(`${prefixOf(INTERESTS)}version`) ?? '')
  if (!/^\d{1,9}$/.test(version)) return { fault: 'reload' }
  const interests = [...new Set(form.getAll(`${prefixOf(INTERESTS)}answers`).map(String))]
  const known = new Set([...useCases, ...techniques].map(({ id }) => id))
  if (!interests.every((id) => known.has(id))) return { fault: 'chooseUseCases' }
  if (interests.length > MAX_INTERESTS) return { fault: 'tooManyUseCases' }
  const useCaseScope = structuredClone(profile.useCaseScope)
  for (const question of questions.filter(({ perUseCase }) => perUseCase)) {
    // Techniques are asked nothing of their own.
    for (const { id } of useCases.filter((useCase) => interests.includes(useCase.id))) {
      const given = form.get(`${prefixOf(question.id)}answer.${id}`)
      if (given === null) continue
      const option = String(given).replace(/^option:/, '')
      if (!question.options.some((known) => known.id === option)) return { fault: 'chooseAnswer' }
      useCaseScope[id] = { ...useCaseScope[id], [question.id]: option }
    }
  }
  return { interests, useCaseScope, baseVersion: Number(version) }
}
