import { beforeAll } from 'vitest'
import { BLANK_DRAFT } from '#app/core/pilots/charter/prefill-draft.ts'
import { newId } from '#db/new-id.ts'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { PARTICIPANT_ID, PILOT_ID } from './known-routes.ts'

/** A product with a guest whose check has an answer, a pilot and somebody asked. Call at the top of the file. */
export async function productToSweep() {
  const { browser, logged, admin } = await testPreflight()
  const swept: { guest: Browser; id: string } = { guest: browser(), id: '' }
  beforeAll(async () => {
    const { guest } = swept
    const id = await guest.start()
    swept.id = id
    await admin`
      insert into app.pilots (workspace_id, id, client_id, name, draft, created_by)
      select workspace_id, ${PILOT_ID}, client_id, 'Example', ${admin.json(BLANK_DRAFT)}, ${newId()}
      from app.assessments where id = ${id}`
    await admin`
      insert into app.participants (workspace_id, id, assessment_id, kind, name, disciplines)
      select workspace_id, ${PARTICIPANT_ID}, id, 'participant', 'Lee', '{data}' from app.assessments where id = ${id}`
    await guest.post(`/assessments/${id}/answers/q-kpi-definition`, {
      'q-kpi-definition.answer': 'level:1',
      'q-kpi-definition.version': '0',
      'q-kpi-definition.opId': newId(),
    })
  })
  return { browser, logged, swept }
}
