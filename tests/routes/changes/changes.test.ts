import { beforeAll, describe, expect, test } from 'vitest'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import type { Catalogue } from '#content/schema.ts'
import { newId } from '#db/new-id.ts'
import { saveCatalogue } from '#db/queries/catalogues.server.ts'
import { fieldsOf, saveAnswer } from '#tests/routes/questionnaire/support/saving.ts'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { tags, text } from '#tests/ui/markup.tsx'

const { browser, services, admin } = await testPreflight()
const { catalogue, database } = services
const ladders = catalogue.questions.filter(({ kind }) => kind === 'level')
let guest: Browser
let origin: string
let copy: string

beforeAll(async () => {
  guest = browser()
  origin = await guest.start({ form: 'short' })
  for (const { id } of ladders) await saveAnswer(guest, origin, id, { answer: 'level:1' })
  await guest.post(`/assessments/${origin}/review`, { intent: 'submit' })
  copy = await copyOf(origin)
})

async function copyOf(assessmentId: string): Promise<string> {
  const copied = await guest.post(`/assessments/${assessmentId}`, { intent: 'copy' })
  return /assessments\/([0-9a-f-]{36})/.exec(copied.headers.get('Location') ?? '')?.[1] ?? ''
}

const page = async (path: string) => text(await (await guest.get(path)).text())
const change = (id: string, answer: string, version: number) =>
  guest.post(`/assessments/${copy}/answers/${id}`, fieldsOf(id, { answer, version }))

describe('the page of changes', () => {
  test('says of the first check of a client that there is nothing to compare with', async () => {
    expect(await page(`/assessments/${origin}/changes`)).toContain('Nothing to compare with yet')
  })

  test('says of equal answers that nothing is another', async () => {
    const changes = await page(`/assessments/${copy}/changes`)

    expect(changes).toContain('Nothing has changed: no verdict, no level, no score.')
    expect(changes).not.toContain('All changed answers')
  })

  test('names what rose, and what is only known less well apart from it, with the words answered', async () => {
    const [first, second] = ladders
    expect((await change(first?.id ?? '', 'level:3', 1)).status).toBe(200)
    expect((await change(second?.id ?? '', 'unsure', 1)).status).toBe(200)

    const changes = await page(`/assessments/${copy}/changes?since=${origin}`)

    expect(changes).toContain('Levels: 1 up, none down.')
    expect(changes).toMatch(/Up Level 1 → now Level 3 One answer changed/)
    expect(changes).toMatch(/Known more or less precisely, and perhaps the same/)
    expect(changes).toContain('2 answers differ between the two checks.')
    const capability = catalogue.capabilities.find(({ id }) => id === first?.capability)
    expect(changes).toContain(`${capability?.levels[3].lead}${capability?.levels[3].rest}`)
    expect(changes).toContain('Not sure')
  })

  test('says because of which answers a verdict is another', async () => {
    for (const { id } of ladders.slice(2)) await change(id, 'level:4', 1)

    const changes = await page(`/assessments/${copy}/changes`)

    expect(changes).toMatch(/Because of: [^?]+\? From step 1 to 4\./)
    expect(changes).toMatch(/And (one more answer|\d+ more answers)\./)
    expect(changes).toMatch(/Use cases: \d+ are closer/)
  })

  test.each([
    ['itself', () => copy],
    ['what is not there', () => newId()],
    ['what is no id', () => '../../etc'],
  ])('is not there for a comparison with %s', async (_, since) => {
    expect((await guest.get(`/assessments/${copy}/changes?since=${since()}`)).status).toBe(404)
  })

  test('folds the reasons away behind the one that decides, and opens all of them by one link', async () => {
    const folded = await (await guest.get(`/assessments/${copy}/changes`)).text()
    const opened = await (await guest.get(`/assessments/${copy}/changes?since=${origin}&open=all`)).text()
    const opens = (html: string) => tags(html, 'details').filter((each) => 'open' in each).length

    expect(folded).toContain(`?since=${origin}&amp;open=all`)
    expect(opens(folded)).toBe(0)
    expect(opens(opened)).toBe(tags(opened, 'details').length)
    expect(text(opened)).toContain('Fold all reasons')
  })

  test("compares nothing with another client's check, nor with somebody else's", async () => {
    const other = browser()
    const foreign = await other.start()
    const own = await guest.start({ company: 'Another client' })
    for (const since of [foreign, own]) {
      expect((await guest.get(`/assessments/${copy}/changes?since=${since}`)).status).toBe(404)
    }
    expect((await other.get(`/assessments/${copy}/changes?since=${origin}`)).status).toBe(404)
  })
})

describe('after an update of the catalogue', () => {
  /** As it was before the update: one question that is asked no more, and one use case that asked for less. */
  function olderCatalogue(hash: string): Catalogue {
    const [question] = ladders
    if (!question) throw new RangeError('There are level questions.')
    return {
      ...catalogue,
      hash,
      questions: [...catalogue.questions, { ...question, id: 'q-gone', ask: 'Is this still asked?' }],
      useCases: catalogue.useCases.map((useCase) => ({
        ...useCase,
        requirements: [],
        techniques: { core: [], support: [], optional: [] },
        profiles: [],
      })),
    }
  }

  /** A check of the same client that was submitted long ago, under another catalogue. */
  async function submitUnder(older: Catalogue): Promise<string> {
    const answers = Object.fromEntries([...ladders, { id: 'q-gone' }].map(({ id }) => [id, 1 as const]))
    const sheet: AnswerSheet = { form: 'short', profile: {}, answers }
    const assessmentId = newId()
    await admin`
      insert into app.assessments (workspace_id, id, client_id, title, form, locale, catalogue_hash, status, submitted_at)
      select workspace_id, ${assessmentId}, client_id, title, form, locale, ${older.hash}, 'submitted', '2025-03-03'
      from app.assessments where id = ${origin}`
    await admin`
      insert into app.snapshots (workspace_id, id, assessment_id, inputs, catalogue_hash, engine_version, result, report,
        sha256, submitted_by, submitted_at)
      select workspace_id, ${newId()}, ${assessmentId}, ${admin.json({ sheet })}, ${older.hash}, engine_version,
        ${admin.json(JSON.parse(JSON.stringify(score(compileModel(older), sheet))))}, report, ${older.hash}, submitted_by,
        '2025-03-03'
      from app.snapshots where assessment_id = ${origin}`
    return assessmentId
  }

  test('what we changed stands apart from what they changed', async () => {
    const older = olderCatalogue('a'.repeat(64))
    await database.withSys((tx) => saveCatalogue(tx, older))
    const since = await submitUnder(older)

    const changes = await page(`/assessments/${copy}/changes?since=${since}`)

    expect(changes).toContain('Since 3 Mar 2025')
    expect(changes).toContain('The catalogue is another one since then.')
    expect(changes).toContain('Is this still asked?')
    expect(changes).toMatch(/· (we changed|you and we changed)/)
    expect(changes).toContain('· you changed')
    expect(changes).not.toContain('not kept in this installation')
  })

  test('where the earlier catalogue is gone, the page says so and shows the stored result', async () => {
    const since = await submitUnder(olderCatalogue('b'.repeat(64)))

    const changes = await page(`/assessments/${copy}/changes?since=${since}`)

    expect(changes).toContain('not kept in this installation')
    expect(changes).toContain('q-gone')
    expect(changes).toMatch(/· (we changed|you and we changed)/)
  })

  test('a client with several earlier checks can choose among them', async () => {
    expect(await page(`/assessments/${copy}/changes`)).toContain('Compare with the check submitted on')
  })
})
