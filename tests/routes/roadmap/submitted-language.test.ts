import { describe, expect, test } from 'vitest'
import type { Locale } from '#app/messages/locales.ts'
import { answersOf } from '#tests/support/ai-act-rules.ts'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { text } from '#tests/ui/markup.tsx'
import { PILOT, read, submitting } from './support/submitted.ts'

const { browser, admin, services } = await testPreflight()
// Reading a language takes seconds where all cores are busy; requests meanwhile are told to come again.
services.inLanguage('de').law()

const SAID = {
  en: { duty: /An open duty in the register\s*: AI Act Art\. 4\(1\)[^:]*\(Helper\)/, person: 'Marketing lead' },
  de: { duty: /Eine offene Pflicht im Register\s*: [^:]*Art\. 4 Abs\. 1[^:]*\(Helper\)/, person: 'Marketingleitung' },
} as const
const OTHER = { en: 'de', de: 'en' } as const
const MAIN: readonly Locale[] = ['en', 'de']

/** A check of a client, with a system of the planned use case in its register. */
const aSubmittedCheck = (language: Locale) =>
  submitting({ browser, services })(async (guest, base) => {
    const added = await guest.post(`${base}/governance/new`, { kind: '', name: 'Helper' })
    const system = added.headers.get('Location')?.split('/').at(-1) ?? ''
    await admin`update app.ai_systems set status = 'live', use_case_id = ${PILOT} where id = ${system}`
    await admin`insert into app.ai_system_answers (workspace_id, system_id, part, question_id, answer, answered_by)
      select workspace_id, id, 'ai-act', key, value #>> '{}', id
      from app.ai_systems, jsonb_each(${admin.json(answersOf('s05'))}) where id = ${system}`
    await admin`update app.clients set language = ${language}
      where id = (select client_id from app.assessments where id = ${base.split('/').at(-1) ?? ''})`
  })

async function roadmapIn(language: Locale, guest: Browser, base: string): Promise<string> {
  await guest.get(`${base}/roadmap?language=${language}`)
  return text(await read(guest, `${base}/roadmap`))
}

describe('the submitted roadmap', () => {
  test.each(MAIN)('of a client that speaks %s is read in every language', async (main) => {
    const { guest, base } = await aSubmittedCheck(main)

    for (const reader of MAIN) {
      const roadmap = await roadmapIn(reader, guest, base)

      expect(roadmap).toMatch(SAID[reader].duty)
      expect(roadmap).toContain(SAID[reader].person)
      expect(roadmap).not.toContain(SAID[OTHER[reader]].person)
    }
  })

  test.each(MAIN)('of an older check in %s keeps its own words, but for people whom nobody named', async (main) => {
    const { guest, id, base } = await aSubmittedCheck(main)
    const [own = {}] = await admin`select translations from app.snapshots where assessment_id = ${id}`
    const reports = { [OTHER[main]]: own.translations[OTHER[main]].report }
    await admin`alter table app.snapshots disable trigger written_once`
    await admin`update app.snapshots set translations = ${admin.json(reports)} where assessment_id = ${id}`
    const roadmap = await roadmapIn(OTHER[main], guest, base)

    expect(roadmap).toContain(`${main === 'en' ? 'AI Act Art. 4(1)' : 'Art. 4 Abs. 1'}`)
    expect(roadmap).toContain(SAID[OTHER[main]].person)
    expect(roadmap).not.toContain(SAID[main].person)
    await admin`update app.snapshots set translations = null where assessment_id = ${id}`
    await admin`alter table app.snapshots enable trigger written_once`
    expect(await roadmapIn(OTHER[main], guest, base)).toContain(SAID[main].person)
  })
})
