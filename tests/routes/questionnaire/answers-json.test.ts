import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { parseAnswerSheet } from '#app/core/assessment/parse-answer-sheet.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { saveAnswer, saveInterests } from './support/saving.ts'

const { browser, services } = await testPreflight()

/** A check with answers that a later scope answer hid, and with scope answers per use case. */
async function aCheckWithHiddenAnswers() {
  const guest = browser()
  const id = await guest.start()
  const levels = services.catalogue.questions.filter(({ kind }) => kind === 'level')
  for (const question of levels) await saveAnswer(guest, id, question.id, { answer: 'level:2' })
  for (const [question, answer] of [
    ['scope-eu-market', 'option:no'],
    ['scope-personal-data', 'option:no'],
  ] as const) {
    const saved = await saveAnswer(guest, id, question, { answer, confirmed: true })
    expect(saved.status).toBe(200)
  }
  return { guest, id, levels }
}

test('the downloaded answers are read by the command line, also where a scope answer hides some of them', async () => {
  const { guest, id, levels } = await aCheckWithHiddenAnswers()

  const file = await (await guest.get(`/assessments/${id}/answers.json`)).text()

  const sheet = JSON.parse(file)
  expect(Object.keys(sheet.answers).length).toBeGreaterThan(levels.length / 2)
  expect(Object.keys(sheet.answers).length).toBeLessThan(levels.length)
  expect(parseAnswerSheet(services.model, sheet)).toEqual({ ok: true, sheet })
  const scored = spawnSync(process.execPath, ['scripts/preflight.mjs', 'score', '--in', '-'], { input: file })
  expect(scored.stderr.toString()).toBe('')
  expect(scored.status).toBe(0)
  expect(JSON.parse(scored.stdout.toString())).toMatchObject({ form: 'full' })
})

test('what is hidden comes back into the file with its scope answer', async () => {
  const { guest, id, levels } = await aCheckWithHiddenAnswers()
  for (const question of ['scope-eu-market', 'scope-personal-data'])
    await saveAnswer(guest, id, question, { answer: 'option:yes', version: 1, confirmed: true })

  const sheet = await (await guest.get(`/assessments/${id}/answers.json`)).json()

  expect(Object.keys(sheet.answers)).toHaveLength(levels.length)
})

test('interests and what holds for each of them are read by the command line too', async () => {
  const guest = browser()
  const id = await guest.start()
  const [first, second] = services.catalogue.useCases.map((useCase) => useCase.id)
  const scope = { [`scope-personal-data/${first}`]: 'option:no', [`scope-personal-data/${second}`]: 'option:yes' }
  await saveInterests(guest, id, { interests: [first ?? '', second ?? ''], version: 1, scope, confirmed: true })
  await saveInterests(guest, id, { interests: [first ?? ''], version: 2, confirmed: true })

  const sheet = await (await guest.get(`/assessments/${id}/answers.json`)).json()

  expect(sheet.profile).toMatchObject({
    interests: [first],
    useCases: { [first ?? '']: { 'scope-personal-data': 'no' } },
  })
  expect(parseAnswerSheet(services.model, sheet)).toEqual({ ok: true, sheet })
})
