import { expect, test } from 'vitest'
import { withDatabase } from '#db/connection-url.ts'
import { findEmbedded } from '#db/embedded.server.ts'
import { newId } from '#db/new-id.ts'
import { quietly } from '#tests/support/database-server.ts'
import { planKills } from '#tests/support/kills.ts'
import { Pages } from '#tests/support/saving-page.ts'
import { temporaryFolder } from '#tests/support/temporary-folder.ts'

const SAVES = 300
const KILLS = 5
const LANES = 4

test('three hundred acknowledged saves survive five kills at random moments, each exactly once', {
  timeout: 180_000,
}, async () => {
  const seed = Number(process.env.PREFLIGHT_SEED ?? 20_261_122)
  const dataDir = temporaryFolder()
  const pages = new Pages(dataDir)
  const kills = planKills(seed, { saves: SAVES, kills: KILLS })
  const acknowledged: { opId: string; version: number }[] = []

  const lane = async (save: Awaited<ReturnType<Pages['open']>>, questionId: string) => {
    for (let known = 0; acknowledged.length < SAVES; ) {
      const [opId, name] = [newId(), (field: string) => `${questionId}.${field}`]
      const fields = { [name('answer')]: 'level:3', [name('note')]: `after ${known}` }
      const version = await save(questionId, { ...fields, [name('version')]: String(known), [name('opId')]: opId })
      acknowledged.push({ opId, version })
      known = version
      const kill = kills.get(acknowledged.length)
      if (kill) await pages.suffer(kill)
    }
  }
  const visitors = await Promise.all(Array.from({ length: LANES }, () => pages.open()))
  await Promise.all(visitors.map((save) => lane(save, 'q-kpi-definition')))

  const admin = quietly(withDatabase((await findEmbedded(dataDir)) ?? '', 'preflight'))
  const logged = await admin<{ op_id: string; version: number }[]>`select op_id, version from app.answer_log`
  const current = await admin<{ versions: number }[]>`select sum(version)::int as versions from app.answers`
  await admin.end()
  const versions = new Map(logged.map(({ op_id, version }) => [op_id, version]))
  expect(pages.kills, `seed ${seed}`).toHaveLength(KILLS)
  expect(acknowledged.length).toBeGreaterThanOrEqual(SAVES)
  expect(
    acknowledged.filter(({ opId, version }) => versions.get(opId) !== version),
    `seed ${seed}`,
  ).toEqual([])
  // Nothing twice either: as many changes in the history as were acknowledged, and as many as the answers counted.
  expect(logged, `seed ${seed}`).toHaveLength(acknowledged.length)
  expect(current[0]?.versions, `seed ${seed}`).toBe(acknowledged.length)
})
